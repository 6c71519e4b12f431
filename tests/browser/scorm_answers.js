// Answers every question on a page of a package: right, or wrong where a wrong answer can be told from the key.
async (right) => {
  const pause = () => new Promise((done) => setTimeout(done, 5))
  const answer = (form) => {
    const key = [...form.querySelectorAll('.feedback [data-option]')]
    const inputs = [...form.querySelectorAll('.option[data-letter] input')]
    const correct = new Set([...form.querySelectorAll('.feedback [data-correct]')].map((li) => li.dataset.option))
    if (form.dataset.type === 'match') {
      for (const select of form.querySelectorAll('.pair select')) {
        const answer = key.find((li) => li.dataset.option === select.name)?.dataset.answer || select.options[1].value
        select.value = right ? answer : [...select.options].find((option) => option.value && option.value !== answer).value
      }
    } else if (form.dataset.type === 'order') {
      const list = form.querySelector('.steps')
      const wanted = right ? key : [...key.slice(1), key[0]]
      for (const li of wanted) list.append(list.querySelector(`[data-step="${li.dataset.option}"]`))
    } else if (form.dataset.type === 'short') {
      form.querySelector('input').value = right ? (form.querySelector('[data-option="right"] [data-accept]')?.textContent ?? 'noget') : 'noget helt andet'
    } else {
      const chosen = inputs.filter((input) => correct.has(input.value) === right)
      const wanted = chosen.length ? chosen : inputs
      for (const input of wanted.slice(0, inputs[0].type === 'checkbox' ? undefined : 1)) input.click()
    }
    form.requestSubmit()
  }
  for (let round = 0; round < 10; round += 1) {
    const open = [...document.querySelectorAll('form.item')].filter((form) => !form.closest('[hidden]') && !form.querySelector('.verdict'))
    if (!open.length) return
    for (const form of open) answer(form)
    for (let wait = 0; wait < 200 && open.some((form) => !form.querySelector('.verdict')); wait += 1) await pause()
  }
  throw new Error('not all could be answered')
}
