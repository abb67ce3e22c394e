/** History from git. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { compile } from '../../src/compilation.ts'
import { trackDocuments } from '../../src/history/revisions/documents.ts'
import { loadSettings } from '../../src/settings.ts'
import { findFirstDays, readCommits, readLastChanges } from '../../src/sources/git/history.ts'
import { isInHistory, readTree, readTrees } from '../../src/sources/git/objects.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder, temporaryFolder } from '../support/folders.ts'
import { type Repository, repository } from '../support/repository.ts'
import { editionsIn } from './published-editions.ts'
import { handbookIn, now } from './handbooks.ts'

const lines = (last: string) => `one\ntwo\nthree\nfour\nfive\nsix\nseven\n${last}\n`

/** Each commit as its changes. */
function told(content: string): string[] {
  return readCommits(content).map(({ changes }) =>
    changes
      .map((change) => `${change.kind} ${change.kind === 'renamed' ? `${change.from} → ` : ''}${change.path}`)
      .toSorted()
      .join(', '),
  )
}

describe('the history of a folder', () => {
  test('lists what was added, changed, renamed and deleted, whatever the names', () => {
    const { content, commit } = repository()
    commit({ 'handbook/é "x".md': lines('a'), 'handbook/b.md': 'b', '../outside.md': 'x' })
    commit({ 'handbook/é "x".md': undefined, 'handbook/deep/new\nline.md': lines('b') })
    commit({ '../outside.md': 'y' })
    commit({ 'handbook/b.md': 'c', 'handbook/deep/new\nline.md': undefined })
    expect(told(content)).toEqual([
      'added handbook/b.md, added handbook/é "x".md',
      'renamed handbook/é "x".md → handbook/deep/new\nline.md',
      'changed handbook/b.md, removed handbook/deep/new\nline.md',
    ])
    expect(readCommits(content).map(({ author, note, date }) => `${author} ${note} ${Number.isNaN(Date.parse(date))}`)).toEqual(
      Array(3).fill('Ada Change false'),
    )
    expect(readLastChanges(content).get('handbook/b.md')).toBe(readCommits(content).at(-1)?.date)
  })

  test('knows the day of the first commit of each file, also after renames', () => {
    const { content, commit } = repository()
    commit({ 'a.md': lines('a'), 'b.md': 'b' }, '2026-05-07')
    commit({ 'a.md': undefined, 'deep/a.md': lines('b'), 'c.md': 'c' }, '2026-05-08')
    commit({ 'b.md': 'b2' }, '2026-05-09')
    const dayOf = findFirstDays(content)
    expect(['a.md', 'deep/a.md', 'b.md', 'c.md', 'd.md'].map(dayOf)).toEqual([
      '2026-05-07',
      '2026-05-07',
      '2026-05-07',
      '2026-05-08',
      undefined,
    ])
    expect(findFirstDays(temporaryFolder())('a.md')).toBeUndefined()
  })

  test('includes what merges bring in, and what they change themselves', () => {
    const { content, root, commit, git, write } = repository()
    const start = commit({ 'handbook/a.md': lines('a'), 'handbook/c.md': 'c' })
    git('checkout', '--quiet', '-b', 'side')
    commit({ 'handbook/a.md': undefined, 'handbook/b.md': lines('a') })
    git('checkout', '--quiet', 'main')
    commit({ 'handbook/a.md': `zero\n${lines('a')}` })
    git('merge', '--quiet', '--no-commit', 'side')
    write({ 'handbook/c.md': 'made by the merge' })
    git('add', '--all')
    git('commit', '--quiet', '--message=Merge')

    const documents = trackDocuments(readCommits(content))
    expect(documents.all.map(({ id }) => id).toSorted()).toEqual(['handbook/a.md', 'handbook/c.md'])
    const moment = git('log', '-1', '--format=%cI')
    const tree = readTree(content, 'HEAD')
    expect(tree.map(({ path, blob }) => documents.findRevision(path, blob, moment)?.document.id)).toEqual([
      'handbook/a.md',
      'handbook/c.md',
    ])
    expect([start, git('rev-parse', 'side')].map((each) => isInHistory(content, each))).toEqual([true, true])
    git('checkout', '--quiet', '--orphan', 'other')
    git('commit', '--quiet', '--message=Other')
    expect(isInHistory(content, start)).toBe(false)
    expect(root).not.toBe(content)
    // A note in several lines is one, and subjects are none.
    git('checkout', '--quiet', 'main')
    git('checkout', '--quiet', '-b', 'third', 'main~1')
    commit({ 'handbook/d.md': 'd' })
    git('checkout', '--quiet', 'main')
    git('merge', '--quiet', '--no-commit', 'third')
    write({ 'handbook/c.md': 'made by the second merge' })
    git('add', '--all')
    git('commit', '--quiet', '--message=Merge\n\nIt was due.\n\nRefs: 12\nreader-note: We answer\n  within a day.\n')
    const notes = readCommits(content).map(({ note }) => note)
    expect(notes).toEqual(['Change', 'Change', 'Change', undefined, 'Change', 'We answer within a day.'])
  })

  test('shows a plain rename as no change', () => {
    const { content, commit, git } = repository()
    commit({ 'handbook/a.md': lines('a') })
    const [date] = [git('log', '-1', '--format=%cI')]
    git('mv', 'the content/handbook/a.md', 'the content/handbook/b.md')
    git('-c', 'user.name=Bo', 'commit', '--quiet', '--date=2030-01-01T00:00:00Z', '--message=Move')
    expect(readLastChanges(content).get('handbook/b.md')).toBe(date)
  })

  test("has the files of several commits at once, whatever the names, and none if the folder doesn't exist", () => {
    const { content, commit } = repository()
    const before = commit({ '../README.md': 'x' })
    const first = commit({ 'handbook/é "x".md': 'a', 'handbook/deep/new\nline.md': 'b', 'c.md': 'c' })
    const second = commit({ 'handbook/deep/new\nline.md': undefined, 'c.md': 'd' })
    const commits = [first, before, second, first]
    expect(readTrees(content, commits)).toEqual(commits.map((each) => (each === before ? [] : readTree(content, each))))
    expect(readTrees(content, [])).toEqual([])
  })

  test('is empty without commits, and refused without a repository', () => {
    const { content, write } = repository()
    write({ 'handbook/a.md': 'a' })
    expect(readCommits(content)).toEqual([])
    const plain = contentFolder({ 'handbook/a.md': 'a' })
    expect(() => readCommits(plain)).toThrow(`"${plain}" is not in a git repository.`)
    expect(readLastChanges(plain)).toEqual(new Map())
    // Git isn't started, which would say that it's not installed.
    vi.stubEnv('PATH', '')
    expect(() => readCommits(plain)).toThrow(`"${plain}" is not in a git repository.`)
    vi.unstubAllEnvs()
    const bare = join(temporaryFolder(), 'bare.git')
    execFileSync('git', ['init', '--quiet', '--bare', bare])
    expect(() => readTree(bare, 'HEAD')).toThrow(/bare repository|does not exist/)
  })

  test('may have 10,000 commits', async () => {
    const { content, git, write } = longHistory(10_000)
    const commits = readCommits(content)
    expect(commits).toHaveLength(10_000)
    const documents = trackDocuments(commits)
    // Every hundredth commit renames page 0; each page is still one document.
    expect(documents.all).toHaveLength(100)
    expect(documents.all[0]?.revisions.filter(({ isMove }) => isMove)).toHaveLength(99)

    // An edition from halfway through.
    declareEdition(git('rev-parse', 'HEAD~4999'), 'p0-3', write)
    const { problems } = compile(await loadSettings({ content, now }, projectRoot))
    expect(problems.map(({ code, suggestions }) => [code, suggestions])).toEqual([
      ['url-lost', ['/handbook/p0-99/']],
      ['withheld-today', undefined],
    ])
  })

  test("takes no more processes to read when it's longer", () => {
    const processesFor = (count: number) => {
      const { content, git, write } = longHistory(count)
      declareEdition(git('rev-parse', `HEAD~${count / 2 - 1}`), 'p0-1', write)
      // git logs its processes there.
      const log = join(temporaryFolder(), 'trace')
      vi.stubEnv('GIT_TRACE2_EVENT', log)
      try {
        expect(handbookIn(content).problems.map(({ code }) => code)).toEqual(['url-lost', 'withheld-today'])
      } finally {
        vi.unstubAllEnvs()
      }
      return readFileSync(log, 'utf8').match(/"event":"start"/g)?.length
    }
    const few = processesFor(300)
    expect(few).toBeGreaterThan(0)
    expect(processesFor(600)).toBe(few)
  })

  test("takes no more git processes when it's longer, and reads each revision once", () => {
    const [short, long] = [300, 600].map((count) => {
      const { root, content } = longHistory(count, 30)
      const trace = join(temporaryFolder(), 'trace')
      vi.stubEnv('GIT_TRACE2_EVENT', trace)
      const { counts } = editionsIn(content, { config: { authorship: 'public' }, configFile: join(root, 'handbook.config.ts') })
      vi.unstubAllEnvs()
      const processes = readFileSync(trace, 'utf8').match(/"event":"start"/g)?.length
      return { processes, ...counts }
    })
    expect(long?.processes).toBe(short?.processes)
    // All but the current ones, which are read already.
    expect([short?.files, long?.files]).toEqual([270, 570])
    expect(short?.histories).toBe(long?.histories)
  })
})

