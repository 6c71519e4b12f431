// @ts-check
/** Buttons that copy the text of a field; where that is not allowed, the field is marked to be copied by hand. */

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-copies]'))) {
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(button.dataset.copies ?? ''))
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  button.after(status)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value)
      status.textContent = button.dataset.copied ?? ''
    } catch {
      field.select()
      status.textContent = button.dataset.failed ?? ''
    }
  })
}
