// @ts-check
/** "Skal det i bestyrelsen?": the questions of the page one at a time, and where the answers lead. */

import { announcer, button, element, wordsOf } from './dom.js'

/** @param {HTMLElement} root */
function walk(root) {
  const words = wordsOf(root)
  const announce = announcer(root)
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-question]')])
  /** @type {{step: HTMLElement, yes: boolean}[]} */
  const answers = []
  const panel = element('div', { class: 'walk-panel' })

  /** @param {string} id */
  const named = (id) => steps.find((step) => step.dataset.question === id)

  /** The id that the answers so far have led to. */
  const here = () => {
    const last = answers.at(-1)
    return (last ? (last.yes ? last.step.dataset.yes : last.step.dataset.no) : steps[0].dataset.question) ?? ''
  }

  const back = () => {
    answers.pop()
    show()
  }
  const again = () => {
    answers.length = 0
    show()
  }
  /** @param {HTMLElement} step @param {boolean} yes */
  const answer = (step, yes) => {
    answers.push({ step, yes })
    show()
  }

  /** @param {HTMLElement} node */
  const text = (node) => node.querySelector('.walk-question')?.textContent ?? ''

  /** @param {HTMLElement} step */
  function question(step) {
    const number = answers.length + 1
    const help = step.querySelector('.walk-help')?.cloneNode(true)
    announce(words('at-most', { n: number, total: Number(root.dataset.longest) }))
    return [
      element('p', { class: 'item-number' }, words('at-most', { n: number, total: Number(root.dataset.longest) })),
      element('h2', { tabindex: '-1' }, text(step)),
      ...(help ? [help] : []),
      element(
        'div',
        { class: 'walk-answers' },
        button(words('yes'), () => answer(step, true), 'button'),
        button(words('no'), () => answer(step, false), 'button'),
      ),
    ]
  }

  /** @param {HTMLElement} outcome */
  function result(outcome) {
    const copy = /** @type {HTMLElement} */ (outcome.cloneNode(true))
    copy.removeAttribute('id')
    const title = element('h2', { tabindex: '-1' }, copy.querySelector('h3')?.textContent ?? '')
    copy.querySelector('h3')?.replaceWith(title)
    announce(words('came', { title: title.textContent ?? '' }))
    const way = answers.map(({ step, yes }) => element('li', {}, `${text(step)} `, element('strong', {}, words(yes ? 'yes' : 'no'))))
    return [copy, element('h3', {}, words('your-way')), element('ol', { class: 'walk-way' }, ...way)]
  }

  function draw() {
    const step = named(here())
    const outcome = root.querySelector(`[data-outcome="${here()}"]`)
    const parts = step ? question(step) : outcome ? result(/** @type {HTMLElement} */ (outcome)) : []
    panel.toggleAttribute('data-result', !step)
    panel.replaceChildren(...parts)
    if (answers.length) {
      panel.append(element('div', { class: 'tool-row' }, button(words('back'), back), button(words('again'), again)))
    }
  }

  function show() {
    draw()
    panel.querySelector('h2')?.focus()
  }

  root.prepend(panel)
  draw()
  root.dataset.ready = ''
}

for (const root of document.querySelectorAll('[data-walk]')) walk(/** @type {HTMLElement} */ (root))
