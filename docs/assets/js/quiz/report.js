// @ts-check
/** A result as rows, and the rows as text, CSV and JSON. The format is described on the help page. */

import { isMissed, isRight, credit } from './verdict.js'

/**
 * @typedef {object} Row
 * @property {string} item
 * @property {string} theme the title, or empty
 * @property {string} basis
 * @property {string} type
 * @property {string} question
 * @property {string} answer
 * @property {string} verdict
 * @property {number | null} credit from 0 to 1, null where nothing is judged
 * @property {string} sure
 * @property {string} at
 */

/** @param {import('../quiz.js').Quiz} quiz @returns {Row[]} */
export function rows(quiz) {
  const themes = themesOf(quiz)
  return quiz.questions.filter(({ active }) => active).map((question) => {
    const found = quiz.answered.find((one) => one.question === question)
    const value = found?.entry.value ?? []
    const verdict = !found ? 'blank' : found.changed ? 'changed' : question.judge(value)
    const judged = isRight(verdict) || isMissed(verdict)
    return {
      item: question.id,
      theme: themes.get(question.form.dataset.theme ?? '') ?? '',
      basis: question.basis,
      type: question.type,
      question: question.text,
      answer: question.field.describe(value),
      verdict,
      credit: judged ? Math.round(credit(question.field.judge(value)) * 100) / 100 : null,
      sure: found?.entry.sure ?? '',
      at: found?.entry.at ?? '',
    }
  })
}

/** The titles of the themes by id. @param {import('../quiz.js').Quiz} quiz */
export function themesOf(quiz) {
  const spans = quiz.root.querySelector('template')?.content.querySelectorAll('[data-theme]') ?? []
  return new Map([...spans].map((span) => [span.getAttribute('data-theme') ?? '', span.textContent ?? '']))
}

/** @param {{title: string, lines: string[], rows: Row[], words: (name: string) => string}} result */
export function asText({ title, lines, rows, words }) {
  const answered = rows.filter(({ verdict }) => verdict !== 'blank')
  const each = answered.map(({ question, answer, verdict, type }) => `- ${question}\n  ${answer}\n  ${words(type === 'reflection' ? 'open-own' : verdict)}`)
  return [`${words('result-title')}: ${title}`, '', ...lines, '', ...each].join('\n').trim() + '\n'
}

const COLUMNS = /** @type {const} */ (['item', 'theme', 'basis', 'type', 'question', 'answer', 'verdict', 'credit', 'sure', 'at'])

/** Semicolons and a byte order mark, as Danish spreadsheets expect. @param {Row[]} all */
export function asCsv(all) {
  const lines = [COLUMNS, ...all.map((row) => COLUMNS.map((name) => cell(row[name])))]
  return `\uFEFF${lines.map((line) => line.join(';')).join('\r\n')}\r\n`
}

/** @param {string | number | null} value */
function cell(value) {
  if (typeof value === 'number') return String(value).replace('.', ',')
  const text = value ?? ''
  // A spreadsheet would run a text that begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** @param {{quiz: string, title: string, rows: Row[]}} result */
export const asJson = ({ quiz, title, rows }) =>
  `${JSON.stringify({ format: 'bestyrelse-resultat', version: 1, quiz, title, made: new Date().toISOString(), rows }, null, 1)}\n`
