/** A formerly narrower default audience keeps the past staff-only until it's opened on purpose. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type AudienceDefaults, createAudienceDefaults } from '../../src/history/audience/defaults.ts'
import { findEditions } from '../../src/history/editions/archive.ts'
import { configSchema } from '../../src/config.ts'
import { temporaryFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'
import { editionsIn, type MakingOptions, pagesIn } from './published-editions.ts'
import { handbookIn, now } from './handbooks.ts'

const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n\n${text}\n`
const settings = (audience: string) =>
  `import { defineConfig } from './schemas.ts'\n\nexport default defineConfig({ title: 'T', ${audience} } satisfies object)\n`
const forStaff = settings("audience: { handbook: 'staff' }")
const forAll = settings('')

interface Scenario {
  /** The configuration in the first commit, and after the switch. */
  before?: string
  after?: string
  /** Extra fields of the edition. */
  edition?: string
  /** Whether the configuration is in the repository. */
  isTracked?: boolean
}

/** A collection that's for staff by default; an edition; the cleaned text; and then the default removed. */
function switched({ before = forStaff, after = forAll, edition = '', isTracked = true }: Scenario = {}) {
  const { content, root, commit } = repository()
  const configFile = isTracked ? join(root, 'handbook.config.ts') : join(temporaryFolder(), 'handbook.config.ts')
  const config = (text: string) => (isTracked ? { '../handbook.config.ts': text } : {})
  if (!isTracked) writeFileSync(configFile, after)
  const spring = commit(
    {
      ...config(before),
      'handbook/index.md': page('Handbook', 'Welcome.', 'audience: public\n'),
      'handbook/plan.md': page('Quokka', 'We buy Quokka.'),
      'handbook/gone.md': page('Numbat', 'We buy Numbat.'),
    },
    '2026-01-20',
  )
  commit({ 'editions.yaml': `- { name: spring, commit: ${spring}, date: 2026-01-31${edition} }\n` }, '2026-02-01')
  commit({ 'handbook/plan.md': page('Plan', 'We grow.'), 'handbook/gone.md': undefined }, '2026-02-10')
  commit(config(after), '2026-02-20')
  return { content, configFile, commit, spring }
}

/** Staff words, and the URL of a history, that appear on any page. */
function wordsIn(content: string, options: MakingOptions): string[] {
  const all = [...pagesIn(editionsIn(content, options)).values()].join('\n')
  return ['Quokka', 'Numbat', '/history/handbook/plan/'].filter((word) => all.includes(word))
}
const isOpen = (content: string, options: MakingOptions) => wordsIn(content, options).includes('Quokka')

describe('a default that was once for staff', () => {
  test('keeps the past staff-only in editions, histories and changes', () => {
    const { content, configFile } = switched()
    expect(wordsIn(content, { configFile })).toEqual(['/history/handbook/plan/'])
    expect(wordsIn(content, { configFile, audience: 'staff' })).toEqual(expect.arrayContaining(['Quokka', 'Numbat']))
  })

  test.each<[string, Scenario, boolean]>([
    ['nothing else', {}, false],
    [
      'a configuration that was never committed, and a record in the edition',
      { isTracked: false, edition: ', defaults: { handbook: staff }' },
      false,
    ],
    ['a configuration that was never committed, and no record', { isTracked: false }, true],
    [
      'the default written as a constant',
      { before: `const audience = { handbook: 'staff' } as const\nexport default { audience }\n` },
      false,
    ],
    ['a default that only running it tells', { before: settings('...rest') }, false],
    ['code that cannot be read', { before: 'export default {' }, false],
    ['a default of another collection', { before: settings("audience: { strategy: 'staff' }") }, true],
    ['a record that says otherwise than the configuration', { before: forAll, edition: ', defaults: { handbook: staff }' }, false],
    ['a record of another collection', { before: forAll, edition: ', defaults: { strategy: staff }' }, true],
  ])('%s', (_, scenario, expected) => {
    const { content, configFile } = switched(scenario)
    expect(isOpen(content, { configFile })).toBe(expected)
  })

  test('opens when somebody says so, as far as they say', () => {
    const { content, configFile } = switched()
    const opened = (day: string | { handbook: string }) => isOpen(content, { configFile, config: { opened: day } })
    expect(opened('2026-01-01')).toBe(true)
    expect(opened({ handbook: '2026-01-01' })).toBe(true)
    expect(opened({ handbook: '2026-01-21' })).toBe(false)
  })

  test("doesn't hide what is explicitly public, nor what is there today", () => {
    const { content, configFile, commit } = switched()
    const history = (path: string) => pagesIn(editionsIn(content, { configFile })).get(`/history/handbook/${path}`)
    expect(history('')).toContain('In editions')
    expect(history('plan/')).toMatch(/10 February 2026.*First version/s)
    // Once the page changes, its text from before the switch is history.
    commit({ 'handbook/plan.md': page('Plan', 'We grow fast.') }, '2026-03-01')
    expect(history('plan/')).toMatch(/1 March 2026.*First version/s)
    expect(history('plan/')).not.toContain('10 February 2026')
  })

  test('also hides what came before it, and what came from a branch without the switch', () => {
    const { content, root, commit, git } = repository()
    const configFile = join(root, 'handbook.config.ts')
    commit({ '../handbook.config.ts': forAll, 'handbook/a.md': page('A', 'Quokka.') }, '2026-01-01')
    commit({ '../handbook.config.ts': forStaff }, '2026-01-02')
    git('checkout', '--quiet', '-b', 'side')
    commit({ 'handbook/b.md': page('B', 'Numbat.') }, '2026-03-01')
    git('checkout', '--quiet', 'main')
    commit({ '../handbook.config.ts': forAll }, '2026-02-01')
    git('merge', '--quiet', '--no-edit', 'side')
    commit({ 'handbook/a.md': page('A', 'Clean.'), 'handbook/b.md': page('B', 'Clean.') }, '2026-04-01')
    expect(wordsIn(content, { configFile })).toEqual([])
  })

  test("hides all of the past while the switch isn't committed", () => {
    const { content, configFile } = switched({ after: forStaff })
    writeFileSync(configFile, forAll)
    expect(isOpen(content, { configFile })).toBe(false)
  })

  test('is found under a former name of the configuration', () => {
    const { content, root, commit, git } = repository()
    commit({ '../config/old.ts': forStaff, 'handbook/a.md': page('A', 'Quokka.') }, '2026-01-01')
    git('mv', 'config/old.ts', 'handbook.config.ts')
    git('commit', '--quiet', '--message=Move')
    commit({ '../handbook.config.ts': forAll, 'handbook/a.md': page('A', 'Clean.') })
    expect(wordsIn(content, { configFile: join(root, 'handbook.config.ts') })).toEqual([])
  })
})

