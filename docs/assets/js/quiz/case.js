// @ts-check
/** A case unfolds: a step is there once the step before it was answered, and a choice may lead past some. */

/**
 * The steps on the reader's way, given what was answered so far.
 * @param {{id: string, next: (value: string[]) => string | undefined}[]} steps
 * @param {(id: string) => string[] | undefined} answerTo
 * @returns {string[]}
 */
export function path(steps, answerTo) {
  const way = []
  let place = 0
  while (place < steps.length) {
    const step = steps[place]
    way.push(step.id)
    const value = answerTo(step.id)
    if (!value) break
    const next = step.next(value)
    const target = steps.findIndex(({ id }) => id === next)
    place = next === 'slut' ? steps.length : target > place ? target : place + 1
  }
  return way
}

/**
 * @param {HTMLElement} root the quiz
 * @param {import('./question.js').Question[]} questions all of its questions
 */
export const unfoldAll = (root, questions) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.case'))].map((one) => unfold(one, questions.filter(({ form }) => one.contains(form))))

/**
 * @param {HTMLElement} root the case
 * @param {import('./question.js').Question[]} questions its steps
 * @returns {(answerTo: (id: string) => string[] | undefined) => void} shows the steps that are on the way
 */
function unfold(root, questions) {
  const steps = questions.map(({ id, form }) => ({
    id,
    /** @param {string[]} value */
    next: (value) =>
      value.map((chosen) => /** @type {HTMLElement | null} */ (form.querySelector(`input[value="${CSS.escape(chosen)}"]`))?.dataset.next).find(Boolean),
  }))
  return (answerTo) => {
    const way = path(steps, answerTo)
    for (const question of questions) {
      question.active = way.includes(question.id)
      const li = question.form.closest('li')
      if (li) li.hidden = !question.active
    }
    root.toggleAttribute('data-open', way.length < questions.length)
  }
}
