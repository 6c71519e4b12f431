// Runs in a page: values that no page can send, given to every kind of answer. Returns what went wrong.
async ([seed, rounds]) => {
  const {random} = await import('/assets/js/quiz/shuffle.js')
  const {Question, fieldOf} = await import('/assets/js/quiz/question.js')
  const {isRight} = await import('/assets/js/quiz/verdict.js')
  const next = random(seed)
  const pick = list => list[Math.floor(next() * list.length)]
  const evil = ['<b>x</b>', '__proto__', '', '=', 'a=b=c', '"]', "\\'", 'x'.repeat(500), 'constructor=prototype']
  const source = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const words = name => name
  const said = []
  const seen = {}
  for (const form of source.querySelectorAll('form.item')) {
    const mine = document.importNode(form, true)
    document.body.append(mine)
    const question = new Question(mine, words, (await fieldOf(mine))(mine, {words, announce() {}, seed: 'x'}))
    const key = [...form.querySelectorAll('.feedback [data-option]')]
    const rightly = {match: () => key.map(li => `${li.dataset.option}=${li.dataset.answer}`), order: () => key.map(li => li.dataset.option),
      short: () => [form.querySelector('.feedback [data-accept]').textContent]}[question.type]?.() ?? [...form.querySelectorAll('[data-correct]')].map(li => li.dataset.option)
    const exact = JSON.stringify(question.type === 'order' || question.type === 'short' ? rightly : [...rightly].sort())
    for (let round = 0; round < rounds && said.length < 5; round += 1) {
      const value = next() < .2 ? rightly : Array.from({length: next() * 6}, () => pick([...(question.field.ids ?? []), ...rightly, ...evil]))
      try {
        const verdict = question.judge(value)
        const same = JSON.stringify(question.type === 'order' || question.type === 'short' ? value : [...new Set(value)].sort()) === exact
        if (isRight(verdict) && !same && question.type !== 'short' && question.type !== 'match') said.push(`${question.id}: ${JSON.stringify(value)} is ${verdict}`)
        if (same && question.scored && question.basis !== 'open' && !isRight(verdict)) said.push(`${question.id}: the key is ${verdict}`)
        question.show({value, key: question.item.key, wording: question.item.wording, at: ''})
        question.field.describe(value)
        seen[verdict] = true
      } catch (error) {
        said.push(`${question.id} ${JSON.stringify(value)}: ${error.stack}`)
      }
    }
    mine.remove()
  }
  return {said, seen: Object.keys(seen)}
}
