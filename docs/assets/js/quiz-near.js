// @ts-check
/**
 * Fetches the quizzes of a page when the reader comes near one, or goes by keyboard: most of a chapter is read before its
 * questions are. Three screens are far enough for a quiz to be awake before somebody in a hurry sees it.
 */

const wake = async () => {
  try {
    await import('./quiz.js')
    near.disconnect()
    removeEventListener('keydown', byKey)
  } catch {
    // Away from the net: the questions read well as they are, and the next approach tries again.
    for (const how of document.querySelectorAll('.quiz .no-script')) how.className = ''
  }
}

/** The focus can be in a quiz at the next press, before there is anything to see of it. @param {KeyboardEvent} event */
const byKey = (event) => event.key === 'Tab' && wake()

const near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && wake(), { rootMargin: '300% 0%' })
for (const quiz of document.querySelectorAll('.quiz')) near.observe(quiz)
addEventListener('keydown', byKey)
