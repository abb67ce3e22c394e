/** Forms in the browser: their fields, and what saving one does to a file. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { changeEntry } from '../../src/authoring/forms/entry-text.ts'
import { openForms } from '../../src/forms/open-forms.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'

const now = '2026-11-24T11:59:59Z'

describe.each([
  ['the sample', 'src/content', 'handbook.config.ts'],
  ['the manual', 'docs', 'docs/handbook.config.ts'],
])('%s', (_, content, config) => {
  test('saving an entry that was not changed keeps each byte of its file', async () => {
    const open = openForms(await loadSettings({ content: join(projectRoot, content), config: join(projectRoot, config), now }))
    expect(open.documents.length).toBeGreaterThan(100)
    for (const found of open.documents)
      expect(changeEntry(found, JSON.parse(found.text), open.compilation.handbook.config), found.path).toBe(found.entry.text)
  })
})
