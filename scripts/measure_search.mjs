// Answers questions with the dialog's own modules on a built site, without a browser.
// Arguments: the folder of the site, a JSON file with the questions, the JSON file to write.
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const [folder, questions, out] = process.argv.slice(2)
const root = pathToFileURL(`${folder}/`)

globalThis.fetch = async (address) => {
  const url = new URL(address, root)
  url.search = ''
  try {
    return new Response(await readFile(url))
  } catch {
    return new Response(null, { status: 404 })
  }
}

const { Engine } = await import(new URL('assets/js/search/engine.js', root))
const engine = await Engine.open(root)
const answers = []
for (const question of JSON.parse(await readFile(questions, 'utf8'))) {
  const { hits, tasks, faqs, term } = await engine.search(question)
  answers.push({
    pages: hits.map((hit) => hit.address.replace(/\/$/, '')),
    tasks: tasks.map((task) => task.address.split('#opgave-')[1]),
    faqs: faqs.map((faq) => faq.address.split('#')[1]),
    term: term?.title ?? null,
  })
}
await writeFile(out, JSON.stringify(answers))
