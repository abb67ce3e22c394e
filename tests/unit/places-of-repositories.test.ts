/** Locations of repositories: each works, or a message says why not. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { clearCaches } from '../../src/plain/caches.ts'
import { temporaryFolder } from '../support/folders.ts'
import { type Repository, repository } from '../support/repository.ts'
import { editionsIn } from './published-editions.ts'
import { handbookIn } from './handbooks.ts'

const page = (text: string) => `---\ntitle: Page\n---\n\n${text}\n`

let repo: Repository
beforeAll(() => {
  repo = repository(true)
  const one = repo.commit({ 'handbook/page.md': page('One.') }, '2026-02-01')
  repo.commit({ 'handbook/page.md': page('Two.'), 'editions.yaml': `- { name: one, commit: ${one}, date: 2026-03-01 }\n` }, '2026-03-02')
})
afterEach(() => vi.unstubAllEnvs())

const run = (...args: string[]) => execFileSync('git', args, { stdio: 'pipe' })

/** A bare repository, and a checkout of it next to it. */
function bareCheckout(): { bare: string; files: string } {
  const folder = temporaryFolder()
  const [bare, files] = [join(folder, 'bare.git'), join(folder, 'files')]
  run('clone', '--quiet', '--bare', repo.root, bare)
  mkdirSync(files)
  run(`--git-dir=${bare}`, `--work-tree=${files}`, 'checkout', '--quiet', '--force', 'main')
  return { bare, files }
}

/** Problems with the edition, or else its pages. */
function seenIn(content: string): (string | undefined)[] {
  const hints = handbookIn(content).problems.map(({ hint }) => hint)
  return hints.length > 0 ? hints : editionsIn(content).made.flatMap(({ pages }) => pages.pages.flatMap(({ file }) => file ?? []))
}

const works = ['handbook/page.md']
const said = (hint: string) => [`${hint} Until then the edition is skipped.`]

test('a folder deep in a clone, a worktree of a clone and one of a bare repository', () => {
  expect(seenIn(repo.content)).toEqual(works)
  const { bare } = bareCheckout()
  for (const root of [repo.root, bare]) {
    const tree = join(temporaryFolder(), 'tree')
    run('-C', root, 'worktree', 'add', '--quiet', '--detach', tree, 'main')
    expect(seenIn(join(tree, 'the content'))).toEqual(works)
  }
})

test('a repository in another location', () => {
  const folder = temporaryFolder()
  run('clone', '--quiet', `--separate-git-dir=${join(folder, 'git')}`, repo.root, join(folder, 'files'))
  expect(seenIn(join(folder, 'files/the content'))).toEqual(works)
})

test('files of a bare repository need its location', () => {
  const { bare, files } = bareCheckout()
  const content = join(files, 'the content')
  const alone = said('This folder is not in a git repository; build from a clone.')
  expect(seenIn(content)).toEqual(alone)
  vi.stubEnv('GIT_DIR', bare)
  expect(seenIn(content)).toEqual(alone)
  vi.stubEnv('GIT_WORK_TREE', files)
  expect(seenIn(content)).toEqual(works)
})

test('in a git hook, which names only the repository', () => {
  const tree = join(temporaryFolder(), 'tree')
  run('-C', repo.root, 'worktree', 'add', '--quiet', '--detach', tree, 'main')
  for (const [root, directory] of [
    [repo.root, '.git'],
    [tree, join(repo.root, '.git/worktrees/tree')],
  ] as const) {
    vi.stubEnv('GIT_DIR', directory)
    vi.stubEnv('GIT_INDEX_FILE', join(directory, 'index'))
    expect(seenIn(join(root, 'the content'))).toEqual(works)
  }
})

test("a folder that the repository around it ignores, or that isn't committed", () => {
  const outer = temporaryFolder()
  run('init', '--quiet', outer)
  cpSync(repo.content, join(outer, 'content'), { recursive: true })
  const alone = said('This folder has no commits: git ignores it, or it belongs to another repository.')
  expect(seenIn(join(outer, 'content'))).toEqual(alone)
  writeFileSync(join(outer, '.gitignore'), 'content\n')
  run('-C', outer, 'add', '--all')
  run('-C', outer, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '--message=Ignore it')
  expect(seenIn(join(outer, 'content'))).toEqual(alone)
})

test('a repository of another user', () => {
  // A process can't change its user; this simulates another one.
  clearCaches()
  // As in git's own tests.
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1')
  const allow = `git config --global --add safe.directory "${repo.root}"`
  const foreign = 'The repository belongs to another user of this machine, so git refuses to read it.'
  expect(seenIn(repo.content)).toEqual(said(`${foreign} Allow it with '${allow}'.`))
})
