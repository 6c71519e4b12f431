// @ts-check
/** What this browser keeps: seen, saved to one file, fetched from one, deleted. */

import { announcer, button, element, template, wordsOf } from './dom.js'
import { download } from './keep.js'
import { exportAll, importAll, removeAll, stored } from './quiz/everything.js'
import { moment } from './quiz/history.js'

const MAX = 10_000_000

/** @param {HTMLElement} root */
function start(root) {
  const words = wordsOf(root)
  const announce = announcer(root)
  const titles = new Map([...template(root).querySelectorAll('[data-content]')].map((span) => [span.getAttribute('data-content') ?? '', span.textContent ?? '']))
  const list = element('ul', { class: 'stored' })
  const status = element('p', { class: 'message', 'data-kind': 'warning' })
  const fault = element('p', { class: 'error-message', role: 'alert' })

  const draw = () => {
    const { states, other, allowed } = stored()
    const lines = states.filter(({ state }) => Object.keys(state.answers).length + state.attempts.length).map(({ name, state }) => {
      const times = [...Object.values(state.answers), ...state.attempts].map(({ at }) => at).sort()
      const id = name.split(':')[0]
      return element('li', {}, words('stored-line', { title: titles.get(id) ?? id, n: Object.keys(state.answers).length, date: moment(times[times.length - 1] ?? '') }))
    })
    const rest = other.length ? [element('li', {}, words('stored-other'))] : []
    list.replaceChildren(...(lines.length + rest.length ? [...lines, ...rest] : [element('li', {}, words('stored-none'))]))
    status.textContent = allowed ? '' : words('not-kept')
  }

  const input = /** @type {HTMLInputElement} */ (element('input', { type: 'file', accept: '.json,application/json', class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true' }))
  input.addEventListener('change', async () => {
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    const done = file.size > MAX ? { refused: 'too-large' } : importAll(await file.text())
    fault.textContent = 'refused' in done ? words('refused', { reason: words(`refused-${done.refused}`) }) : ''
    if ('refused' in done) return
    draw()
    announce(words('imported', done))
    status.textContent = words('imported', done)
  })

  const remove = button(words('delete'), () => {
    const back = () => {
      question.replaceWith(remove)
      remove.focus()
    }
    const yes = button(words('delete-yes'), () => {
      removeAll()
      draw()
      back()
      announce(words('deleted'))
    }, 'button button-warning')
    const question = element('div', { class: 'question', role: 'group', 'aria-label': words('delete') }, element('p', {}, words('delete-sure')), yes, button(words('delete-no'), back))
    remove.replaceWith(question)
    yes.focus()
  })

  root.append(
    element('p', { class: 'label' }, words('stored')), list, status,
    element('div', { class: 'tool-row' }, button(words('export'), () => download('bestyrelse-alle-svar.json', exportAll()), 'button'), button(words('import'), () => input.click()), remove),
    input, fault,
  )
  addEventListener('storage', draw)
  draw()
  root.dataset.ready = ''
}

for (const root of document.querySelectorAll('[data-kept]')) start(/** @type {HTMLElement} */ (root))
