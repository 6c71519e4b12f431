// @ts-check
/** A year as a wheel: twelve months around, and how many tasks stand in each. The table beside it says the same. */

const SVG = 'http://www.w3.org/2000/svg'
const [CENTRE, INNER, OUTER] = [200, 78, 165]

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function shape(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  made.append(...children)
  return made
}

/** @param {number} month from 0, may be a fraction @param {number} radius */
function at(month, radius) {
  const angle = (month / 12) * 2 * Math.PI - Math.PI / 2
  return [CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle)].map((one) => Math.round(one * 10) / 10)
}

/**
 * @param {{month: number, task: string}[]} points
 * @param {string[]} months
 * @param {string} title
 */
export function wheel(points, months, title) {
  const svg = shape('svg', { viewBox: '0 0 400 400', role: 'img', 'aria-label': title, class: 'wheel-svg' })
  months.forEach((month, index) => {
    const own = points.filter((point) => point.month === index + 1)
    const [a, b, c, d] = [at(index, INNER), at(index, OUTER), at(index + 1, OUTER), at(index + 1, INNER)]
    svg.append(
      shape('path', {
        d: `M${a}L${b}A${OUTER} ${OUTER} 0 0 1 ${c}L${d}A${INNER} ${INNER} 0 0 0 ${a}Z`,
        class: own.length ? 'wheel-month wheel-full' : 'wheel-month',
      }),
    )
    const [x, y] = at(index + 0.5, OUTER + 17)
    svg.append(shape('text', { x, y: y + 5, 'text-anchor': 'middle', class: 'wheel-name' }, month.slice(0, 3)))
    own.slice(0, 6).forEach((_, place) => {
      const [cx, cy] = at(index + (place % 2 ? 0.68 : own.length > 1 ? 0.32 : 0.5), INNER + 18 + Math.floor(place / 2) * 26)
      svg.append(shape('circle', { cx, cy, r: 8, class: 'dot-board' }))
    })
  })
  return svg
}
