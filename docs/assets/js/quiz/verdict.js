// @ts-check
/** What an answer is worth. A local matter is never wrong; what is not scored has no verdict of its own. */

/**
 * @typedef {'right' | 'partly' | 'wrong' | 'local' | 'local-best' | 'practice-right' | 'practice-partly' |
 *   'practice-wrong' | 'unscored' | 'open'} Verdict
 * @typedef {object} Counts
 * @property {number} hits what is right in the answer
 * @property {number} right what there was to get right
 * @property {number} extra what was chosen and should not have been
 */

/** The part of a right answer, from 0 to 1: what was chosen in vain takes away from what was right. @param {Counts} counts */
export const credit = ({ hits, right, extra }) => (right ? Math.max(0, Math.min(1, (hits - extra) / right)) : 0)

/**
 * @param {Counts} counts
 * @param {string} basis
 * @param {boolean} scored
 * @returns {Verdict}
 */
export function verdictOf(counts, basis, scored) {
  const exact = counts.right > 0 && counts.hits === counts.right && counts.extra === 0
  if (basis === 'open') return 'open'
  if (basis === 'local') return exact ? 'local-best' : 'local'
  if (!scored) return 'unscored'
  const grade = exact ? 'right' : credit(counts) > 0 ? 'partly' : 'wrong'
  return basis === 'practice' ? `practice-${grade}` : grade
}

/** Whether a verdict says that the answer could be better. @param {string} verdict */
export const isMissed = (verdict) => /partly|wrong/.test(verdict)

/** Whether a verdict says that the answer is right. @param {string} verdict */
export const isRight = (verdict) => verdict.endsWith('right')
