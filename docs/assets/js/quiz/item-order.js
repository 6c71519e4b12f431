// @ts-check
/** Steps are put in order with buttons, or with the keys of the numbers. */

import { element } from '../dom.js'

/**
 * @param {HTMLFormElement} form
 * @param {object} settings
 * @param {(name: string, values?: Record<string, string | number>) => string} settings.words
 * @param {(text: string) => void} settings.announce
 * @returns {import('./item-choice.js').Field}
 */
export function orderField(form, { words, announce }) {
  const list = /** @type {HTMLElement} */ (form.querySelector('.steps'))
  const steps = /** @type {HTMLElement[]} */ ([...list.children])
  const key = [...form.querySelectorAll('.feedback [data-option]')].map((li) => li.getAttribute('data-option') ?? '')
  const text = new Map(steps.map((li) => [li.dataset.step ?? '', li.querySelector('.step-text')?.textContent ?? '']))
  const ids = () => [...list.children].map((li) => /** @type {HTMLElement} */ (li).dataset.step ?? '')
  const start = ids()

  /** @param {HTMLElement} li @param {number} place */
  const move = (li, place) => {
    const all = [...list.children].filter((other) => other !== li)
    const to = Math.max(0, Math.min(all.length, place))
    const focused = document.activeElement
    if (to === all.length) list.append(li)
    else all[to].before(li)
    paint()
    const button = /** @type {HTMLButtonElement} */ (focused)
    if (li.contains(button)) (button.disabled ? /** @type {HTMLElement} */ (li.querySelector('button:not(:disabled)')) : button).focus()
    announce(words('moved', { step: text.get(li.dataset.step ?? '') ?? '', place: to + 1, total: steps.length }))
    form.dispatchEvent(new Event('change', { bubbles: true }))
  }

  const paint = () => {
    const all = [...list.children]
    all.forEach((li, place) => {
      const [up, down] = /** @type {NodeListOf<HTMLButtonElement>} */ (li.querySelectorAll('button'))
      up.disabled = place === 0
      down.disabled = place === all.length - 1
    })
  }

  for (const li of steps) {
    const step = text.get(li.dataset.step ?? '') ?? ''
    const place = () => [...list.children].indexOf(li)
    /** @param {string} name @param {string} sign @param {number} by */
    const arrow = (name, sign, by) =>
      element('button', { type: 'button', class: 'button button-secondary arrow', 'aria-label': words(name, { step }), onclick: () => move(li, place() + by) }, sign)
    li.append(element('span', { class: 'arrows' }, arrow('up', '↑', -1), arrow('down', '↓', 1)))
    li.addEventListener('keydown', (event) => {
      const to = Number(event.key)
      if (!Number.isInteger(to) || to < 1 || to > steps.length || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      move(li, to - 1)
    })
  }
  list.before(element('p', { class: 'instruction' }, words('order-help')))
  paint()

  return {
    ids: start,
    ask: 'choose-order',
    controls: steps.map((li) => /** @type {HTMLElement} */ (li.querySelector('button:not(:disabled)'))),
    // An order that nobody touched may still be meant.
    value: ids,
    complete: () => true,
    show(value) {
      const wanted = value.length === steps.length && new Set(value).size === steps.length ? value : start
      for (const id of wanted) list.append(/** @type {Node} */ (steps.find((li) => li.dataset.step === id)))
      paint()
    },
    judge: (value) => ({ hits: value.length === key.length ? key.filter((id, place) => value[place] === id).length : 0, right: key.length, extra: 0 }),
    why(value) {
      const local = form.dataset.basis === 'local'
      const items = key.map((id, place) => {
        const mark = value[place] === id ? 'right' : local ? 'local' : 'wrong'
        const why = form.querySelector(`.feedback [data-option="${id}"] .why`)
        return element('li', { 'data-mark': mark }, element('strong', {}, text.get(id) ?? ''), ...(why ? [why.cloneNode(true)] : []))
      })
      return [element('ol', { class: 'marked' }, ...items)]
    },
    describe: (value) => value.filter((id) => text.has(id)).map((id, place) => `${place + 1}) ${text.get(id)}`).join(' '),
  }
}
