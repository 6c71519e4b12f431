// Runs in a page before its own scripts: collects what the browser says of speed and of things that move.
;(() => {
  const seen = { lcp: 0, shifts: 0, tasks: [], interactions: {}, paint: 0 }
  /** @param {string} type @param {(entry: any) => void} take @param {object} [more] */
  const watch = (type, take, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
  watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime))
  watch('layout-shift', (entry) => (seen.shifts += entry.hadRecentInput ? 0 : entry.value))
  watch('longtask', (entry) => seen.tasks.push([entry.startTime, entry.duration]))
  watch('paint', (entry) => entry.name === 'first-contentful-paint' && (seen.paint = entry.startTime))
  // An interaction is all events of one press; it lasts until the next picture after the slowest of them.
  watch('event', (entry) => {
    if (entry.interactionId) seen.interactions[entry.interactionId] = Math.max(seen.interactions[entry.interactionId] ?? 0, entry.duration)
  }, { durationThreshold: 16 })
  Object.defineProperty(globalThis, 'vitals', { value: seen })
})()
