// @ts-check
/** Dates as a calendar file (RFC 5545): whole days, one event each. For the course and the chair's tools alike. */

/** Text may hold no control sign but a new line (3.3.11). @param {string} text */
const escape = (text) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** Fold a line after 75 octets, never inside a character. @param {string} line */
function fold(line) {
  const lines = ['']
  let size = 0
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length
    if (size + octets > 75) {
      lines.push(' ')
      size = 1
    }
    lines[lines.length - 1] += sign
    size += octets
  }
  return lines.join('\r\n')
}

/** @param {string} date ISO @param {number} [days] */
function compact(date, days = 0) {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10).replaceAll('-', '')
}

/**
 * The text of a file with these events. An event with the same id replaces itself when it is fetched again.
 * @param {{id: string, date: string, summary: string, note?: string, yearly?: boolean}[]} events `date` as 2027-12-31
 * @param {Date} [now]
 */
export function calendar(events, now = new Date()) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Bestyrelseshaandbogen//DA', 'CALSCALE:GREGORIAN']
  for (const { id, date, summary, note, yearly } of events) {
    lines.push('BEGIN:VEVENT', `UID:${id}@bestyrelseshaandbogen`, `DTSTAMP:${stamp}`)
    lines.push(`DTSTART;VALUE=DATE:${compact(date)}`, `DTEND;VALUE=DATE:${compact(date, 1)}`, `SUMMARY:${escape(summary)}`)
    if (note) lines.push(`DESCRIPTION:${escape(note)}`)
    if (yearly) lines.push('RRULE:FREQ=YEARLY')
    lines.push('TRANSP:TRANSPARENT', 'END:VEVENT')
  }
  return [...lines, 'END:VCALENDAR', ''].map(fold).join('\r\n')
}
