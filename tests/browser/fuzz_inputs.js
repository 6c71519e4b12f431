// Runs in a page with a round on it: everything that can come in from outside the page, as nobody meant it. Returns what went wrong.
async ([seed, rounds]) => {
  const at = (name) => import(`/assets/js/${name}.js`)
  const [{random}, {Catalogue}, link, definition, codec, chain, share, state, collect, aggregate] = await Promise.all(
    ['quiz/shuffle', 'round/catalogue', 'round/link', 'round/definition', 'round/codec', 'round/chain', 'round/share', 'round/state', 'round/collect', 'round/aggregate'].map(at))
  const next = random(seed)
  const below = (n) => Math.floor(next() * n)
  const pick = (list) => list[below(list.length)]
  const evil = ['<img src=x onerror="window.ran=1">', '<script>window.ran=1</' + 'script>', 'javascript:window.ran=1', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
    '', ' ', '%', '%E0%A4%A', '%00', '\u0000', '\u202e', '"]', '#', '&r=', 'p=&s=', '=1+1', 'x'.repeat(3000), '🙂', '\ud800', '2026-13-45', '-1', 'NaN', '\\', "'"]
  const root = document.querySelector('.round')
  const catalogue = new Catalogue(root)
  const said = []
  const seen = {}
  const count = (name) => (seen[name] = (seen[name] ?? 0) + 1)
  let now = ''
  addEventListener('error', (event) => said.push(`error ${now}: ${event.message}`))
  addEventListener('unhandledrejection', (event) => said.push(`rejection ${now}: ${event.reason?.stack ?? event.reason}`))
  addEventListener('securitypolicyviolation', (event) => said.push(`policy ${now}: ${event.violatedDirective}`))

  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  /** One small change of a text, which no checksum should let through. */
  const bent = (text) => {
    const place = below(text.length)
    return pick([
      () => text.slice(0, place) + pick([...signs].filter((one) => one !== text[place])) + text.slice(place + 1),
      () => text.slice(0, place),
      () => text.slice(0, place) + pick(evil) + text.slice(place),
      () => text + pick(evil),
      () => text.slice(place) + text.slice(0, place),
    ])()
  }
  /** Bytes of anybody's making, with a checksum that is right. */
  const forged = () => codec.toText(codec.sealed(Array.from({length: below(90)}, (_, index) => (index === 0 && next() < .7 ? 1 : index === 1 && next() < .7 ? pick(catalogue.numbers) : below(256)))))
  const anything = (depth) => pick([() => null, () => next() < .5, () => next() * 1e9 - 5e8, () => pick(evil), () => 1e308 * 10, () => depth ? Array.from({length: below(4)}, () => anything(depth - 1)) : [],
    () => depth ? Object.fromEntries(Array.from({length: below(4)}, () => [pick(evil), anything(depth - 1)])) : {}])()
  const mutate = (value) => {
    if (next() < .06) return anything(3)
    if (Array.isArray(value)) return value.map(mutate)
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => next() < .04 ? [] : [[next() < .03 ? pick(evil) : key, mutate(one)]]))
    return value
  }
  const round = () => {
    const instrument = pick(catalogue.instruments)
    const tasks = instrument.tasks.filter(() => next() < .4).map((task) => task.id)
    return {round: below(2 ** 24), instrument: instrument.id, name: definition.tidy(pick(evil).toWellFormed(), 60), deadline: pick(['', '2027-03-01']), twoTier: next() < .5, heard: next() < .3,
      leader: next() < .5, way: pick(definition.WAYS), tasks: tasks.length ? tasks : [instrument.tasks[0].id], own: next() < .3 ? ['egen'] : []}
  }
  const saved = () => ({...state.fresh(round()), size: 5, decisions: {[pick(evil)]: {decides: pick(evil), heard: [pick(evil)], limit: pick(evil)}}, texts: {dagsorden: [anything(2)]},
    actions: [{what: pick(evil), who: pick(evil), date: pick(evil)}], sums: Array.from({length: below(9)}, () => below(99))})
  const asFile = (one) => JSON.stringify({format: 'bestyrelse-runde', version: 1, ...one})

  const ways = {
    link() {
      const one = round(), text = link.toFragment(one, catalogue.get(one.instrument))
      if (JSON.stringify(link.fromFragment(text, catalogue)) !== JSON.stringify(one)) throw new Error('a good link is refused')
      const other = bent(text), read = link.fromFragment(other, catalogue)
      if (!read.refused && other.replace(/[^\w-]/g, '') !== text) throw new Error(`a bent link is taken: ${other}`)
      link.fromFragment(pick([forged(), pick(evil)]), catalogue)
    },
    code() {
      const one = saved(), {against} = state.contextOf(one, catalogue)
      const set = {token: below(2 ** 32), role: 1, twoTier: false, answers: Array.from({length: against.count}, () => below(against.offered + 1))}
      const code = codec.encode(against, set)
      if (codec.decode(code, against).refused) throw new Error('a good code is refused')
      for (const text of [bent(code), forged(), pick(evil)]) {
        const read = codec.decode(text, against)
        if (!read.refused && read.answers.some((answer) => answer > against.offered)) throw new Error('an answer that is not offered')
        if (!read.refused && text.length === code.length && text !== code && codec.encode(against, read) === code) throw new Error(`a bent code is taken: ${text}`)
      }
      collect.findCodes([bent(code), pick(evil), code, forged()].join(pick([' ', '\n> ', '', ' = '])), against)
    },
    chain() {
      const one = saved(), {shape} = state.contextOf(one, catalogue), length = aggregate.layout(shape).length
      const text = chain.chainText(chain.begin(6, length).chain)
      for (const other of [bent(text), forged(), pick(evil)]) {
        const read = chain.readChain(other, length)
        if (read && (read.sums.length !== length || read.sums.some((sum) => !(sum >= 0 && sum < chain.MODULUS)))) throw new Error('sums that cannot be')
      }
    },
    file() {
      const text = pick([() => asFile(saved()), () => asFile(mutate(saved())), () => asFile({...saved(), words: mutate([{token: 1, words: {a: 'b'}}])}), () => asFile(saved()).slice(0, below(600)), () => pick(evil), () => JSON.stringify(anything(3))])()
      const read = state.parseSaved(text, catalogue)
      if (typeof read === 'string') return
      count('read files')
      state.viewOf(read, catalogue, 'Egne')
      if (typeof state.parseSaved(asFile(read), catalogue) === 'string') throw new Error('what was read cannot be read again')
    },
    report() {
      const view = state.viewOf(saved(), catalogue, 'Egne')
      const text = share.reportFragment(view)
      for (const other of [text, bent(text), `p=${forged()}&s=${forged()}`, text.replace(/s=.*/, `s=${forged()}`), pick(evil)]) {
        const read = share.readReport(other, catalogue, 'Egne')
        if (read && !read.hidden && read.people.board && read.people.board < aggregate.FEWEST) throw new Error('too few shown')
      }
      share.readReportFile(JSON.stringify(mutate({format: 'bestyrelse-rapport', version: 1, report: text, words: [[pick(evil), pick(evil)], anything(2)]})), catalogue, 'Egne')
    },
    async address() {
      location.hash = pick([() => `r=${forged()}`, () => `r=${bent(link.toFragment(round(), catalogue.instruments[0]))}`, () => `p=${forged()}&s=${forged()}`, () => pick(evil), () => `svar=${forged()}&${pick(evil)}=${pick(evil)}`])()
      await new Promise((done) => setTimeout(done))
    },
    kept() {
      const one = pick([() => asFile(mutate(saved())), () => pick(evil), () => JSON.stringify(anything(2))])()
      localStorage.setItem(`bestyrelse1:${pick(['formand:1', 'kaede:1', 'afsender:1', 'aarshjul', 'felter', 'mit-forloeb:egen', 'genvej'])}`, one)
      state.keptRounds(catalogue)
      dispatchEvent(new StorageEvent('storage', {key: null}))
    },
    async message() {
      postMessage(pick([() => anything(3), () => ({type: pick(evil), data: asFile(saved())}), () => asFile(saved())])(), '*')
      await new Promise((done) => setTimeout(done))
    },
  }
  for (let number = 0; number < rounds && said.length < 5; number += 1) {
    const name = pick(Object.keys(ways))
    now = `${seed}/${number} ${name}`
    const start = performance.now()
    try {
      count(name)
      await ways[name]()
    } catch (error) {
      said.push(`exception ${now}: ${error?.stack ?? error}`)
    }
    if (performance.now() - start > 5000) said.push(`slow ${now}: ${Math.round(performance.now() - start)} ms`)
    if (window.ran || Object.prototype.polluted || document.querySelector('.round script:not([type="application/json"]), .round [onerror]')) said.push(`script ${now}`)
  }
  localStorage.clear()
  return {said, seen}
}
