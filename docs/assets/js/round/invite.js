// @ts-check
/** The step with the round's link and the ready texts. */

import { part } from './catalogue.js'
import { danishDate } from './definition.js'
import { factsOf, minutes, toFragment } from './link.js'
import { printOnly } from './print.js'

/** @typedef {import('./chair.js').Chair} Chair */

/** The address of the page on which the round is answered. @param {Chair} chair */
export const answerAddress = ({ root, open, instrument }) => `${new URL(root.dataset.answerPage ?? '', location.href)}#r=${toFragment(open.round, instrument)}`

/** @param {Chair} chair @param {string} name @param {string} link */
export function invitation({ root, open }, name, link) {
  const { deadline, tasks, own } = open.round
  const until = deadline ? (part(root, 'text-deadline').textContent ?? '').replace('{date}', danishDate(deadline)) : ''
  const text = part(root, `text-${name}`).textContent ?? ''
  return text.replace('{link}', link).replace('{minutes}', String(minutes(tasks.length + own.length))).replace('{deadline}', until)
}

/** @param {Chair} chair */
export function invite(chair) {
  const { root, open } = chair
  const link = answerAddress(chair)
  const name = open.round.name ? `: ${open.round.name}` : ''
  const made = part(root, 'invite', { facts: factsOf(open.round, chair.instrument, chair.words) })
  /** @type {Record<string, string>} */
  const boxes = { link, mail: invitation(chair, 'mail', link), aula: invitation(chair, 'aula', link), sms: invitation(chair, 'sms', link) }
  for (const [id, text] of Object.entries(boxes)) /** @type {HTMLTextAreaElement} */ (made.querySelector(`#${id}`)).value = text
  made.querySelector('[data-slot="try"]')?.setAttribute('href', link)
  made.querySelector('[data-do="poster"]')?.addEventListener('click', async () => {
    const { qr } = await import('./qr.js')
    const poster = part(root, 'poster', {
      name,
      minutes: String(minutes(open.round.tasks.length)),
      link,
      deadline: open.round.deadline ? (part(root, 'text-deadline').textContent ?? '').replace('{date}', danishDate(open.round.deadline)) : '',
      qr: qr(link),
    })
    made.querySelector('.poster')?.remove()
    made.append(poster)
    printOnly(poster)
  })
  return made
}
