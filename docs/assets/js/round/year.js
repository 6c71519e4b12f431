// @ts-check
/** The board's year: recurring tasks, moved to where they fit, drawn as a wheel, taken along as calendar and table. */

import { announcer, button, element, template, wordsOf } from '../dom.js'
import { calendar } from '../ics.js'
import { download } from '../keep.js'
import { part } from './catalogue.js'
import { tidy } from './definition.js'
import { wheel } from './wheel.js'

/** @typedef {{month: number, task: string, reason: string, who: string}} Point */

const KEY = 'bestyrelse1:aarshjul'
const MOST = 60

/** @param {HTMLElement} root */
function start(root) {
  const words = wordsOf(root)
  const announce = announcer(root)
  const months = [...template(root).querySelectorAll('[data-month]')].map((one) => one.textContent ?? '')
  const body = /** @type {HTMLTableSectionElement} */ (root.querySelector('tbody'))
  const given = [...body.rows].map(read)
  let points = stored() ?? given.map((point) => ({ ...point }))

  const draw = () => {
    points.sort((a, b) => a.month - b.month)
    root.querySelector('[data-slot="wheel"]')?.replaceChildren(wheel(points, months, words('wheel')))
    body.replaceChildren(...points.map(row))
  }

  /** @param {Point} point */
  function row(point) {
    const select = months_(point.month)
    select.setAttribute('aria-label', words('move', { task: point.task }))
    select.addEventListener('change', () => {
      point.month = Number(select.value)
      changed(words('moved', { task: point.task, month: months[point.month - 1] }))
      const again = [...body.querySelectorAll('select')][points.indexOf(point)]
      again?.focus()
    })
    const remove = button(words('remove'), () => {
      points = points.filter((one) => one !== point)
      changed(words('removed', { task: point.task }))
      root.querySelector('h2')?.focus()
    })
    remove.setAttribute('aria-label', words('remove-one', { task: point.task }))
    return element('tr', {}, element('td', {}, select), element('td', {}, point.task), element('td', {}, point.reason), element('td', {}, point.who, ' ', remove))
  }

  /** @param {number} chosen */
  function months_(chosen) {
    return /** @type {HTMLSelectElement} */ (element('select', {}, ...months.map((month, index) => element('option', { value: String(index + 1), selected: index + 1 === chosen }, month))))
  }

  /** @param {string} said */
  function changed(said) {
    try {
      localStorage.setItem(KEY, JSON.stringify(points))
    } catch {
      // The wheel works for this visit.
    }
    draw()
    announce(said)
  }

  const tools = part(root, 'tools')
  const form = /** @type {HTMLFormElement} */ (tools.querySelector('form'))
  /** @type {HTMLSelectElement} */ const month = /** @type {any} */ (form.elements.namedItem('month'))
  month.append(...months_(1).options)
  const year = /** @type {HTMLInputElement} */ (tools.querySelector('#aar'))
  year.value = String(new Date().getFullYear() + 1)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const data = new FormData(form)
    const task = tidy(data.get('task'), 120)
    if (!task || points.length >= MOST) return announce(words('no-task'))
    points.push({ month: Number(data.get('month')), task, reason: words('own-choice'), who: tidy(data.get('who'), 60) })
    form.reset()
    changed(words('added', { task }))
  })
  /** @type {Record<string, () => void>} */
  const does = {
    ics: () => {
      const first = Math.min(Math.max(Math.trunc(Number(year.value)) || new Date().getFullYear(), 2020), 2100)
      const events = points.map(({ month: at, task, who }, index) => ({ id: `aarshjul-${index}-${at}`, date: `${first}-${String(at).padStart(2, '0')}-01`, summary: task, note: who, yearly: true }))
      download('aarshjul.ics', calendar(events), 'text/calendar')
    },
    csv: () => {
      const quote = (/** @type {string} */ text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`
      const head = [...root.querySelectorAll('thead th')].map((one) => one.textContent ?? '')
      const lines = [head, ...points.map((point) => [months[point.month - 1], point.task, point.reason, point.who])]
      download('aarshjul.csv', `\ufeff${lines.map((line) => line.map(quote).join(';')).join('\r\n')}\r\n`, 'text/csv')
    },
    print: () => print(),
    reset: () => {
      points = given.map((point) => ({ ...point }))
      changed(words('reset'))
    },
  }
  for (const one of tools.querySelectorAll('[data-do]')) one.addEventListener('click', () => does[one.getAttribute('data-do') ?? '']())
  root.append(tools)
  draw()
  root.dataset.ready = ''
}

/** @param {HTMLTableRowElement} row @returns {Point} */
function read(row) {
  const [, task, reason, who] = [...row.cells].map((cell) => cell.textContent ?? '')
  return { month: Number(row.dataset.month), task, reason, who }
}

/** What was kept, if it can be used. @returns {Point[] | null} */
function stored() {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const isPoint = (/** @type {any} */ one) => one && Number.isInteger(one.month) && one.month > 0 && one.month < 13 && ['task', 'reason', 'who'].every((name) => typeof one[name] === 'string')
    return Array.isArray(value) ? value.filter(isPoint).slice(0, MOST) : null
  } catch {
    return null
  }
}

for (const root of document.querySelectorAll('.year')) start(/** @type {HTMLElement} */ (root))
