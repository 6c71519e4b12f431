// @ts-check
// Start the CMS with the forms that stand in the page, in Danish, and with our own ways of reading and writing files.
// @ts-ignore: the package's types are for bundlers
import CMS from 'cms'

import { pageFormat, yamlFormat } from './formats.js'
import { idField } from './id-field.js'

const { config, head, words } = JSON.parse(document.getElementById('redaktion')?.textContent ?? '')

const LANGUAGE = 'sveltia-cms.prefs'
if (!localStorage.getItem(LANGUAGE)) localStorage.setItem(LANGUAGE, JSON.stringify({ locale: 'da' }))

for (const collection of config.collections) {
  for (const { format, extension = 'yml', fields } of collection.files ?? [collection]) {
    if (!format || format === 'raw') continue
    CMS.registerCustomFormat(format, extension, extension === 'md' ? pageFormat(fields) : yamlFormat(fields, head))
  }
}
CMS.registerFieldType('id', idField(words))
CMS.init({ config })
