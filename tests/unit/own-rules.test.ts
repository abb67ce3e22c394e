/** Company-defined rules: mistakes in a definition, what they report, and rules that fail or never end. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ruleOptionNames } from '../../src/collections/own-rules.ts'
import { checkOwnPages, checkOwnRules } from '../../src/collections/rules/own.ts'
import { type ConfigInput, configSchema } from '../../src/config.ts'
import { defineCollection, defineRule, entriesOf, type Graph, type Rule, z } from '../../src/index.ts'
import { formatSarif } from '../../src/problems/formats/sarif.ts'
import { readManual } from '../../src/cli/manual.ts'
import { loadSettings } from '../../src/settings.ts'
import { callHandbook } from '../support/command.ts'
import { temporaryFolder, write } from './disk.ts'
import { describeProblems, handbookOf, sourcesOf } from './handbooks.ts'

const base: ConfigInput = { title: 'T', organisation: 'O', site: 'https://example.com' }

const roleMissing = defineRule({
  code: 'acme-role-missing',
  severity: 'warning',
  about: 'Everybody has a role.',
  explain: 'Roles say **who** decides.\n\n- Name one.\n',
  check: (graph) =>
    entriesOf(graph, 'people')
      .filter(({ data }) => data.role === undefined)
      .map((entry) => ({ entry, at: 'name', message: `${entry.data.name} has no role.`, hint: 'Add "role".' })),
})

/** A valid definition, with changes. */
const define = (more: object) => ({ ...roleMissing, ...more }) as Rule

describe('a definition that is wrong', () => {
  test.each<[string, readonly Rule[], string]>([
    [
      'a code of ours',
      [define({ code: 'link-missing' })],
      'rules.0.code: "link-missing" is a built-in code. Choose another, for example "acme-link-missing".',
    ],
    [
      'a code that is not in kebab case',
      [define({ code: 'Acme_role' })],
      `rules.0.code: "Acme_role" isn't a code. Use lowercase letters, digits and hyphens, for example "acme-owner-missing".`,
    ],
    [
      'one code twice',
      [define({}), define({})],
      'rules.1.code: Two rules have the code "acme-role-missing". Choose another code for one of them.',
    ],
    ['nothing about it', [define({ about: '' })], 'rules.0.about: A rule needs "about", one sentence that says what it asks for.'],
    [
      'an option that there is not',
      [define({ hint: 'x' })],
      'rules.0: A rule has no option "hint". Its options are "code", "severity", "about", "explain", "check".',
    ],
    ['no check', [define({ check: [] })], 'rules.0.check: It must be a function.'],
    ['another severity', [define({ severity: 'info' })], 'rules.0.severity: Invalid option: expected one of "error"|"warning"'],
  ])('%s', (_, rules, expected) => {
    const issues = configSchema.safeParse({ ...base, rules }).error?.issues ?? []
    expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([expected])
  })
})

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true, role: lead }\n- { id: bo, name: Bo, active: true, draft: false }\n',
  'roles/lead.md': '# Lead\n',
  'handbook/page.md': '---\ntitle: Page\naudience: staff\nstatus: draft\n---\n\nText.\n',
}

const problemsOf = (...rules: Rule[]) => handbookOf(files, { config: { rules } }).problems
const described = (...rules: Rule[]) => describeProblems(problemsOf(...rules), sourcesOf(files))
const reporting = (check: unknown) => define({ code: 'acme-x', check })

test('findings are problems at their place', () => {
  const placed = defineRule({
    code: 'acme-words',
    about: 'Texts have more than a word.',
    check: (graph) => [
      { file: 'handbook/page.md', line: 7, column: 1, message: 'This is short.', severity: 'warning' },
      { file: 'handbook/page.md', message: 'This is still a draft.' },
      ...entriesOf(graph, 'handbook').map((entry) => ({ entry, message: `"${entry.title}" is for ${entry.audience}.` })),
    ],
  })
  expect(described(roleMissing, placed)).toMatchInlineSnapshot(`
    "handbook/page.md:1:1-1:1 error acme-words
      | 
      "Page" is for staff.

    handbook/page.md:1:1-1:4 error acme-words
      | ---
      This is still a draft.

    handbook/page.md:7:1-7:6 warning acme-words
      | Text.
      This is short.

    people.yaml:2:19-2:21 warning acme-role-missing
      | Bo
      Bo has no role.
      Add "role"."
  `)
})

