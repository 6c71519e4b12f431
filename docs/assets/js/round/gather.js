// @ts-check
/** The step in which answers come in: as codes, around the table, as a chain, or from paper. */

import { element } from '../dom.js'
import { FEWEST, layout, people, sumUp, vector } from './aggregate.js'
import { part } from './catalogue.js'
import { begin, chainText, finish, readChain } from './chain.js'
import { encode, fromText, randomBits } from './codec.js'
import { findCodes, takeIn } from './collect.js'
import { fragment } from './definition.js'
import { PassingStore, answerForm } from './form.js'
import { answerAddress } from './invite.js'
import { codesByToken, contextOf, readFile } from './state.js'
import { printOnly } from './texts.js'

/**
 * @typedef {import('./chair.js').Chair} Chair
 * @typedef {import('./state.js').Saved} Saved
 */

/** @param {Chair} chair */
export function gather(chair) {
  const { root, open, words } = chair
  const { way, name } = open.round
  const made = part(root, 'collect', { name: name ? `: ${name}` : '', privacy: words(`privacy-${way}`) })
  const place = made.querySelector('[data-slot="way"]')
  place?.append(way === 'bord' ? table(chair) : way === 'kaede' ? chain(chair) : codes(chair))
  refresh(chair, made)
  return made
}

/** Show how many have answered. @param {Chair} chair @param {HTMLElement} made */
function refresh(chair, made) {
  const { words, open, view } = chair
  const { board, leader } = view.people
  /** @param {string} slot @param {string} text */
  const set = (slot, text) => (/** @type {HTMLElement} */ (made.querySelector(`[data-slot="${slot}"]`)).textContent = text)
  const leaderLine = open.round.leader ? ` · ${words(leader ? 'count-leader' : 'count-no-leader')}` : ''
  const isSecret = open.round.way === 'bord' || open.round.way === 'kaede'
  if (open.round.way === 'bord') set('count', words('table-count', { n: board + leader, total: open.size }))
  else set('count', board + leader ? words('count', { board }) + leaderLine : words('count-none'))
  const locked = chair.locked()
  set('locked', locked)
  set('few', !locked && board < FEWEST && !isSecret ? words('few') : '')
  for (const one of /** @type {NodeListOf<HTMLButtonElement>} */ (chair.root.querySelectorAll('[data-go="report"], [data-go="texts"]'))) one.disabled = !!locked
  for (const one of /** @type {NodeListOf<HTMLButtonElement>} */ (made.querySelectorAll('[data-go="report"]'))) one.disabled = !!locked
}

/** Take in whatever text came, and say what happened. @param {Chair} chair @param {string} text @returns {string[]} */
export function receiveText(chair, text) {
  const { open, catalogue, words } = chair
  const { against } = contextOf(open, catalogue)
  const collected = codesByToken(open, catalogue)
  const found = findCodes(text, against)
  const { added, replaced, known, refused } = takeIn(collected, found)
  open.codes = [...collected.values()]
  chair.changed()
  const said = []
  if (added) said.push(words(added === 1 ? 'added-one' : 'added', { n: added }))
  if (replaced) said.push(words('replaced', { n: replaced }))
  if (known) said.push(words('known', { n: known }))
  for (const why of new Set(refused)) {
    const n = refused.filter((one) => one === why).length
    said.push(words(`refused-${why}`) + (n > 1 ? ` (${n})` : ''))
  }
  if (!found.length) said.push(words('refused-not-a-code'))
  if ((refused.length || !found.length) && open.codes.length) said.push(words('kept-all'))
  return said
}

/** @param {Chair} chair */
function codes(chair) {
  const { root, words } = chair
  const made = part(root, 'way-codes')
  const area = /** @type {HTMLTextAreaElement} */ (made.querySelector('textarea'))
  const result = /** @type {HTMLElement} */ (made.querySelector('[data-slot="result"]'))
  /** @param {string[]} said */
  const say = (said) => {
    result.replaceChildren(...said.map((line) => element('p', { class: 'message' }, line)))
    refresh(chair, /** @type {HTMLElement} */ (chair.panel.firstElementChild))
  }
  made.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault()
    const before = chair.open.codes.length
    say(receiveText(chair, area.value))
    if (chair.open.codes.length > before) area.value = ''
  })
  /** @param {string} name @param {() => void} does */
  const on = (name, does) => made.querySelector(`[data-do="${name}"]`)?.addEventListener('click', does)
  on('files', () => chair.choose(async (files) => say((await Promise.all(files.map((file) => receiveFile(chair, file)))).flat()), true))
  on('paper', () => ask(chair, words('paper-title'), 'paper-done', (set) => {
    const { against } = contextOf(chair.open, chair.catalogue)
    chair.open.codes.push(encode(against, { token: randomBits(32), ...set }))
    chair.go('collect').then(() => chair.announce(words('added-one')))
  }))
  on('sheet', async () => {
    const { sheet } = await import('./paper.js')
    made.querySelector('.sheet')?.remove()
    const paper = sheet(root, chair.open, chair.instrument, words)
    made.append(paper)
    printOnly(paper)
  })
  return made
}

