/** `handbook move` renames files, and everything that led to them still does. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callHandbook, type Result } from '../support/command.ts'
import { temporaryFolder, write } from './disk.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'areas.yaml': '- { id: trust, title: Trust, owner: ada }\n',
  'handbook/index.md':
    '# Handbook\n\n[One](planning/sizing.md), [two](./planning/sizing#how), [three](/handbook/planning/sizing/?a=b#how),\n[four][s], [five](./planning/).\n\n[s]: <./planning/sizing.md> "Sizing"\n',
  'handbook/planning/index.md': '# Planning\n\n[Sizing](./sizing.md)\n',
  'handbook/planning/sizing.md':
    '---\ntitle: Sizing\n# Whoever knows best.\nowner: bo # for now\n---\n\n## How\n\n[Up](./index.md), [home](../index.md), [itself](#how), [web](https://example.com/a), ![Board](./board.svg)\n',
  'handbook/planning/board.svg': svg,
  'roles/cto.mdx':
    '---\ntitle: CTO\nmission: Ship.\nresponsibilities: [{ text: Sizes., owns: [handbook/planning/sizing] }]\n---\n\n<Ref to="handbook/planning/sizing#how"/>, [sizing](../handbook/planning/sizing.md).\n',
  'features/find.md':
    '---\ntitle: Find\narea: trust\nsummary: Finds anything.\navailability: []\nlifecycle: [{ stage: ga, since: 2026-01-01 }]\nformerly: [search]\n---\n\nText.\n',
  'changelog/2026/11/find.md':
    "---\ntitle: Find anything\ndescription: Search finds anything.\ntype: changed\nfeatures: ['find'] # one\nissues: [slow-search, 12]\ndate: 2026-11-20\nstatus: published\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-11-19, verdict: approve }]\n---\n\nText.\n",
  'backlog/slow-search.md':
    '---\ntitle: Search is slow\nkind: debt\narea: trust\nstatus: new\npriority: p3\nreporter: ada\nopened: 2026-11-01\n---\n\nText.\n',
  'redirects.yaml': '# Old pages\n- { from: /handbook/estimates/, to: "/handbook/planning/sizing/#how" }\n',
} as const

interface Moved extends Result {
  content: string
  read(path: string): string
  /** Paths of all files afterwards. */
  paths: readonly string[]
}

const options = (content: string) => ['--content', content, '--now', '2026-11-24T12:00:00Z']

async function move(args: readonly string[], changed: Readonly<Record<string, string>> = {}, content = temporaryFolder()): Promise<Moved> {
  write(content, { ...files, ...changed })
  return moveIn(content, args)
}

async function moveIn(content: string, args: readonly string[]): Promise<Moved> {
  const result = await callHandbook(['move', ...args, ...options(content)])
  const paths = globSync('**/*.*', { cwd: content }).sort()
  return { ...result, content, paths, read: (path) => readFileSync(join(content, path), 'utf8') }
}

/** Errors and broken links, as `check` reports them. */
async function check(content: string): Promise<string[]> {
  const { stdout } = await callHandbook(['check', '--format', 'json', ...options(content)])
  const { problems } = JSON.parse(stdout) as { problems: { code: string; severity: string; file: string; message: string }[] }
  return problems.filter(({ severity }) => severity === 'error').map(({ code, file, message }) => `${file} ${code} ${message}`)
}

test('the fixture has no errors', async () => {
  const content = temporaryFolder()
  write(content, files)
  expect(await check(content)).toEqual([])
})

test('a page: links, references and redirects lead to it, and nothing else changes', async () => {
  const { code, stdout, content, paths, read } = await move(['handbook/planning/sizing', 'handbook/estimating'])
  expect(stdout).toContain('"handbook/planning/sizing.md" is now "handbook/estimating.md". 4 other files were updated.\n')
  expect(code).toBe(0)
  expect(paths).toEqual(
    Object.keys(files)
      .map((path) => path.replace('planning/sizing', 'estimating'))
      .sort(),
  )
  expect(read('handbook/estimating.md')).toBe(
    files['handbook/planning/sizing.md']
      .replace('./index.md', './planning/index.md')
      .replace('../index.md', './index.md')
      .replace('./board.svg', './planning/board.svg'),
  )
  expect(read('handbook/index.md')).toBe(
    '# Handbook\n\n[One](estimating.md), [two](./estimating#how), [three](/handbook/estimating/?a=b#how),\n[four][s], [five](./planning/).\n\n[s]: <./estimating.md> "Sizing"\n',
  )
  expect(read('handbook/planning/index.md')).toBe('# Planning\n\n[Sizing](../estimating.md)\n')
  expect(read('roles/cto.mdx')).toBe(files['roles/cto.mdx'].replaceAll('handbook/planning/sizing', 'handbook/estimating'))
  expect(read('redirects.yaml')).toBe(
    '# Old pages\n- { from: /handbook/estimates/, to: "/handbook/estimating/#how" }\n- from: /handbook/planning/sizing/\n  to: /handbook/estimating/\n',
  )
  for (const path of ['people.yaml', 'features/find.md', 'changelog/2026/11/find.md'] as const) expect(read(path)).toBe(files[path])
  expect(await check(content)).toEqual([])
})

