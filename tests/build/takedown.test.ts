/** Redacted text is in nothing that is built, cached or printed; before the redaction, it's in all of it. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import { callHandbook, type Result } from '../support/command.ts'
import { filesWith, temporaryFolder } from '../support/folders.ts'
import { type Repository, repository } from '../support/repository.ts'

const kept = join(import.meta.dirname, '../../.cache/results')
const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n\n${text}\n`
/** Long enough for git to detect a rename with a changed line. */
const long = Array.from({ length: 12 }, (_, index) => `Line ${index} of a page that goes on.`).join('\n\n')

let repo: Repository
let out: string
/** Words found nowhere else on this machine: in a block, a document, a revision and a download. */
let secret: Record<'passage' | 'document' | 'revision' | 'download', string>
const commits: Record<string, string> = {}

const options = () => ['--content', repo.content, '--now', '2026-11-26T12:00:00Z']
function run(...args: string[]): Promise<Result> {
  return callHandbook([...args, ...options()])
}
const build = (...more: string[]) => callBuild('--out', out, ...options(), ...more)
const found = (folder: string) => Object.entries(secret).flatMap(([name, word]) => (filesWith(folder, word).length > 0 ? [name] : []))
const read = (path: string) => readFileSync(join(out, path), 'utf8')
const withhold = (...args: string[]) => run('edition', 'withhold', ...args, '--date', '2026-11-20')

beforeAll(async () => {
  repo = repository(true)
  out = join(temporaryFolder(true), 'site')
  // An index has words in lowercase and without endings.
  const own = `${basename(repo.root)
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()}x9`
  secret = { passage: `passage${own}`, document: `document${own}`, revision: `revision${own}`, download: `download${own}` }
  const sentence = `Acme pays **${secret.passage}** for it`
  commits['one'] = repo.commit({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'handbook/plan.md': page(
      'Plan',
      `${long}\n\nFirst. ${sentence}. After that more.\n\nThe end.`,
      `description: In short, ${sentence}.\n`,
    ),
    'handbook/person.md': page(`About ${secret.document}`, `Told by ${secret.document}.\n\n[List](list.txt)`),
    'handbook/price.md': page('Price', `It was ${secret.revision}.`),
    'handbook/list.txt': secret.download,
  })
  commits['two'] = repo.commit({
    'handbook/plan.md': undefined,
    'handbook/plans/plan.md': page('Plan', `${long}\n\n- One\n- ${sentence}, said otherwise\n\nAnother end.`),
    'handbook/price.md': page('Price', 'It is what it stayed.'),
    'handbook/reader.md': page('Reader', 'See [the list](list.txt).'),
  })
  commits['three'] = repo.commit({
    'handbook/plans/plan.md': page('Plan', `${long}\n\n| A | B |\n| --- | --- |\n| x | ${sentence} |\n\nThird end.`),
  })
  const editions = ['one', 'two', 'three'].map(
    (name, index) => `- { name: ${name}, commit: ${commits[name]}, date: 2026-0${index + 1}-01 }\n`,
  )
  repo.commit({
    'handbook/plans/plan.md': page('Plan', `${long}\n\nFourth end.`),
    'handbook/person.md': undefined,
    'handbook/list.txt': undefined,
    'handbook/reader.md': page('Reader', 'There is no list any more.'),
    'redirects.yaml': [
      '- { from: /handbook/person/, to: /handbook/reader/ }\n',
      '- { from: /handbook/plan/, to: /handbook/plans/plan/ }\n',
    ].join(''),
    'editions.yaml': `# Agreed with our lawyers.\n${editions.join('')}`,
  })
  expect(await build()).toMatchObject({ code: 0 })
})

test('redacted text is in no file of the site, in no cache, and in no diff', async () => {
  expect([found(out), found(kept)]).toEqual([Object.keys(secret), ['passage', 'document', 'revision']])
  expect((await run('diff', 'one', 'two')).stdout).toContain(secret.passage)

  const reason = ['--reason', 'Agreed with Acme']
  expect(await withhold('handbook/plans/plan.md', '--block', `acme pays ${secret.passage}`, ...reason)).toMatchObject({
    code: 0,
    stderr: '',
  })
  expect(await withhold('handbook/person.md', ...reason)).toMatchObject({ code: 0, stderr: '' })
  expect(await withhold('handbook/price.md', '--revision', commits['one'] ?? '', ...reason)).toMatchObject({ code: 0, stderr: '' })
  expect(await withhold('handbook/list.txt', ...reason)).toMatchObject({ code: 0, stderr: '' })
  const list = readFileSync(join(repo.content, 'editions.yaml'), 'utf8')
  expect(list).toMatch(
    /^# Agreed with our lawyers\.\n(- .*\n){3}- withheld:\n {4}document: handbook\/plans\/plan\.md\n {4}digest: "?3:[0-9a-f]{64}"?\n/,
  )

  // Before the list is committed.
  const staff = `${out} for staff`
  expect(await build('--audience', 'staff', '--out', staff)).toMatchObject({ code: 0 })
  expect([found(staff), found(kept)]).toEqual([[], []])
  expect(await build()).toMatchObject({ code: 0 })
  expect([found(out), found(kept)]).toEqual([[], []])
  for (const pair of [
    ['one', 'two'],
    ['two', 'three'],
    ['one', 'worktree'],
    [commits['one'] ?? '', 'HEAD'],
  ])
    for (const format of ['text', 'json']) {
      const { stdout } = await run('diff', ...pair, '--format', format)
      expect(Object.values(secret).filter((word) => stdout.includes(word))).toEqual([])
    }
})

test('the pages say so, and keep the text around it', () => {
  const notice = '<em>Text redacted on 20 November 2026: Agreed with Acme</em>'
  for (const path of ['one/handbook/plan/', 'two/handbook/plans/plan/', 'three/handbook/plans/plan/']) {
    expect(read(`editions/${path}index.html`)).toContain(notice)
    expect(read(`editions/${path}index.html`)).toContain('Line 11 of a page that goes on.')
  }
  expect(read('editions/one/handbook/plan/index.html')).toContain('<p class="lead">Redacted on 20 November 2026</p>')
  expect(read('editions/three/handbook/plans/plan/index.html')).toContain('<th scope="col">A</th>')
  const person = read('editions/one/handbook/person/index.html')
  expect(person).toContain('>Redacted page</h1>')
  expect(person).toContain('<em>This page was redacted on 20 November 2026: Agreed with Acme</em>')
  expect(read('editions/one/handbook/price/index.html')).toContain('This page was redacted')
  expect(read('editions/two/handbook/price/index.html')).toContain('It is what it stayed.')
  expect(read('editions/two/handbook/reader/index.html')).toContain('See the list.')
})