/** @param {Chair} chair @param {File} file @returns {Promise<string[]>} */
async function receiveFile(chair, file) {
  const read = await readFile(file)
  if (!('text' in read)) return [chair.words(`refused-${read.refused}`)]
  let value
  try {
    value = JSON.parse(read.text)
  } catch {
    return receiveText(chair, read.text)
  }
  if (value?.format !== 'bestyrelse-rundesvar' || typeof value.code !== 'string') return [chair.words('refused-answers-file')]
  const said = receiveText(chair, value.code)
  const { against } = contextOf(chair.open, chair.catalogue)
  const [found] = findCodes(value.code, against)
  if (found?.set && value.words && typeof value.words === 'object') {
    const own = Object.entries(value.words).filter(([, text]) => typeof text === 'string' && text).map(([id, text]) => [id, String(text).slice(0, 2000)])
    chair.open.words = [...chair.open.words.filter((one) => one.token !== found.set?.token), { token: found.set.token, words: Object.fromEntries(own) }]
    chair.changed()
  }
  return said
}

/** Let one person answer on this device; what was answered is handed on and then gone. @param {Chair} chair @param {string} title @param {string} end @param {(set: {role: number, twoTier: boolean, answers: number[], heard?: number[]}) => void} then */
function ask(chair, title, end, then) {
  const { root, open, instrument, words } = chair
  chair.steps.hidden = chair.keeping.hidden = true
  const who = part(root, 'who', { title })
  for (const only of /** @type {NodeListOf<HTMLElement>} */ (who.querySelectorAll('[data-only]'))) only.hidden = only.dataset.only === 'two' ? !open.round.twoTier : !open.round.leader
  who.querySelector('[data-do="cancel"]')?.addEventListener('click', () => chair.go('collect'))
  who.addEventListener('submit', (event) => {
    event.preventDefault()
    const role = Number(new FormData(/** @type {HTMLFormElement} */ (who)).get('role'))
    const place = element('div')
    chair.show(place, false)
    answerForm(root, place, {
      round: open.round,
      instrument,
      store: new PassingStore(),
      words,
      result: (given) => {
        const done = part(root, end)
        done.querySelector('[data-do="done"]')?.addEventListener('click', () => then({ role, twoTier: open.round.twoTier, ...given }), { once: true })
        return [done]
      },
    })
  })
  chair.show(who)
}

/** @param {Chair} chair */
function table(chair) {
  const { root, open, words } = chair
  const { shape } = contextOf(open, chair.catalogue)
  const counted = people(shape, open.sums ?? []) ?? { board: 0, leader: 0 }
  const done = counted.board + counted.leader
  const isFull = done >= open.size
  const made = part(root, 'way-table', { turn: isFull ? words('table-all') : words('table-next', { n: done + 1, total: open.size }) })
  const turn = /** @type {HTMLElement} */ (made.querySelector('[data-do="turn"]'))
  turn.hidden = isFull
  turn.addEventListener('click', () =>
    ask(chair, words('table-next', { n: done + 1, total: open.size }), 'table-done', (set) => {
      const sums = open.sums ?? sumUp(shape, [])
      open.sums = vector(shape, { token: 0, ...set }).map((one, index) => one + sums[index])
      chair.go('collect').then(() => chair.announce(words('table-done')))
    }),
  )
  return made
}

/** @param {Chair} chair */
function chain(chair) {
  const { root, open, catalogue, words } = chair
  const { shape } = contextOf(open, catalogue)
  if (!open.chain) {
    const { chain, mask } = begin(open.size, layout(shape).length)
    open.chain = { id: chain.id, size: open.size, mask }
    chair.changed()
  }
  const first = { id: open.chain.id, size: open.chain.size, trail: [], sums: open.chain.mask }
  const made = part(root, 'way-chain')
  ;/** @type {HTMLTextAreaElement} */ (made.querySelector('#kaede')).value = `${answerAddress(chair)}&k=${chainText(first)}`
  made.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = /** @type {HTMLTextAreaElement} */ (made.querySelector('#retur')).value.replace(/[\s>]+/g, '')
    const said = receiveChain(chair, fragment(`#${text.split('#')[1] ?? ''}`).k ?? text)
    made.querySelector('[data-slot="result"]')?.replaceChildren(element('p', { class: 'message' }, said))
    refresh(chair, /** @type {HTMLElement} */ (chair.panel.firstElementChild))
  })
  return made
}

/** @param {Chair} chair @param {string} text @returns {string} what happened */
function receiveChain({ open, catalogue, words }, text) {
  const { shape } = contextOf(open, catalogue)
  const chain = readChain(text, layout(shape).length)
  if (!chain || !open.chain) return words('chain-broken')
  const result = finish(chain, open.chain, (sums) => people(shape, sums), FEWEST + +open.mine)
  if (result.refused) return words(result.refused === 'forked' ? 'chain-forked-chair' : `chain-${result.refused}`, { n: chain.trail.length, total: chain.size })
  open.sums = result.sums
  open.chain.used = chain.trail.join()
  return words('chain-opened')
}

/** The kept round that a code or a chain belongs to. @param {string} code @param {string} chain @param {Saved[]} kept @param {import('./catalogue.js').Catalogue} catalogue */
export function roundOf(code, chain, kept, catalogue) {
  if (chain) return kept.find((saved) => readChain(chain, layout(contextOf(saved, catalogue).shape).length)?.id === saved.chain?.id && !!saved.chain)
  const bytes = fromText(code)
  const round = bytes && bytes.length > 9 ? bytes[6] * 65536 + bytes[7] * 256 + bytes[8] : -1
  return kept.find((saved) => saved.round.round === round)
}

/** @param {Chair} chair @param {string} code @param {string} chain @returns {string[]} */
export function receive(chair, code, chain) {
  const said = chain ? [receiveChain(chair, chain)] : receiveText(chair, code)
  chair.changed()
  return said
}