test('a folder, with its pictures; and back, which leaves nothing but redirects', async () => {
  const template = 'handbook/planning/_template.md'
  const { content, paths, read } = await move(['handbook/planning/', 'handbook/how/we-plan'], { [template]: '# TODO\n' })
  expect(paths.filter((path) => path.startsWith('handbook/'))).toEqual([
    'handbook/how/we-plan/_template.md',
    'handbook/how/we-plan/board.svg',
    'handbook/how/we-plan/index.md',
    'handbook/how/we-plan/sizing.md',
    'handbook/index.md',
  ])
  expect(read('handbook/index.md')).toContain('[five](./how/we-plan/)')
  expect(read('handbook/how/we-plan/sizing.md')).toContain('[home](../../index.md)')
  expect(read('redirects.yaml')).toContain('- from: /handbook/planning/\n  to: /handbook/how/we-plan/\n')
  expect(await check(content)).toEqual([])
  const back = await moveIn(content, ['handbook/how/we-plan', 'handbook/planning'])
  expect(back.code).toBe(0)
  expect(back.paths).toEqual([...Object.keys(files), template].sort())
  for (const [path, text] of Object.entries(files)) if (path !== 'redirects.yaml') expect(back.read(path), path).toBe(text)
  expect(back.read('redirects.yaml')).toBe(
    `${files['redirects.yaml']}- from: /handbook/how/we-plan/\n  to: /handbook/planning/\n- from: /handbook/how/we-plan/sizing/\n  to: /handbook/planning/sizing/\n`,
  )
  expect(await check(content)).toEqual([])
})

test('an entry of a collection that lists earlier ids keeps to that', async () => {
  const { content, read } = await move(['features/find.md', 'features/find-anything'])
  expect(read('features/find-anything.md')).toBe(files['features/find.md'].replace('[search]', '[search, find]'))
  expect(read('changelog/2026/11/find.md')).toBe(files['changelog/2026/11/find.md'].replace("'find'", "'find-anything'"))
  expect(await check(content)).toEqual([])
})

test('a changelog entry keeps its id in feeds, also when it moves back', async () => {
  const { content, read } = await move(['changelog/2026/11/find', 'changelog/2026/12/'])
  const path = 'changelog/2026/11/find.md'
  const withKeys = (keys: string) => files[path].replace('---\n\nText', `${keys}---\n\nText`)
  expect(read('changelog/2026/12/find.md')).toBe(withKeys('formerly: [2026/11/find]\n'))
  const back = await moveIn(content, ['changelog/2026/12/find', 'changelog/2026/11/'])
  expect(back.read(path)).toBe(withKeys('formerly: [2026/12/find]\nuid: 2026/11/find\n'))
})

test('a draft, whose address nobody knows', async () => {
  const draft = '---\ntitle: Secret\nstatus: draft\n---\n\nText.\n'
  const { read } = await move(['handbook/secret', 'handbook/planning/known'], { 'handbook/secret.md': draft })
  expect(read('handbook/planning/known.md')).toBe(draft)
  expect(read('redirects.yaml')).toBe(files['redirects.yaml'])
})

test('a page for staff, twice: customers learn neither address, and no redirect leads to another', async () => {
  const page = '---\ntitle: Pay\naudience: staff\n---\n\nText.\n'
  const { content } = await move(['handbook/pay', 'handbook/salaries'], { 'handbook/pay.md': page })
  const { read } = await moveIn(content, ['handbook/salaries', 'handbook/planning/'])
  const line = (from: string) => `- from: /handbook/${from}/\n  to: /handbook/planning/salaries/\n  audience: staff\n`
  expect(read('redirects.yaml')).toBe(`${files['redirects.yaml']}${line('pay')}${line('salaries')}`)
  expect(read('handbook/planning/salaries.md')).toBe(page)
  expect(await check(content)).toEqual([])
})

test('an issue: a changelog entry names it by its id', async () => {
  const { read } = await move(['backlog/slow-search', 'backlog/search-is-slow'])
  expect(read('changelog/2026/11/find.md')).toContain('issues: [search-is-slow, 12]')
})

