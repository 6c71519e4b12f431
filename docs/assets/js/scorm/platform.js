// @ts-check
/** The learning platform around the page, by SCORM 1.2 or SCORM 2004 4th edition: found, told, left. */

/** @typedef {{score: number | null, part: number, complete: boolean}} Report the score and how far: from 0 to 1, no score yet: null */

const PAUSE = 400
const MAX_STEPS = 100

/** @param {number} number @param {number} [digits] */
const digits = (number, digits = 2) => String(Math.floor(number)).padStart(digits, '0')

const VERSIONS = {
  '1.2': {
    object: 'API',
    begin: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', keep: 'LMSCommit', end: 'LMSFinish',
    room: 4096,
    status: 'cmi.core.lesson_status',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    /** @param {number} s seconds */
    clock: (s) => `${digits(s / 3600, 4)}:${digits((s / 60) % 60)}:${digits(s % 60)}`,
    /** @param {Report} report @returns {[string, string][]} */
    values: ({ score }) => (score === null ? [] : [['cmi.core.score.min', '0'], ['cmi.core.score.max', '100'], ['cmi.core.score.raw', String(Math.round(score * 100))]]),
  },
  '2004': {
    object: 'API_1484_11',
    begin: 'Initialize', get: 'GetValue', set: 'SetValue', keep: 'Commit', end: 'Terminate',
    room: 64000,
    status: 'cmi.completion_status',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
    /** @param {number} s seconds */
    clock: (s) => `PT${Math.floor(s / 3600)}H${Math.floor((s / 60) % 60)}M${Math.floor(s % 60)}S`,
    /** @param {Report} report @returns {[string, string][]} */
    values: ({ score, part }) => [
      ['cmi.progress_measure', String(Math.round(part * 100) / 100)],
      .../** @type {[string, string][]} */ (score === null ? [] : [
        ['cmi.score.min', '0'], ['cmi.score.max', '100'],
        ['cmi.score.raw', String(Math.round(score * 100))], ['cmi.score.scaled', String(Math.round(score * 100) / 100)],
      ]),
    ],
  },
}

/**
 * Find a platform's object in the windows around this one, then in the window that opened it and those around that.
 * @param {string} name
 * @param {Window} start
 * @returns {any}
 */
export function find(name, start) {
  for (const first of [start, opener(start)]) {
    let here = first
    for (let step = 0; here && step < MAX_STEPS; step += 1) {
      const found = look(here, name)
      if (found) return found
      if (here === here.parent) break
      here = here.parent
    }
  }
  return null
}

/** A window of another origin must not be looked into, but may be passed. @param {any} one @param {string} name */
function look(one, name) {
  try {
    return one[name]
  } catch {
    return null
  }
}

/** Who opened the outermost window that can be asked. @param {Window} start @returns {Window | null} */
const opener = (start) => start.opener ?? look(start.top, 'opener') ?? null

export class Platform {
  /**
   * @param {keyof typeof VERSIONS} version
   * @returns {Platform | null} null where there is none
   */
  static find(version) {
    const speech = VERSIONS[version]
    const api = find(speech.object, window)
    return api ? new Platform(api, speech) : null
  }

  /** @param {any} api @param {typeof VERSIONS['1.2'] | typeof VERSIONS['2004']} speech */
  constructor(api, speech) {
    this.api = api
    this.speech = speech
    this.started = Date.now()
    /** What it was told last. @type {Map<string, string>} */
    this.told = new Map()
    this.answers = true
    this.left = false
  }

  /** Begin; whether it will listen: some do so only once for each time a lesson is opened. */
  begin() {
    return this.#call(this.speech.begin, '') === 'true'
  }

  /** How many characters it keeps. */
  get room() {
    return this.speech.room
  }

  /** What was kept last time. */
  get suspended() {
    return this.#call(this.speech.get, 'cmi.suspend_data')
  }

  /** Whether the lesson was completed before; that never changes back. */
  get completed() {
    return ['completed', 'passed', 'failed'].includes(this.#call(this.speech.get, this.speech.status))
  }

  /** Called when it stops answering, and when it answers again. @param {boolean} _answers */
  onchange = (_answers) => {}

  /** Keep a text until next time; raises an error when that is refused. @param {string} text */
  suspend(text) {
    if (!this.#tell('cmi.suspend_data', text)) throw new Error('refused')
  }

  /** @param {Report} report */
  report(report) {
    for (const [name, value] of this.speech.values(report)) this.#tell(name, value)
    this.#tell(this.speech.status, report.complete ? 'completed' : 'incomplete')
    this.#tell(this.speech.exit, 'suspend')
  }

  /** Store what was told: a browser that is closed on a phone says no goodbye. */
  commit() {
    clearTimeout(this.waiting)
    if (this.left) return
    this.#call(this.speech.set, this.speech.time, this.speech.clock((Date.now() - this.started) / 1000))
    this.#heard(this.#call(this.speech.keep, '') === 'true')
  }

  /** Say goodbye; nothing can be told after that. */
  leave() {
    if (this.left) return
    this.commit()
    this.left = true
    this.#call(this.speech.end, '')
  }

  /** @param {string} name @param {string} value */
  #tell(name, value) {
    if (this.left) return false
    if (this.told.get(name) === value) return true
    const done = this.#call(this.speech.set, name, value) === 'true'
    if (done) this.told.set(name, value)
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.commit(), PAUSE)
    return done
  }

  /** @param {string} name @param {...string} parts @returns {string} */
  #call(name, ...parts) {
    try {
      return String(this.api[name](...parts))
    } catch {
      return ''
    }
  }

  /** @param {boolean} answers */
  #heard(answers) {
    if (answers === this.answers) return
    this.answers = answers
    this.onchange(answers)
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  waiting
}
