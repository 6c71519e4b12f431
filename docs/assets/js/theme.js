// @ts-check
// Runs before the first paint, so that a chosen look never flashes: no module, no imports.
;(() => {
  const root = document.documentElement
  root.classList.add('js')
  try {
    const look = localStorage.getItem('udseende')
    if (look === 'light' || look === 'dark') root.dataset.theme = look
  } catch {
    // Storage is closed: the system's look is used.
  }
})()