test('a picture', async () => {
  const { content, read } = await move(['handbook/planning/board.svg', 'handbook/pictures/'])
  expect(read('handbook/planning/sizing.md')).toContain('![Board](../pictures/board.svg)')
  expect(read('handbook/pictures/board.svg')).toBe(svg)
  expect(await check(content)).toEqual([])
})

test('a page without front matter, with lines of Windows, where no redirects are listed', async () => {
  const { content, read } = await move(['handbook/notes', 'handbook/planning/notes'], {
    'handbook/notes.md': '# Notes\r\n\r\n[Sizing](planning/sizing.md)\r\n',
    'redirects.yaml': '[]\n',
  })
  expect(read('handbook/planning/notes.md')).toBe('---\r\nformerly: [notes]\r\n---\r\n\r\n# Notes\r\n\r\n[Sizing](sizing.md)\r\n')
  expect(await check(content)).toEqual([])
})

test('the page of a folder that stays: its address still has a list of the others', async () => {
  const { content, read } = await move(['handbook/planning/index.md', 'handbook/planning/start'])
  expect(read('handbook/planning/start.md')).toBe(files['handbook/planning/index.md'])
  expect(read('handbook/index.md')).toContain('[five](./planning/start/)')
  expect(read('redirects.yaml')).toBe(files['redirects.yaml'])
  expect(await check(content)).toEqual([])
})

test('in a repository, before the move is committed and after', async () => {
  const content = temporaryFolder()
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      cwd: content,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  write(content, files)
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message=First')
  const dry = await moveIn(content, ['handbook/planning', 'handbook/plans', '--dry-run'])
  expect(git('status', '--porcelain')).toBe('')
  const moved = await moveIn(content, ['handbook/planning', 'handbook/plans'])
  expect(moved.code).toBe(0)
  expect(await check(content)).toEqual([])
  git('add', '--all')
  const written = git('diff', '--cached')
  git('reset', '--hard', '--quiet')
  execFileSync('git', ['apply', '--index'], { cwd: content, input: dry.stdout })
  expect(git('diff', '--cached')).toBe(written)
})

test('in a folder of pages alone', async () => {
  const content = temporaryFolder()
  write(content, {
    'README.md': '# Docs\n\n[Sizing](guide/sizing.md), [from the top](/guide/sizing.md), <img src="guide/board.svg" alt="Board">\n',
    'guide/sizing.md': '# Sizing\n\n[Docs](../README.md), <a href="../README.md">again</a>\n',
    'guide/board.svg': svg,
  })
  const before = await check(content)
  const { code, read } = await moveIn(content, ['guide/sizing.md', 'estimating.md'])
  expect(code).toBe(0)
  expect(read('README.md')).toBe(
    '# Docs\n\n[Sizing](estimating.md), [from the top](/estimating.md), <img src="guide/board.svg" alt="Board">\n',
  )
  expect(read('estimating.md')).toBe(
    '---\nformerly: [guide/sizing]\n---\n\n# Sizing\n\n[Docs](./README.md), <a href="./README.md">again</a>\n',
  )
  expect(await check(content)).toEqual(before)
})

