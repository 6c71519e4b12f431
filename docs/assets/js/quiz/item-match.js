// @ts-check
/** Every line is given an answer from a list. */

import { element } from './../dom.js'

/**
 * @param {HTMLFormElement} form
 * @param {{words: (name: string, values?: Record<string, string | number>) => string}} settings
 * @returns {import('./item-choice.js').Field}
 */
export function matchField(form, { words }) {
  const selects = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll('.pair select')])
  const lines = /** @type {HTMLElement[]} */ ([...form.querySelectorAll('.feedback [data-option]')])
  const answerTo = new Map(lines.map((li) => [li.dataset.option ?? '', li.dataset.answer ?? '']))
  /** @param {string[]} value */
  const chosen = (value) => new Map(value.map((pair) => /** @type {[string, string]} */ (pair.split('='))))
  const titles = new Map(selects.map((select) => [select.name, select.labels?.[0]?.textContent ?? '']))
  const names = new Map([...(selects[0]?.options ?? [])].map((option) => [option.value, option.text]))
  return {
    ids: selects.flatMap((select) => [...select.options].filter((o) => o.value).map((o) => `${select.name}=${o.value}`)),
    ask: 'choose-match',
    controls: selects,
    value: () => selects.filter((select) => select.value).map((select) => `${select.name}=${select.value}`),
    complete: () => selects.every((select) => select.value),
    show(value) {
      const given = chosen(value)
      for (const select of selects) select.value = given.get(select.name) ?? ''
    },
    judge(value) {
      const given = chosen(value)
      const keyed = [...answerTo].filter(([, answer]) => answer)
      return { hits: keyed.filter(([pair, answer]) => given.get(pair) === answer).length, right: keyed.length, extra: 0 }
    },
    why(value) {
      const given = chosen(value)
      const local = form.dataset.basis === 'local'
      const items = lines.map((li) => {
        const answer = li.dataset.answer ?? ''
        const mine = given.get(li.dataset.option ?? '') ?? ''
        const same = mine === answer
        const mark = !answer || (local && !same) ? 'local' : same ? 'right' : 'wrong'
        const said = element('span', { class: 'given' }, words('given', { text: names.get(mine) ?? '' }))
        const parts = same || !answer ? [said] : [said, element('span', { class: 'given' }, words(local ? 'proposed' : 'suggested', { text: names.get(answer) ?? '' }))]
        const why = li.querySelector('.why')
        return element('li', { 'data-mark': mark }, element('strong', {}, titles.get(li.dataset.option ?? '') ?? ''), ...parts, ...(why ? [why.cloneNode(true)] : []))
      })
      return [element('ul', { class: 'marked' }, ...items)]
    },
    describe: (value) => [...chosen(value)].filter(([pair]) => titles.has(pair)).map(([pair, answer]) => `${titles.get(pair)}: ${names.get(answer) ?? ''}`).join('; '),
  }
}
