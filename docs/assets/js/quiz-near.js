// @ts-check
/** Fetches the quizzes of a page when the reader comes near one: most of a chapter is read before its questions are. */

const near = new IntersectionObserver(
  async (seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return
    try {
      await import('./quiz.js')
      near.disconnect()
    } catch {
      // Away from the net: the questions read well as they are, and the next approach tries again.
    }
  },
  { rootMargin: '150% 0%' },
)
for (const quiz of document.querySelectorAll('.quiz')) near.observe(quiz)