describe('what is refused', () => {
  test.each<[args: string[], message: string]>([
    [
      ['handbook/planning/sizin', 'handbook/x'],
      'There is no "handbook/planning/sizin" in the content. Did you mean "handbook/planning/sizing"?',
    ],
    [['people.yaml', 'persons.yaml'], '"people.yaml" holds a whole collection, so its name is fixed.'],
    [['people/ada', 'people/bo'], 'There is already a person "bo".'],
    [['people/ada', 'people/ada'], '"ada" is its id already.'],
    [['people/ada', 'Ada L.'], `"Ada L." can't be an id. Use only ASCII letters, digits and hyphens.`],
    [['people/ada', 'people/a/da'], `"a/da" can't be an id. Use only ASCII letters, digits and hyphens.`],
    [['people/ada', 'areas/ada'], '"areas/ada" is elsewhere, and an item stays in its list, "people.yaml".'],
    [['people/adda', 'people/eva'], 'There is no "people/adda" in the content.'],
    [['handbook/planning/sizing', 'handbook/index'], 'exists already.'],
    [
      ['handbook/planning/sizing', 'handbook/planning'],
      'There is a page at this path already: "handbook/planning/index.md". To move something into its folder, write "handbook/planning/".',
    ],
    [['handbook/planning/sizing', 'handbook/planning/sizing.md'], '"handbook/planning/sizing.md" is there already.'],
    [['handbook/planning/sizing', '../sizing'], '"../sizing" is not below the content folder.'],
    [['handbook/planning/sizing', 'handbook/sizing.yaml'], 'would be another kind of file.'],
    [['handbook/planning', 'handbook/planning/deep'], "can't be moved into itself."],
    [['handbook/planning/sizing', 'sizing'], '"sizing.md" would not be an entry of the handbook.'],
    [['handbook/planning/sizing', 'handbook/_sizing'], '"handbook/_sizing.md" would not be an entry of the handbook.'],
  ])('%j', async (args, message) => {
    const { code, stderr, paths, read } = await move(args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(paths).toEqual(Object.keys(files).sort())
    for (const [path, text] of Object.entries(files)) expect(read(path)).toBe(text)
  })

  test('a page at the new path with another ending', async () => {
    const { stderr } = await move(['handbook/planning/sizing.md', 'handbook/planning/other'], {
      'handbook/planning/other.mdx': '# Other\n',
    })
    expect(stderr).toContain('There is a page at this path already: "handbook/planning/other.mdx".')
  })

  test('errors that it would add, with their place', async () => {
    const { code, stderr, content } = await move(['features/find', 'roles/find'])
    expect(stderr).toMatch(/roles\/find\.md:\d+:\d+ {2}error {2}/)
    expect(stderr).toContain('Nothing was written: the content would not pass the check.')
    expect(code).toBe(1)
    expect(existsSync(join(content, 'features/find.md'))).toBe(true)
  })

  test('a link with entities', async () => {
    const { code, stderr } = await move(['handbook/planning/sizing', 'handbook/x'], {
      'handbook/other.md': '# Other\n\n[a](planning/sizing&#46;md)\n',
    })
    expect(stderr).toContain('in "handbook/other.md", line 3, is written in a form that this command can\'t edit.')
    expect(code).toBe(2)
  })
})

describe('an item of a list', () => {
  const more = {
    'people.yaml': '# Who is who\n- { id: "ada", name: Ada, active: true }\n- { id: bo, name: Bo, active: true, role: cto }\n',
    'glossary.yaml': '- { id: size, term: Size, definition: How much it is. }\n',
    'handbook/who.mdx':
      '# Who\n\n<Person id="ada"/>, <Ref to="people/ada"/>, a [size](/glossary/#size), an [ada](https://example.com/#ada).\n',
  }

  test.each([['people/ada-l'], ['ada-l']])('has another id, with all that refers to it: %s', async (to) => {
    const { code, stdout, content, read } = await move(['people/ada', to], more)
    expect(stdout).toContain('"people/ada" is now "people/ada-l". 3 other files were updated.\n')
    expect(code).toBe(0)
    expect(read('people.yaml')).toBe(more['people.yaml'].replace('id: "ada"', 'id: "ada-l"'))
    expect(read('areas.yaml')).toBe(files['areas.yaml'].replace('owner: ada', 'owner: ada-l'))
    expect(read('changelog/2026/11/find.md')).toBe(files['changelog/2026/11/find.md'].replace('authors: [ada]', 'authors: [ada-l]'))
    // A reporter is a name of the issue tracker, not a reference.
    expect(read('backlog/slow-search.md')).toBe(files['backlog/slow-search.md'])
    expect(read('handbook/who.mdx')).toBe(more['handbook/who.mdx'].replace('id="ada"', 'id="ada-l"').replace('people/ada', 'people/ada-l'))
    for (const path of ['handbook/index.md', 'features/find.md', 'redirects.yaml'] as const) expect(read(path)).toBe(files[path])
    expect(await check(content)).toEqual([])
  })

  test('is followed by links to it in its list', async () => {
    const { content, read } = await move(['glossary/size', 'glossary/extent'], more)
    expect(read('handbook/who.mdx')).toBe(more['handbook/who.mdx'].replace('#size', '#extent'))
    expect(await check(content)).toEqual([])
  })

  test('has feeds at other addresses afterwards, which the command says', async () => {
    const { stdout, content } = await move(['areas/trust', 'areas/safety'], more)
    expect(stdout).toContain('Its feeds are now below /changelog/area/safety/.')
    expect(await check(content)).toEqual([])
  })

  test('is only tried with --dry-run', async () => {
    const { stdout, read } = await move(['people/ada', 'people/ada-l', '--dry-run'], more)
    expect(stdout).toContain('+- { id: "ada-l", name: Ada, active: true }\n')
    expect(read('people.yaml')).toBe(more['people.yaml'])
  })
})

test('links with escapes, spaces and brackets', async () => {
  const { content, read } = await move(['handbook/my_page (1).md', 'handbook/planning/my-page'], {
    'handbook/my_page (1).md': '# My page\n',
    'handbook/other.md': '# Other\n\n[a](my\\_page%20\\(1\\).md), [b](<my_page (1).md>), [c](my_page%20%281%29.md#my-page)\n',
  })
  expect(read('handbook/other.md')).toBe(
    '# Other\n\n[a](planning/my-page.md), [b](<planning/my-page.md>), [c](planning/my-page.md#my-page)\n',
  )
  expect(await check(content)).toEqual([])
})