describe('a rule that fails', () => {
  const withEntry = (more: object) => (graph: Graph) => entriesOf(graph, 'people').map((entry) => ({ entry, message: 'M.', ...more }))
  test.each<[string, unknown, string]>([
    [
      'throws',
      () => {
        throw new TypeError('x is undefined')
      },
      'x is undefined.',
    ],
    ['returns nothing', () => undefined, 'It did not return a list of findings.'],
    ['returns a promise', async () => [], 'It did not return a list of findings.'],
    ['says nothing', withEntry({ message: '' }), 'Finding 1 is wrong at "message": Too small: expected string to have >=1 characters.'],
    ['says something else', withEntry({ text: 'x' }), 'Finding 1 is wrong: Unrecognized key: "text".'],
    [
      'has another severity',
      withEntry({ severity: 'bad' }),
      'Finding 1 is wrong at "severity": Invalid option: expected one of "error"|"warning".',
    ],
    ['names an unknown key', withEntry({ at: 'rol' }), 'There is no key "rol" in "people". Did you mean "role"?'],
    ['names nothing', () => [{ message: 'M.' }], 'Finding 1 says neither an entry nor a file.'],
    [
      'names an entry of its own',
      () => [{ message: 'M.', entry: { id: 'ada' } }],
      'Finding 1 is about an entry that the handbook does not have.',
    ],
    ['names an entry and a line', withEntry({ line: 1 }), 'Finding 1 has an entry, so it takes no position in a file.'],
    [
      'names an unknown file',
      () => [{ message: 'M.', file: 'handbook/pag.md' }],
      'Finding 1 is about the file "handbook/pag.md", which has no entries. Did you mean "handbook/page.md"?',
    ],
    [
      'names a line beyond the end',
      () => [{ message: 'M.', file: 'handbook/page.md', line: 9 }],
      'Finding 1 is about line 9, but the file has 8.',
    ],
    [
      'names a column beyond the end',
      () => [{ message: 'M.', file: 'handbook/page.md', column: 5 }],
      'Finding 1 is about column 5, but line 1 has 3 characters.',
    ],
  ])('%s', (_, check, reason) => {
    expect(problemsOf(reporting(check))).toMatchObject([
      {
        code: 'rule-failed',
        severity: 'error',
        file: '',
        message: `The rule "acme-x" failed: ${reason}`,
        hint: 'Correct it in handbook.config.ts, or in the file it is imported from.',
      },
    ])
  })
})

describe('code that never ends', () => {
  const endless = (): never => {
    for (;;);
  }
  const talks = defineCollection({ name: 'talks', noun: 'talk', schema: z.object({ title: z.string() }), rules: endless, page: endless })
  const { written, handbook } = handbookOf(files)
  const config = configSchema.parse({ ...base, rules: [reporting(endless), roleMissing], collections: [talks] })
  const [entry] = written.entries
  const talk = {
    ...entry,
    id: 'one',
    file: 'talks/one.md',
    url: '/talks/one/',
    definition: config.collections.own[0],
  } as (typeof written.entries)[number]

  test('a rule', () => {
    const found = checkOwnRules({ ...written, config }, 50)
    expect(found.map(({ code, file, message }) => [code, file, message])).toEqual([
      ['rule-failed', '', 'The rule "acme-x" failed: It did not end within 50 milliseconds.'],
      ['acme-role-missing', 'people.yaml', 'Bo has no role.'],
    ])
  })

  test('functions of a collection: the first entry is named, and the others are not tried', () => {
    const graph = { ...written, config: { ...config, rules: [] }, entries: [talk, { ...talk, id: 'two' }] }
    const name = entry?.collection ?? ''
    expect(checkOwnRules(graph, 50).map(({ file, message }) => [file, message])).toEqual([
      ['talks/one.md', `"rules" of the collection "${name}" failed for "one" (talks/one.md): It did not end within 50 milliseconds.`],
    ])
    expect(checkOwnPages(graph, { ...handbook, entries: [] }, 50).map(({ file, message }) => [file, message])).toEqual([
      ['talks/one.md', `"page" of the collection "${name}" failed for "one" (talks/one.md): It did not end within 50 milliseconds.`],
    ])
  })
})

