// @ts-check
/** Options to choose from: one, several, true or false, or a poll. */

import { shuffled } from './shuffle.js'

/**
 * What every kind of answer can do. A value is a list of texts: ids, or words that were written.
 * @typedef {object} Field
 * @property {string[]} [ids] what a kept value can consist of, where that is fixed
 * @property {string} ask the word that asks for an answer
 * @property {() => string[]} value
 * @property {() => boolean} complete
 * @property {(value: string[]) => void} show
 * @property {(value: string[]) => import('./verdict.js').Counts} judge
 * @property {(value: string[]) => Node[]} why what is said to this very answer
 * @property {(value: string[]) => string} describe
 * @property {HTMLElement[]} controls
 */

/**
 * @param {HTMLFormElement} form
 * @param {{seed: string}} settings
 * @returns {Field}
 */
export function choiceField(form, { seed }) {
  const options = /** @type {HTMLElement[]} */ ([...form.querySelectorAll('.option')])
  if (seed) mix(options, seed + form.dataset.item)
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('.option input')])
  const right = [...form.querySelectorAll('.feedback [data-correct]')].map((li) => li.getAttribute('data-option') ?? '')
  return {
    ids: inputs.map((input) => input.value),
    ask: 'choose',
    controls: inputs,
    value: () => inputs.filter((input) => input.checked).map((input) => input.value),
    complete: () => inputs.some((input) => input.checked),
    show(value) {
      for (const input of inputs) input.checked = value.includes(input.value)
    },
    judge(value) {
      // A file may say the same thing twice; it counts once.
      const chosen = new Set(value)
      const hits = right.filter((id) => chosen.has(id)).length
      return { hits, right: right.length, extra: chosen.size - hits }
    },
    why: (value) =>
      [...form.querySelectorAll('.feedback [data-option]')].flatMap((li) => {
        const why = li.querySelector('.why')
        return why?.textContent && value.includes(li.getAttribute('data-option') ?? '') ? [why.cloneNode(true)] : []
      }),
    describe: (value) => inputs.filter((input) => value.includes(input.value)).map((input) => input.labels?.[0]?.textContent?.trim() ?? '').join('; '),
  }
}

/** Put the options in the order of the seed; paper keeps the author's, so that the key's letters hold. @param {HTMLElement[]} options @param {string} seed */
function mix(options, seed) {
  options.forEach((option, place) => option.style.setProperty('--place', String(place)))
  const marker = document.createComment('')
  options[0]?.before(marker)
  marker.after(...shuffled(options, seed, (option) => 'stays' in option.dataset))
  marker.remove()
}
