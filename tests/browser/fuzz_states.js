// Runs in a page: states and files that nobody wrote. Returns what went wrong.
async ([seed, rounds]) => {
  const {random} = await import('/assets/js/quiz/shuffle.js')
  const {parseState, empty} = await import('/assets/js/state.js')
  const {readState} = await import('/assets/js/store.js')
  const {merge} = await import('/assets/js/merge.js')
  const {takeIn} = await import('/assets/js/transfer.js')
  const {importAll} = await import('/assets/js/quiz/everything.js')
  const {plan} = await import('/assets/js/quiz/schedule.js')
  const {asCsv, asJson} = await import('/assets/js/quiz/report.js')
  const next = random(seed)
  const pick = list => list[Math.floor(next() * list.length)]
  const evil = ['<img src=x onerror="window.ran=1">', '<script>window.ran=1</' + 'script>', 'javascript:window.ran=1', '__proto__', 'constructor',
    'toString', '', ' ', '\u0000', '\u202e', '"]', "'", '=1+1', 'a=b', '='.repeat(50), 'x'.repeat(3000), '🙂', '\ud800', '2026-13-45', 'NaN']
  const forms = [...document.querySelectorAll('form.item')]
  const ids = forms.map(form => form.dataset.item)
  const anything = depth => pick([() => null, () => next() < .5, () => next() * 1e9 - 5e8, () => pick(evil), () => Infinity,
    () => depth ? Array.from({length: next() * 4}, () => anything(depth - 1)) : [], () => depth ? Object.fromEntries(Array.from({length: next() * 4}, () => [pick([...evil, ...ids]), anything(depth - 1)])) : {}])()
  const values = form => [...form.querySelectorAll('.option[data-letter] input, select option')].map(one => one.value).concat([...form.querySelectorAll('[data-step]')].map(li => li.dataset.step))
  const entry = form => ({value: Array.from({length: next() * 4}, () => pick([...values(form), ...evil])), key: pick([form.dataset.key, form.dataset.key, 'x']),
    wording: pick([form.dataset.wording, form.dataset.wording, 'y']), at: pick([new Date(next() * 4e12).toISOString(), ...evil]), sure: pick(['sikker', 'gaet', ...evil])})
  const state = () => ({version: pick([1, 1, 1, 1, 2, '1']), answers: Object.fromEntries(forms.filter(() => next() < .7).map(form => [form.dataset.item, entry(form)])),
    aside: Array.from({length: next() * 3}, () => ({...entry(pick(forms)), item: pick([...ids, ...evil])})), settings: {seed: pick(evil), mode: 'practice', sure: pick(['', 'ja']), flagged: pick(evil)},
    looks: Object.fromEntries(ids.filter(() => next() < .3).map(id => [id, [{at: new Date(next() * 4e12).toISOString(), right: next() < .5, key: 'k'}, anything(2)]])),
    attempts: Array.from({length: next() * 3}, () => pick([anything(2), {id: pick(evil), at: pick(evil), mode: pick(['exam', ...evil]), answers: anything(2), tally: {right: pick([1, 0, -1, NaN]), judged: 3}}]))})
  const mutate = value => {
    if (next() < .06) return anything(3)
    if (Array.isArray(value)) return value.map(mutate)
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => next() < .04 ? [] : [[next() < .03 ? pick(evil) : key, mutate(one)]]))
    return value
  }
  const roots = [...document.querySelectorAll('.quiz:not([data-preset])')]
  const said = []
  const right = form => {
    // What the page itself says is right, read without the code under test.
    const chosen = [...form.querySelectorAll('.option[data-letter] input:checked')].map(one => one.value).sort().join()
    return chosen === [...form.querySelectorAll('.feedback [data-correct]')].map(li => li.dataset.option).sort().join()
  }
  const fault = (what, round, error) => said.push(`${what} ${seed}/${round}: ${error?.stack ?? error}`)
  addEventListener('error', event => fault('error', '', event.message))
  addEventListener('unhandledrejection', event => fault('rejection', '', event.reason))
  let reading = 0
  for (let round = 0; round < rounds && said.length < 5; round += 1) {
    try {
      const made = mutate(state())
      const text = pick([() => JSON.stringify(made), () => JSON.stringify(made), () => JSON.stringify(made).slice(0, next() * 4000), () => pick(evil)])()
      const parsed = parseState(made)
      if (parsed) {
        reading += 1
        const both = parseState(JSON.parse(JSON.stringify(state()))) ?? empty()
        merge(both, parsed)
        const once = JSON.stringify(both)
        if (merge(both, parsed).added && JSON.stringify(both) !== once) fault('merged twice', round, once)
        for (const looks of Object.values(parsed.looks)) plan(looks.map(({at, right}) => ({at: Date.parse(at), right})), next() * 4e12, Math.floor(next() * 30000))
      }
      importAll(JSON.stringify({format: 'bestyrelse-alt', version: 1, states: {'fuzz:egen': made, [pick(evil)]: made}, rounds: anything(2)}))
      await takeIn({instrument: 'x', state: empty(), change(act) { act(this.state) }, setAside() {}}, new File([JSON.stringify({format: 'bestyrelse-svar', instrument: 'x', ...made})], 'svar.json'))
      for (const root of roots) {
        const key = `bestyrelse1:${root.dataset.quiz}:egen`
        localStorage.setItem(key, text)
        dispatchEvent(new StorageEvent('storage', {key}))
        for (const form of root.querySelectorAll('form.item')) {
          const verdict = form.querySelector('.verdict')?.dataset.verdict
          if (['right', 'practice-right'].includes(verdict) && !right(form)) fault('wrongly right', round, form.dataset.item)
          if (form.dataset.basis === 'local' && verdict && !verdict.startsWith('local')) fault('local judged', round, verdict)
          const kept = readState(key)?.answers[form.dataset.item]
          if (verdict && kept && (kept.key !== form.dataset.key || kept.wording !== form.dataset.wording)) fault('another item', round, form.dataset.item)
        }
      }
      if (round % 25 === 0) await new Promise(resolve => setTimeout(resolve))
    } catch (error) {
      fault('exception', round, error)
    }
    if (window.ran || Object.prototype.polluted || ({}).value !== undefined) fault('script or prototype', round, '')
  }
  await new Promise(resolve => setTimeout(resolve, 300))
  asCsv([]); asJson({quiz: '', title: '', rows: []})
  return {said, reading}
}
