// @ts-check
/** The course's path: what the reader has done of each module, and where to go on. */

import { Mine, said } from './course/mine.js'
import { modulesOf, progress } from './course/progress.js'
import { element, template, wordsOf } from './dom.js'

/** @param {HTMLElement} root */
function start(root) {
  const words = wordsOf(root)
  const modules = modulesOf(root)
  const mine = new Mine(modules)
  const overview = element('div', { class: 'course-overview' })
  root.prepend(overview)

  const draw = () => {
    let begun = 0
    for (const module of modules) {
      const { start: opening, items } = progress(module)
      const taken = mine.taken(module.number)
      const [n, total] = [opening.n + items.n, opening.total + items.total]
      const stop = /** @type {HTMLElement} */ (root.querySelector(`[data-module="${module.number}"]`))
      const facts = /** @type {HTMLElement} */ (stop.querySelector('.course-facts'))
      const text = taken ? words('taken', { date: said(taken.date) }) : n === total ? words('done', { total }) : n ? words('begun', { n, total }) : ''
      stop.dataset.state = taken || n === total ? 'taken' : n ? 'begun' : ''
      facts.querySelector('.course-done')?.remove()
      if (text) facts.append(element('span', { class: 'course-done' }, text))
      if (text) begun += 1
    }
    const next = modules.find(({ number }) => !mine.taken(number) && root.querySelector(`[data-module="${number}"]:not([data-state="taken"])`))
    const link = element('a', { href: template(root).querySelector('a')?.href ?? '' }, words('mine'))
    const taken = modules.filter(({ number }) => mine.taken(number)).length
    overview.replaceChildren(
      ...(begun
        ? [
            element('p', { class: 'progress' }, words('overall', { taken, total: modules.length })),
            element('p', {}, ...(next ? [element('a', { class: 'button', href: next.page }, words('next', { title: next.title })), ' '] : []), link),
          ]
        : []),
    )
  }
  for (const event of ['storage', 'pageshow']) addEventListener(event, draw)
  draw()
  root.dataset.ready = ''
}

for (const root of document.querySelectorAll('[data-course]')) start(/** @type {HTMLElement} */ (root))
