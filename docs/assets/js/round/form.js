// @ts-check
/** The form of a round: the same survey as on the instrument's own page, with only what the round asks. */

import { element, template } from '../dom.js'
import { Store } from '../store.js'
import { Survey } from '../survey.js'
import { asking, offered, option } from './catalogue.js'

/**
 * @typedef {import('./definition.js').Round} Round
 * @typedef {import('./catalogue.js').Instrument} Instrument
 */

/** Answers that are gone with the page: for a device that is passed on, and for what is typed from paper. */
export class PassingStore {
  kept = true
  astray = 0
  instrument = ''
  /** @type {import('../store.js').State} */
  state = { version: 1, answers: Object.create(null), aside: [], settings: Object.create(null) }
  onchange = () => {}
  /** @param {string} id */
  get = (id) => this.state.answers[id]
  /** @param {string} id @param {string[]} value */
  set = (id, value) => (this.state.answers[id] = { value, key: '', wording: '', at: '' })
  /** @param {string} name @param {string} value */
  setting = (name, value) => (this.state.settings[name] = value)
}

/** Answers to a round, kept in this browser under the round's name. @param {Round} round @param {Instrument} instrument @param {string} section */
export function keptStore(round, instrument, section) {
  const tasks = asking(round, instrument, section)
  const ids = tasks.flatMap(({ id, title }) => [{ id, key: '', wording: title }, { id: heardId(id), key: '', wording: title }])
  return new Store(round.instrument, ids, `runde-${round.round.toString(16)}`)
}

/** @param {string} id */
const heardId = (id) => `${id}:hoeres`

/**
 * Put the form into a place.
 * @param {HTMLElement} page the element with the words
 * @param {HTMLElement} place
 * @param {object} parts
 * @param {Round} parts.round
 * @param {Instrument} parts.instrument
 * @param {any} parts.store
 * @param {(name: string) => string} parts.words
 * @param {boolean} [parts.bare]
 * @param {(answers: {answers: number[], heard?: number[]}, survey: Survey) => Node[]} parts.result what stands at the end
 */
export function answerForm(page, place, { round, instrument, store, words, bare = true, result }) {
  const tasks = asking(round, instrument, words('own-tasks'))
  const choices = offered(instrument, round.twoTier)
  const sections = [...new Set(tasks.map((task) => task.section))].map((title) =>
    element(
      'section',
      { class: 'task-section' },
      element('h2', {}, title),
      ...tasks.filter((task) => task.section === title).map((task) => element('p', { 'data-task': task.id, 'data-wording': task.title }, element('span', {}, task.title))),
    ),
  )
  const ui = /** @type {HTMLTemplateElement} */ (element('template', { 'data-ui': true }))
  for (const { id, label, explanation } of instrument.answers) ui.content.append(element('span', { 'data-answer': id, title: explanation }, label))
  ui.content.append(...[...template(page).querySelectorAll('[data-text]')].map((word) => word.cloneNode(true)))
  const root = element('section', { class: 'instrument', 'data-instrument': instrument.id, 'data-question': instrument.question }, ...sections, ui)
  place.replaceChildren(root)
  const roles = choices.filter((answer) => answer.role)
  const survey = new Survey(root, {
    rows: '[data-task]',
    label: 'span',
    store,
    bare: true,
    settings: () => [],
    includes: () => true,
    answers: (it) => it.allAnswers.filter((answer) => choices.some((one) => one.id === answer.id)),
    extra: (_, row) => (round.heard ? [heardChoices(store, row.id, roles, words('heard'))] : []),
    result: (it) => result(collected(tasks, instrument, store, round), it),
  })
  for (const section of sections) section.remove()
  if (!bare) {
    // How answers are kept is said at once; what is rarely needed stands behind a summary.
    const { panel } = survey.tools
    root.append(/** @type {Element} */ (panel.firstElementChild), element('details', {}, element('summary', {}, words('more-choices')), panel))
  }
  survey.showStep(0)
  return survey
}

/** @param {any} store @param {string} id @param {import('./catalogue.js').Offered[]} roles @param {string} legend */
function heardChoices(store, id, roles, legend) {
  const chosen = new Set(store.get(heardId(id))?.value ?? [])
  const boxes = roles.map((role) => {
    const box = option('checkbox', `hoeres-${id}`, role.id, role.label, chosen.has(role.id))
    box.addEventListener('change', () => {
      chosen[/** @type {HTMLInputElement} */ (box.querySelector('input')).checked ? 'add' : 'delete'](role.id)
      store.set(heardId(id), [...chosen])
    })
    return box
  })
  return element('details', { class: 'heard', open: chosen.size > 0 }, element('summary', {}, legend), element('div', { class: 'choices', role: 'group', 'aria-label': legend }, ...boxes))
}

/** @param {import('./catalogue.js').Asking[]} tasks @param {Instrument} instrument @param {any} store @param {Round} round */
function collected(tasks, instrument, store, round) {
  const ids = instrument.answers.map((answer) => answer.id)
  const roles = instrument.answers.filter((answer) => answer.role).map((answer) => answer.id)
  const answers = tasks.map((task) => ids.indexOf(store.get(task.id)?.value[0] ?? '') + 1)
  if (!round.heard) return { answers }
  const heard = tasks.map((task) => roles.reduce((bits, role) => bits * 2 + +!!store.get(heardId(task.id))?.value.includes(role), 0))
  return { answers, heard }
}
