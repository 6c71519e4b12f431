// Edit every YAML file that is named, in each way a form can, and print what was lost or reads differently.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

import { pageFormat, yamlFormat } from '../macros/editor/browser/formats.js'

const LONG = 'En lang tekst med kolon: og # og »citat«, som fylder så meget, at den bliver foldet over mere end én linje.'
const edits = {
  append: (list) => list.push(typeof list[0] === 'string' ? 'nyt' : { id: 'helt-nyt', text: '12:30', title: LONG }),
  drop: (list) => list.shift(),
  turn: (list) => list.push(list.shift()),
  change: (list) => list.forEach((one, index) => typeof one === 'object' && (one[Object.keys(one)[1]] = `no ${index}`)),
  words: (list) => list.forEach((one) => typeof one === 'object' && (one.note = 'no', one.extra = '12:30')),
  long: (list) => list.forEach((one) => typeof one === 'object' && (one[Object.keys(one).at(-1)] = LONG)),
  lose: (list) => list.forEach((one) => typeof one === 'object' && delete one[Object.keys(one).at(-1)]),
}

const { fromFile, toFile } = yamlFormat([], '')
const comments = (text) => text.split('\n').filter((line) => /^ *#/.test(line))
const lists = (value) =>
  value && typeof value === 'object'
    ? [...(Array.isArray(value) && value.length > 2 ? [value] : []), ...Object.values(value).flatMap(lists)]
    : []

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.md')) {
    const page = pageFormat([])
    if (`${page.toFile(page.fromFile(text.trim())).trim()}\n` !== text) console.log(`${file}: not the same unedited`)
    continue
  }
  if (toFile(fromFile(text.trim())) !== text) console.log(`${file}: not the same unedited`)
  const names = Object.keys(edits)
  lists(parse(text)).forEach((list, index) => {
    // The long lists have the comments: they get every edit, and of the rest each seventh one.
    const wanted = list.length > 20 ? names : index % 7 ? [] : [names[(index / 7) % names.length]]
    for (const name of wanted) {
      const data = fromFile(text)
      edits[name](lists(data)[index])
      const made = toFile(structuredClone(data))
      delete data._original
      const complain = (what) => console.log(`${file}: ${name} ${index} ${what}`)
      if (JSON.stringify(parse(made)) !== JSON.stringify(data)) complain('reads differently')
      if (/: (no|12:30)$/m.test(made)) complain('is read as something else by other tools')
      const left = comments(made)
      if (!comments(text).every((line) => left.includes(line))) complain('lost a comment')
    }
  })
}
