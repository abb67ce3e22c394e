/** What `dev` shows while a file can't be read. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '../../src/compilation.ts'
import type { Settings } from '../../src/settings.ts'
import { contentFolder } from '../support/folders.ts'
import { optionsFor } from './handbooks.ts'

const settingsFor = (content: string, more: Partial<Settings> = {}): Settings => {
  const { config, now } = optionsFor()
  return {
    root: content,
    content,
    config,
    configFile: join(content, 'handbook.config.ts'),
    audience: 'public',
    now,
    lenient: true,
    drafts: true,
    ...more,
  }
}

test('a page with broken front matter keeps its last state, with the current report', () => {
  const content = contentFolder({
    'handbook/a.md': '---\ntitle: Good\n---\n\nAs it was.\n',
    'people.yaml': '- { id: pm, name: PM, active: true }\n',
  })
  const state = () => {
    const { handbook, problems } = compile(settingsFor(content))
    return [handbook.entries.map(({ id, title }) => `${id} ${title}`), problems.map(({ code, line }) => `${code} ${line}`)]
  }
  expect(state()).toEqual([['a Good', 'pm PM'], []])
  writeFileSync(join(content, 'handbook/a.md'), '---\ntitle: "Bad\n---\n\nAs it is.\n')
  writeFileSync(join(content, 'people.yaml'), '- { id: pm, name: PM, active: true\n')
  expect(state()).toEqual([
    ['a Good', 'pm PM'],
    ['yaml-invalid 2', 'yaml-invalid 1'],
  ])
  writeFileSync(join(content, 'handbook/a.md'), '---\ntitle: Mended\n---\n')
  expect(state()).toEqual([['a Mended', 'pm PM'], ['yaml-invalid 1']])
  rmSync(join(content, 'handbook/a.md'))
  rmSync(join(content, 'people.yaml'))
  expect(state()).toEqual([[], []])
})

test('a check reports only the current state', () => {
  const content = contentFolder({ 'handbook/a.md': '# A\n' })
  compile(settingsFor(content))
  writeFileSync(join(content, 'handbook/a.md'), '---\ntitle: "Bad\n---\n')
  expect(compile(settingsFor(content, { drafts: false, lenient: false })).handbook.entries).toEqual([])
})