describe('defaults over time', () => {
  function defaultsOf(content: string, configFile: string | undefined): AudienceDefaults {
    const config = configSchema.parse({ title: 'T', organisation: 'O', site: 'https://example.com' })
    const { written } = handbookIn(content)
    return createAudienceDefaults({ content, config, configFile, editions: findEditions(content, written.entries, now).editions })
  }

  test('without a history of the configuration, a record applies until the next different one', () => {
    const { content, commit } = repository()
    const ids = ['01', '02', '03'].map((month) => commit({ 'handbook/a.md': page('A', month) }, `2026-${month}-01`))
    const line = (name: string, at: number, defaults: string) =>
      `- { name: ${name}, commit: ${ids[at]}, date: 2026-0${at + 1}-02${defaults} }\n`
    commit({
      'editions.yaml': line('one', 0, '') + line('two', 1, ', defaults: { handbook: staff }') + line('three', 2, ', defaults: {}'),
    })
    const { isForStaff } = defaultsOf(content, undefined)
    const on = (date: string) => isForStaff('handbook', { commit: '', date: `${date}T12:00:00Z` })
    expect(['2026-01-01', '2026-02-01', '2026-02-28', '2026-03-01', '2026-04-01'].map(on)).toEqual([true, true, true, false, false])
    expect(isForStaff('strategy', { commit: '', date: '2026-01-01' })).toBe(false)
  })

  test('dates decide for a configuration in another repository', () => {
    const { root, commit: commitConfig } = repository()
    commitConfig({ '../handbook.config.ts': forStaff }, '2026-01-01')
    commitConfig({ '../handbook.config.ts': forAll }, '2026-02-01')
    const { content, commit } = repository()
    const id = commit({ 'handbook/a.md': page('A', 'A') }, '2026-01-15')
    const { isForStaff } = defaultsOf(content, join(root, 'handbook.config.ts'))
    expect(['2026-01-15', '2026-02-02'].map((day) => isForStaff('handbook', { commit: id, date: `${day}T00:00:00Z` }))).toEqual([
      true,
      false,
    ])
  })
})

describe('the check reports', () => {
  const saidOf = ({ content, configFile }: ReturnType<typeof switched>, config: MakingOptions['config'] = {}) =>
    handbookIn(content, { configFile, config }).problems.filter(({ code }) => code === 'defaults-unknown')

  test("an edition without a record, if git doesn't know the configuration that has a staff default", () => {
    const scenario = switched({ isTracked: false })
    expect(saidOf(scenario)).toEqual([])
    expect(saidOf(scenario, { audience: { handbook: 'staff' } })).toMatchObject([
      {
        severity: 'warning',
        file: 'editions.yaml',
        line: 1,
        message:
          'The edition "spring" does not record which collections were for staff by default, and git does not have the configuration.',
        hint: 'If the defaults were the same as now, add "defaults: { handbook: staff }": otherwise its texts become public when the setting is removed.',
      },
    ])
    expect(saidOf(switched({ isTracked: false, edition: ', defaults: {}' }), { audience: { handbook: 'staff' } })).toEqual([])
  })

  test("a configuration that can't be read without running it, until the past is opened", () => {
    const scenario = switched({ before: settings('...rest') })
    expect(saidOf(scenario)).toMatchObject([
      { file: '', message: expect.stringContaining('older texts without an audience are for staff, up to 2026-02-10') },
    ])
    expect(saidOf(scenario, { opened: '2026-01-01' })).toEqual([])
  })
})
