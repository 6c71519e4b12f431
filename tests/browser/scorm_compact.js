// What becomes of hostile words, of what is too long, of what was changed, and of texts that are none.
async () => {
  const { Codebook, squeeze, unfold } = await import('/1.2/modul-1/assets/js/scorm/compact.js')
  const items = [
    { id: 'a', key: 'aaaa1111bbbb', wording: 'cccc2222dddd' },
    { id: 'b', key: 'eeee1111ffff', wording: '000022221111' },
  ]
  const book = new Codebook(items, ['ja', 'nej'])
  const nasty = ']]> & < " ~ = | / ; , . ! {} \\ \n \r 😀 \u202e \ud800 æøå ' + 'x'.repeat(10000)
  const at = (n) => new Date(1790000000000 + n).toISOString()
  const entry = ({ key, wording }, value) => ({ value, key, wording, at: at(0) })
  const answers = { a: entry(items[0], ['ja', nasty]), b: { ...entry(items[1], ['nej']), sure: 'sikker' } }
  const attempts = [1, 2, 3].map((n) => ({ id: `${at(n)}-x${n}`, at: at(n), mode: 'exam', answers, tally: { right: n, judged: 3 } }))
  const aside = [{ ...entry(items[0], ['nej']), item: 'b' }]
  const states = { 'q:egen': { version: 1, settings: { note: nasty }, answers, aside, looks: {}, attempts } }
  const text = squeeze(states, book, Infinity)
  const back = unfold(text, book)['q:egen']
  const changed = new Codebook([{ ...items[0], key: '999911112222' }, { ...items[1], wording: '999911112222' }], ['ja', 'nej'])
  const other = unfold(text, changed)['q:egen'].answers
  const foreign = ['', 'x', '2|a', '{"a":1}', '1', '1|', '1|a', '1|a/b/c/d/e', '1|a/,/,,,,;/;;/,,;,', text.slice(0, 90)]
  return {
    text,
    same: [back.answers.a.value[1] === nasty, back.settings.note === nasty, back.aside.length === 1],
    attempts: [JSON.stringify(back.attempts), JSON.stringify(attempts)],
    kept: unfold(squeeze(states, book, text.length - 1), book)['q:egen'].attempts.map(({ tally }) => tally.right),
    tooLong: squeeze(states, book, 500),
    changedKey: other.a.key,
    changedWording: [other.b.key, other.b.wording],
    optionGone: unfold(text, new Codebook(items, ['ja']))['q:egen'].answers.b.key,
    foreign: foreign.map((one) => Object.keys(unfold(one, book)).length),
  }
}
