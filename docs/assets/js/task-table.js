// @ts-check
/** Filters the table of tasks by role and by basis. */

import { announcer, element, template, wordsOf } from './dom.js'

/** @param {HTMLElement} root */
function filterable(root) {
  const words = wordsOf(root)
  const announce = announcer(root)
  const count = element('p', { class: 'progress' })
  const filters = [...template(root).querySelectorAll('[data-filter]')].map((label) => {
    const copy = /** @type {HTMLElement} */ (label.cloneNode(true))
    const select = /** @type {HTMLSelectElement} */ (copy.querySelector('select'))
    select.addEventListener('change', () => {
      apply()
      announce(count.textContent ?? '')
    })
    return { copy, select, name: copy.dataset.filter }
  })
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('tr[data-basis]')])

  function apply() {
    for (const row of rows) {
      row.hidden = filters.some(({ select, name }) => {
        const has = name === 'role' ? (row.dataset.roles ?? '').split(' ') : [row.dataset.basis]
        return select.value !== '' && !has.includes(select.value)
      })
    }
    for (const group of root.querySelectorAll('tbody')) group.hidden = !group.querySelector('tr[data-basis]:not([hidden])')
    const n = rows.filter((row) => !row.hidden).length
    count.textContent = words(n ? 'count' : 'none', { n })
  }

  root.prepend(element('div', { class: 'filters' }, ...filters.map(({ copy }) => copy)), count)
  apply()
}

for (const root of document.querySelectorAll('.task-table')) filterable(/** @type {HTMLElement} */ (root))
