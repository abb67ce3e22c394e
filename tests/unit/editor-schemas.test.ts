/** JSON Schemas for editors, held against the shipped handbook and against slips. */
import { readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { dataFilePatterns, type EditorSchema, makeEditorSchemas } from '../../src/authoring/schemas/editor-schemas.ts'
import { starterFiles } from '../../src/cli/starter.ts'
import { ourCollections } from '../../src/collections/collections.ts'
import { defineCollection } from '../../src/collections/define.ts'
import { layoutIn } from '../../src/graph/reading/layout.ts'
import type { Checked } from '../../src/graph/handbook.ts'
import { findFrontMatter } from '../../src/sources/front-matter.ts'
import { readFolder } from '../../src/sources/folder.ts'
import { parseYaml } from '../../src/sources/yaml.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { contentFolder } from '../support/folders.ts'
import { handbookOf, type TestOptions } from './handbooks.ts'

const staff: TestOptions = { audience: 'staff', drafts: true }

function schemasOf({ handbook, untyped }: Checked): EditorSchema[] {
  return makeEditorSchemas({ ...handbook, entries: [...handbook.entries, ...untyped] }, handbook.config, layoutIn(handbook))
}

/** What is wrong with a file, by the position of the value. */
type Validate = (path: string, text: string) => string[]

function validatorOf(schemas: readonly EditorSchema[]): Validate {
  // Names of values are for people, and aren't part of JSON Schema.
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    validateFormats: false,
    keywords: ['enumDescriptions'],
  })
  const compiled = schemas.map(({ files, schema }) => ({ files, validate: ajv.compile(schema) }))
  return (path, text) => {
    const found = compiled.find(({ files }) => files.some((pattern) => matchesGlob(path, pattern)))
    if (!found) return [`No schema is for ${path}.`]
    const head = findFrontMatter(text)
    const yaml = !/\.mdx?$/.test(path) ? text : head.kind === 'present' ? text.slice(head.yaml.start, head.yaml.end) : ''
    found.validate(parseYaml(yaml).data ?? (/\.mdx?$/.test(path) ? {} : []))
    return (found.validate.errors ?? []).map(({ instancePath, keyword, params }) => {
      const key =
        'additionalProperty' in params
          ? `/${params['additionalProperty']}`
          : 'missingProperty' in params
            ? `/${params['missingProperty']}`
            : ''
      return `${instancePath}${key}: ${keyword}`
    })
  }
}

const sample = readFolder(`${projectRoot}src/content`)
const written = sample.files.filter(({ path }) => !/(^|\/)_template\.|^README/.test(path))
let validate: Validate

beforeAll(() => {
  const files = Object.fromEntries(sample.files.map(({ path, text }) => [path, text]))
  validate = validatorOf(schemasOf(handbookOf({ ...files, ...Object.fromEntries(sample.assets.map((path) => [path, ''])) }, staff)))
})

test('every file of the sample passes the schema of its collection', () => {
  expect(written.length).toBeGreaterThan(100)
  const faults = written.flatMap(({ path, text }) => validate(path, text).map((fault) => `${path} ${fault}`))
  expect(faults).toEqual([])
})

const change = `---
title: A change
description: It changed.
type: added
features: []
date: 2026-11-01
status: published
authors: [pm]
reviews: []
---
`

test.each([
  { what: 'nothing', path: 'changelog/a.md', from: '', to: '', faults: [] },
  {
    what: 'a misspelled key',
    path: 'changelog/a.md',
    from: 'description',
    to: 'descripton',
    faults: ['/description: required', '/descripton: additionalProperties'],
  },
  { what: 'a value that is none', path: 'changelog/a.md', from: 'added', to: 'add', faults: ['/type: enum'] },
  { what: 'a day in another form', path: 'changelog/a.md', from: '2026-11-01', to: '1.11.2026', faults: ['/date: pattern'] },
  {
    what: 'a version that YAML reads as a number',
    path: 'changelog/a.md',
    from: 'reviews',
    to: 'release: 2.30\nreviews',
    faults: ['/release: type'],
  },
  { what: 'a person who is not in the list', path: 'changelog/a.md', from: '[pm]', to: '[pn]', faults: ['/authors/0: enum'] },
  { what: 'a text instead of a list', path: 'changelog/a.md', from: 'features: []', to: 'features: search', faults: ['/features: type'] },
  {
    what: 'a misspelled key of a row',
    path: 'changelog/a.md',
    from: 'reviews: []',
    to: 'reviews: [{ by: pm, on: 2026-11-01, verdikt: approve }]',
    faults: ['/reviews/0/verdict: required', '/reviews/0/verdikt: additionalProperties'],
  },
])('a schema finds $what', ({ path, from, to, faults }) => {
  expect(validate(path, change.replace(from, to)).toSorted()).toEqual(faults)
})