test('SARIF explains codes of the company', () => {
  const manual = readManual(configSchema.parse({ ...base, rules: [roleMissing] }).rules)
  const { rules, results } = (({ tool, ...run }) => ({ rules: tool.driver.rules, results: run.results }))(
    JSON.parse(formatSarif(problemsOf(roleMissing), 'content/', manual)).runs[0],
  )
  expect(rules).toEqual([
    {
      id: 'acme-role-missing',
      shortDescription: { text: 'Everybody has a role.' },
      help: { text: 'Roles say who decides.\n\n- Name one.\n', markdown: 'Roles say **who** decides.\n\n- Name one.\n' },
    },
  ])
  expect(results).toMatchObject([{ ruleId: 'acme-role-missing', ruleIndex: 0, level: 'warning' }])
})

describe('the manual', () => {
  const manual = readFileSync(new URL('../../docs/handbook/own-rules.mdx', import.meta.url), 'utf8')

  test('has an example that works as it stands', async () => {
    const root = temporaryFolder()
    const [, code = ''] = /```ts\n(.*?)```/s.exec(manual) ?? []
    write(root, {
      'handbook.config.ts': code.replace("'./src/index.ts'", `'${new URL('../../src/index.ts', import.meta.url)}'`),
    })
    const { rules } = (await loadSettings({ now: '2026-11-24' }, root)).config
    const { written } = handbookOf({ 'handbook/operations/nights.md': '# Nights\n', 'handbook/other.md': '# Other\n' })
    expect(checkOwnRules({ ...written, config: { ...written.config, rules } })).toMatchObject([
      {
        code: 'acme-owner-missing',
        severity: 'warning',
        file: 'handbook/operations/nights.md',
        line: 1,
        message: '"Nights" has no owner.',
      },
    ])
  })

  test('names every option', () => {
    const documented = new Set(Array.from(manual.matchAll(/`(\w+)(?:\([^)`]*\))?`/g), ([, name]) => name))
    expect(ruleOptionNames.filter((option) => !documented.has(option))).toEqual([])
  })
})

/** A folder with a rule. Returns the options of commands. */
function ruled(): string[] {
  const root = temporaryFolder()
  const door = new URL('../../src/index.ts', import.meta.url)
  write(root, {
    'package.json': '{ "type": "module" }',
    'content/people.yaml': files['people.yaml'],
    'content/roles/lead.md': files['roles/lead.md'],
    'handbook.config.ts': `import { defineConfig, defineRule, entriesOf } from '${door}'
const rule = defineRule({
  code: 'acme-role-missing',
  about: 'Everybody has a role.',
  explain: 'Roles say **who** decides.',
  check: (graph) => entriesOf(graph, 'people').flatMap((entry) => (entry.data.role ? [] : [{ entry, message: 'No role.' }])),
})
export default defineConfig({ title: 'T', organisation: 'O', site: 'https://example.com', rules: [rule] })
`,
  })
  return ['--content', `${root}/content`, '--config', `${root}/handbook.config.ts`]
}

describe('commands', () => {
  test('explain', async () => {
    const options = ruled()
    const { stdout } = await callHandbook(['explain', 'acme-role-missing', ...options])
    expect(stdout).toBe('acme-role-missing  error\nEverybody has a role.\n\nRoles say who decides.\n')
    expect((await callHandbook(['explain', ...options])).stdout).toMatch(/^acme-role-missing +error +Everybody has a role\.$/m)
    const unknown = await callHandbook(['explain', 'acme-role', ...options])
    expect([unknown.code, unknown.stderr]).toEqual([2, 'There is no problem code "acme-role". Did you mean "acme-role-missing"?\n'])
  })

  test.each(['text', 'json', 'github', 'gitlab', 'sarif'])('check --format %s', async (format) => {
    const { code, stdout } = await callHandbook(['check', ...ruled(), '--format', format])
    expect(code).toBe(1)
    expect(stdout).toContain('acme-role-missing')
    expect(stdout).toContain('No role.')
  })
})
