// @ts-check
/** What an answer to a task of the role-division check means: the one place that judges. */

/** @typedef {'against' | 'shared' | 'unsure' | 'other' | 'same' | 'not-relevant' | 'blank'} Finding */

/**
 * Say what an answer means. Only a task whose law has been seen can be counted as against it.
 * @param {object} task
 * @param {string} task.basis
 * @param {boolean} task.seen
 * @param {string[]} task.fixed the answers that agree with the law, where the law settles it
 * @param {string[]} task.proposed the answers that agree with the proposal
 * @param {string} answer
 * @returns {Finding}
 */
export function finding(task, answer) {
  if (!answer) return 'blank'
  if (answer === 'ikke-relevant') return 'not-relevant'
  if (answer === 'ved-ikke' || answer === 'ikke-aftalt') return 'unsure'
  if (task.proposed.includes(answer)) return 'same'
  if (task.basis !== 'law' || !task.seen || !task.fixed.length) return 'other'
  return answer === 'flere-sammen' ? 'shared' : 'against'
}