test.each([
  { what: 'a list item without its name', path: 'people.yaml', text: '- { id: ana, active: true }\n', faults: ['/0/name: required'] },
  { what: 'a map instead of a list', path: 'people.yaml', text: 'ana: { name: Ana }\n', faults: [': type'] },
  {
    what: 'an unknown plan',
    path: 'triage.yaml',
    text: '- { id: a, when: { tier: gold }, then: { priority: p1, route: engineering, respondWithin: 1 day }, examples: [] }\n',
    faults: ['/0/when/tier: anyOf', '/0/when/tier: enum', '/0/when/tier: type'],
  },
  {
    what: 'a redaction among editions',
    path: 'editions.yaml',
    text: '- withheld: { document: handbook/a.md, date: 2026-11-01, reason: Private }\n',
    faults: [],
  },
  { what: 'a key of another generator on a page', path: 'handbook/a.md', text: '---\nsidebar_label: A\n---\n', faults: [] },
])('a schema accepts or finds $what', ({ path, text, faults }) => {
  expect(validate(path, text).toSorted()).toEqual(faults)
})

test('collections and keys of the company are described, and imported entries may lack what they like', () => {
  const regions = defineCollection({
    name: 'regions',
    noun: 'region',
    form: 'list',
    key: 'id',
    schema: z.strictObject({ id: z.string(), climate: z.enum(['dry', 'wet']).describe('How much it rains.') }),
  })
  const files = {
    'regions.yaml': '- { id: north, climate: wet }\n',
    'changelog/a.md': '---\ntitle: A\npubDate: 2026-01-01\n---\n',
    'roadmap/b.md': '---\nname: B\nteam: red\nhorizon: now\nstatus: planned\narea: a\nobjectives: []\nhistory: []\n---\n',
    'areas.yaml': '- { id: a, title: A, owner: ana }\n',
    'people.yaml': '- { id: ana, name: Ana, active: true }\n',
  }
  const config = { collections: [regions], aliases: { roadmap: { name: 'title' as const } }, ignore: { roadmap: ['team'] } }
  const check = validatorOf(schemasOf(handbookOf(files, { ...staff, config })))
  expect(Object.entries(files).flatMap(([path, text]) => check(path, text))).toEqual([])
  expect(check('regions.yaml', '- { id: south, climate: hot }\n')).toEqual(['/0/climate: enum'])
  expect(check('roadmap/b.md', files['roadmap/b.md'].replace('team', 'teem'))).toEqual(['/teem: additionalProperties'])
})

test('the command writes a file for each, and says what it is for', async () => {
  const content = contentFolder({ 'people.yaml': '- { id: ana, name: Ana, active: true }\n', 'handbook/index.md': '# Book\n' })
  const { code, stdout } = await callHandbook(['schemas', '--content', content, '--out', `${content}/../schemas`])
  expect(code).toBe(0)
  expect(stdout).toContain('people.json')
  const schema = JSON.parse(readFileSync(`${content}/../schemas/people.json`, 'utf8'))
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'array' })
  expect(JSON.stringify(schema)).toContain('Name to show.')
  expect(JSON.parse(readFileSync(`${content}/../schemas/changelog.json`, 'utf8')).$defs.people).toMatchObject({
    enum: ['ana'],
    enumDescriptions: ['Ana'],
  })
})

test('without a content folder, nothing is written', async () => {
  expect(await callHandbook(['schemas', '--content', '/nowhere/at/all'])).toMatchObject({ code: 2 })
})

test('the folder that `init` makes tells the editor where the schemas are, and git to ignore them', () => {
  const files = starterFiles({
    name: 'A',
    site: 'https://a.example',
    today: '2026-11-24',
    version: '0.2.0',
    packageFile: undefined,
    hasCode: false,
  })
  const settings = JSON.parse(files.get('.vscode/settings.json') ?? '')
  const below = (patterns: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(
      Object.entries(patterns).map(([name, list]) => [`./.handbook/schemas/${name}`, list.map((pattern) => `content/${pattern}`)]),
    )
  const { yaml, json } = dataFilePatterns(ourCollections)
  expect(settings['yaml.schemas']).toEqual(below(yaml))
  expect(settings['json.schemas']).toEqual(Object.entries(below(json)).map(([url, fileMatch]) => ({ fileMatch, url })))
  expect(files.get('.gitignore')).toContain('.handbook/\n')
  expect(JSON.parse(files.get('package.json') ?? '').scripts.dev).toBe('handbook schemas && handbook dev')
})