/** Uncompressed and imported in one go, since the test doesn't depend on how git makes single commits. */
function longHistory(count: number, pages = 100): Repository {
  const repo = repository()
  const git = ['-C', repo.root, '-c', 'core.compression=0']
  execFileSync('git', [...git, 'fast-import', '--quiet', '--depth=0'], { input: manyCommits(count, pages) })
  execFileSync('git', [...git, 'reset', '--quiet', '--hard', 'main'])
  return repo
}

/** An edition of a commit, with a redaction of a page. */
function declareEdition(commit: string, page: string, write: Repository['write']): void {
  write({
    'editions.yaml': `- { name: middle, commit: ${commit}, date: 2026-03-01 }\n- withheld: { document: handbook/${page}.md, block: one two, date: 2026-11-20, reason: Asked }\n`,
  })
}

/** Commits that add some pages and then change one each; each round renames the first page. */
function manyCommits(count: number, pages: number): string {
  const parts: string[] = []
  for (let index = 0; index < count; index++) {
    const page = index % pages
    const round = Math.floor(index / pages)
    const text = `${lines('x').repeat(3)}${page} ${round}\n`
    parts.push(`commit refs/heads/main\ncommitter Ada <ada@example.com> ${1_700_000_000 + index * 60} +0000\ndata 1\nc\n`)
    if (page === 0 && round > 0) parts.push(`R "the content/handbook/p0-${round - 1}.md" "the content/handbook/p0-${round}.md"\n`)
    else
      parts.push(`M 100644 inline "the content/handbook/p${page}${page === 0 ? '-0' : ''}.md"\ndata ${Buffer.byteLength(text)}\n${text}\n`)
  }
  return parts.join('')
}
