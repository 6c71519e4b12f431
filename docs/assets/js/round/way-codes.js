// @ts-check
/** Answers that arrive as codes, files or on paper: pasted, opened, typed; and what is to be chosen or mended in them. */

import { button, element } from '../dom.js'
import { style } from '../quiz/style.js'
import { ask } from './ask.js'
import { part } from './catalogue.js'
import { decode, encode, randomBits } from './codec.js'
import { codesByToken, receiveFile, receiveText } from './receive.js'
import { contextOf } from './state.js'

/** @typedef {import('./chair.js').Chair} Chair */

/** @param {Chair} chair @param {() => void} refresh the step's counts */
export function codes(chair, refresh) {
  const { root, open, words } = chair
  const made = part(root, 'way-codes')
  const area = /** @type {HTMLTextAreaElement} */ (made.querySelector('textarea'))
  /** @param {string} slot @returns {HTMLElement} */
  const at = (slot) => /** @type {HTMLElement} */ (made.querySelector(`[data-slot="${slot}"]`))
  for (const only of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll('[data-only]'))) if (only.dataset.only !== open.round.way) only.remove()
  const draw = () => {
    at('rivals').replaceChildren(...rivals(chair, draw))
    at('papers').replaceChildren(...papers(chair, draw))
    refresh()
  }
  /** @param {string[]} said */
  const say = (said) => {
    at('result').replaceChildren(...said.map((line) => element('p', { class: 'message' }, line)))
    draw()
  }
  made.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault()
    const { said, left } = receiveText(chair, area.value)
    area.value = left
    say(said)
  })
  /** @param {string} name @param {() => void} does */
  const on = (name, does) => made.querySelector(`[data-do="${name}"]`)?.addEventListener('click', does)
  on('files', () => chair.choose(async (files) => say((await Promise.all(files.map((file) => receiveFile(chair, file)))).flat()), true))
  on('paper', () => paper(chair, randomBits(32)))
  on('sheet', async () => {
    const [{ sheet }, { printOnly }] = await Promise.all([import('./paper.js'), import('./print.js'), style('round-papers')])
    made.querySelector('.sheet')?.remove()
    const form = sheet(root, open, chair.instrument, words)
    made.append(form)
    printOnly(form)
  })
  draw()
  return made
}

/** Type a paper in, again if it was typed before. @param {Chair} chair @param {number} token @param {string} [before] */
function paper(chair, token, before) {
  const { against } = contextOf(chair.open, chair.catalogue)
  const set = before ? decode(before, against) : undefined
  ask(chair, chair.words('paper-title'), 'paper-done', (given) => {
    const { open } = chair
    open.codes = [...open.codes.filter((code) => code !== before), encode(against, { ...given, token })]
    open.papers = [...new Set([...(open.papers ?? []), token])]
    chair.go('collect').then(() => chair.announce(chair.words(before ? 'paper-mended' : 'added-one')))
  }, set && !set.refused ? set : undefined)
}

/** The papers that were typed, each to be mended or removed. @param {Chair} chair @param {() => void} draw */
function papers(chair, draw) {
  const { open, root, words } = chair
  const byToken = codesByToken(open, chair.catalogue)
  const typed = (open.papers ?? []).flatMap((token) => (byToken.get(token) ?? []).map((code) => ({ token, code })))
  if (!typed.length) return []
  const items = typed.map(({ token, code }, index) => {
    const name = words('paper-one', { n: index + 1 })
    const mend = button(words('paper-mend'), () => paper(chair, token, code))
    const remove = button(words('paper-remove'), () => {
      open.codes = open.codes.filter((one) => one !== code)
      open.papers = open.papers?.filter((one) => one !== token)
      chair.changed()
      draw()
      chair.announce(words('paper-removed', { name }))
      ;/** @type {HTMLElement} */ (root.querySelector('[data-do="paper"]')).focus()
    })
    for (const one of [mend, remove]) one.setAttribute('aria-label', `${one.textContent}: ${name}`)
    return element('li', {}, `${name} `, mend, ' ', remove)
  })
  return [part(root, 'papers', { items })]
}

/** Different codes from one person: the chair says which holds. @param {Chair} chair @param {() => void} draw */
function rivals(chair, draw) {
  const { open, root, words } = chair
  const doubled = [...codesByToken(open, chair.catalogue).values()].filter((own) => own.length > 1)
  return doubled.map((own) => {
    const items = own.map((code) =>
      element('li', {}, button(words('use-this', { code: `…${code.slice(-8)}` }), () => {
        open.codes = open.codes.filter((one) => one === code || !own.includes(one))
        chair.changed()
        draw()
        chair.announce(words('chosen'))
        ;/** @type {HTMLElement} */ (chair.panel.querySelector('h2')).focus()
      })),
    )
    return part(root, 'rivals', { items })
  })
}
