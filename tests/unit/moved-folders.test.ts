/** Folders that moved within the repository, and folders that are left out. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ConfigInput, configSchema } from '../../src/config.ts'
import { setScope } from '../../src/sources/folder-scope.ts'
import { readCommits } from '../../src/sources/git/history.ts'
import { readTree, readTrees } from '../../src/sources/git/objects.ts'
import { callHandbook } from '../support/command.ts'
import { type Repository, repository } from '../support/repository.ts'
import { handbookIn } from './handbooks.ts'
import { editionsIn, pagesIn } from './published-editions.ts'

const page = (title: string, last = 'The end.') =>
  `# ${title}\n\n${Array.from({ length: 9 }, (_, index) => `Line ${index} of a page that goes on.\n`).join('\n')}\n${last}\n`

/** From `wiki/` to `site/docs/` to the content folder's `guide/`; the changelog had a folder of its own. */
const moved = [
  { until: '2025-06-30', from: 'wiki', to: 'guide' },
  { until: '2026-01-31', from: 'site/docs', to: 'guide' },
  { until: '2026-01-31', from: 'site/assets/img', to: 'img' },
]
const config: Partial<ConfigInput> = { folders: { handbook: 'guide' }, moved }

interface Moved extends Repository {
  /** Commits of the editions. */
  wiki: string
  site: string
  today: string
}

/** A handbook whose folder moved twice. `guide/` was something else before. */
function movedTwice(): Moved {
  const made = repository()
  const { commit, git, content } = made
  const wiki = commit(
    {
      '../wiki/sizing.md': page('Sizing'),
      '../wiki/deep/triage.md': `${page('Triage')}\n[Sizing](../sizing.md)\n`,
      '../src/a.js': '1',
      'guide/api.md': '# API\n',
    },
    '2025-03-01',
  )
  git('rm', '--quiet', '-r', 'the content')
  git('mv', 'wiki', 'docs-of-the-site')
  commit({ '../site/assets/img/board.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' }, '2025-06-20')
  git('mv', 'docs-of-the-site', 'site/docs')
  commit({}, '2025-06-20')
  const site = commit({ '../site/docs/sizing.md': `${page('Sizing', 'The new end.')}\n![Board](../assets/img/board.svg)\n` }, '2025-09-01')
  commit({ 'people.yaml': '[]\n' }, '2026-01-31')
  git('mv', 'site/docs', 'the content/guide')
  git('mv', 'site/assets/img', 'the content/img')
  const today = commit({}, '2026-01-31')
  const edition = (name: string, id: string, day: string) => `- { name: ${name}, commit: ${id}, date: ${day} }\n`
  made.write({
    'editions.yaml': `${edition('wiki', wiki, '2025-03-01')}${edition('site', site, '2025-09-01')}${edition('moved', today, '2026-01-31')}`,
  })
  commit({ 'guide/sizing.md': `${page('Sizing', 'The newest end.')}\n![Board](../img/board.svg)\n` }, '2026-03-01')
  return { ...made, content, wiki, site, today }
}

describe('folders that moved', () => {
  test('old commits have the paths of today', () => {
    const { content, wiki, site, today } = movedTwice()
    setScope(content, { exclude: [], moved })
    const paths = ['guide/deep/triage.md', 'guide/sizing.md']
    expect(
      [wiki, site, today].map((each) =>
        readTree(content, each)
          .map(({ path }) => path)
          .toSorted(),
      ),
    ).toEqual([paths, [...paths, 'img/board.svg'], [...paths, 'img/board.svg', 'people.yaml']])
    expect(readTrees(content, [wiki, site])).toEqual([readTree(content, wiki), readTree(content, site)])
    expect(readCommits(content).map(({ changes }) => changes.map(({ kind, path }) => `${kind} ${path}`).toSorted())).toEqual([
      ['added guide/deep/triage.md', 'added guide/sizing.md'],
      ['added img/board.svg', 'removed guide/deep/triage.md', 'removed guide/sizing.md'],
      ['added guide/deep/triage.md', 'added guide/sizing.md'],
      ['changed guide/sizing.md'],
      ['added people.yaml'],
      [],
      ['added editions.yaml', 'changed guide/sizing.md'],
    ])
  })

  test('each edition has its pages, and a page its history through the moves', () => {
    const { content } = movedTwice()
    const made = editionsIn(content, { config })
    const pages = pagesIn(made)
    expect(made.problems).toEqual([])
    for (const [edition, text] of [
      ['wiki', 'The end.'],
      ['site', 'The new end.'],
      ['moved', 'The new end.'],
    ] as const)
      expect(pages.get(`/editions/${edition}/handbook/sizing/`)).toContain(text)
    expect(pages.get('/editions/wiki/handbook/deep/triage/')).toContain('href="/editions/wiki/handbook/sizing/"')
    // Its folder has moved further than the page's, so the link in the old text is relative to another place.
    expect(pages.get('/editions/site/handbook/sizing/')).toMatch(/<img[^>]*alt="Board"/)
    expect([...pages.keys()].filter((url) => url.includes('api'))).toEqual([])
    const history = pages.get('/history/handbook/sizing/') ?? ''
    expect([...history.matchAll(/datetime="(\d{4}-\d\d-\d\d)/g)].map(([, day]) => day)).toEqual(
      expect.arrayContaining(['2026-03-01', '2025-09-01', '2025-03-01']),
    )
    expect(handbookIn(content, { config }).problems).toEqual([])
  })

  test('commands read the setting too: a move is no difference, and an edition of an old commit passes the check', async () => {
    const { content, root, wiki } = movedTwice()
    const file = join(root, 'handbook.config.ts')
    writeFileSync(file, `export default ${JSON.stringify({ title: 'T', organisation: 'O', site: 'https://example.com', ...config })}\n`)
    const options = ['--content', content, '--config', file, '--now', '2026-11-30']
    const { stdout, stderr } = await callHandbook(['diff', wiki, 'worktree', ...options])
    expect(stderr).toBe('')
    expect(stdout.match(/guide\/\S+/g)).toEqual(['guide/sizing.md'])
    expect(stdout).not.toMatch(/triage|removed/)
    expect(await callHandbook(['edition', 'cut', 'first', '--commit', wiki, ...options])).toMatchObject({ code: 0, stderr: '' })
    expect((await callHandbook(['check', ...options])).stdout).toContain('No problems')
  })

  test('the content folder itself can have moved, into the repository or within it', () => {
    const { content, commit, git } = repository()
    const first = commit({ '../handbook/a.md': page('A'), '../README.md': '# Code\n' }, '2025-03-01')
    git('mv', 'handbook', 'the content-handbook')
    git('rm', '--quiet', 'README.md')
    git('commit', '--quiet', '--message=Prepare')
    commit({ 'handbook/a.md': page('A'), '../the content-handbook/a.md': undefined }, '2025-06-01')
    setScope(content, { exclude: [], moved: [{ until: '2025-05-31', from: '', to: '' }] })
    expect(readTree(content, first).map(({ path }) => path)).toEqual(['README.md', 'handbook/a.md'])
    expect(readTree(content, 'HEAD').map(({ path }) => path)).toEqual(['handbook/a.md'])
  })

  test('a branch from before a move has the old folder, however late it was merged', () => {
    const { content, commit, git } = repository()
    commit({ '../wiki/a.md': page('A'), '../wiki/b.md': page('B') }, '2025-03-01')
    git('checkout', '--quiet', '-b', 'side')
    const side = commit({ '../wiki/b.md': page('B', 'Late.') }, '2025-06-30')
    git('checkout', '--quiet', 'main')
    commit({ '../wiki/a.md': undefined, '../wiki/b.md': undefined, 'handbook/a.md': page('A'), 'handbook/b.md': page('B') }, '2025-06-01')
    git('merge', '--quiet', '--no-edit', 'side')
    setScope(content, { exclude: [], moved: [{ until: '2025-06-30', from: 'wiki', to: 'handbook' }] })
    expect(readTree(content, side).map(({ path }) => path)).toEqual(['handbook/a.md', 'handbook/b.md'])
    expect(readTree(content, 'HEAD').map(({ path }) => path)).toEqual(['handbook/a.md', 'handbook/b.md'])
    const kinds = readCommits(content).flatMap(({ changes }) => changes.map(({ kind, path }) => `${kind} ${path}`))
    // The branch changed the page, and so did the merge, which has it at a path where neither parent had this text.
    expect(kinds.toSorted()).toEqual(['added handbook/a.md', 'added handbook/b.md', 'changed handbook/b.md', 'changed handbook/b.md'])
  })

  test('reports a move that no commit is from before', () => {
    const { content, commit } = repository()
    commit({ 'handbook/a.md': page('A') }, '2025-03-01')
    const { problems } = handbookIn(content, { config: { moved: [{ until: '2025-06-30', from: 'wikki', to: 'handbook' }] } })
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'folder-unknown',
        'warning',
        'handbook.config.ts says that a folder was at "wikki" until 2025-06-30, but no commit up to then has it.',
      ],
    ])
  })
})

describe('the settings', () => {
  const parse = (settings: Partial<ConfigInput>) =>
    configSchema.safeParse({ title: 'T', organisation: 'O', site: 'https://example.com', ...settings })

  test('take paths in any usual form', () => {
    const { data } = parse({
      exclude: ['./docs/internal/', '**/*.md'],
      moved: [
        { until: '2025-06-30', from: './site/docs/', to: '.' },
        { until: '2025-06-30', from: '.' },
      ],
    })
    expect([data?.exclude, data?.moved]).toEqual([
      ['docs/internal', '**/*.md'],
      [
        { until: '2025-06-30', from: 'site/docs', to: '' },
        { until: '2025-06-30', from: '', to: '' },
      ],
    ])
  })

  test.each([
    [{ exclude: ['/docs'] }, 'Write a path or a pattern below the content folder'],
    [{ exclude: ['!docs'] }, 'Write a path or a pattern below the content folder'],
    [{ exclude: ['a/../b'] }, 'Write a path or a pattern below the content folder'],
    [{ exclude: [''] }, 'Write a path or a pattern below the content folder'],
    [{ moved: [{ until: '2025-06-31', from: 'docs' }] }, 'Invalid ISO date'],
    [{ moved: [{ until: '2025-06-30', from: '../docs' }] }, 'Write a path from the root of the repository'],
    [{ moved: [{ until: '2025-06-30', from: '/docs' }] }, 'Write a path from the root of the repository'],
    [{ moved: [{ until: '2025-06-30', from: 'docs', to: '../docs' }] }, 'Write a path below the content folder'],
  ])('refuse %j', (settings, message) => {
    expect(parse(settings).error?.issues[0]?.message).toContain(message)
  })
})

describe('excluded files', () => {
  const files = { 'handbook/a.md': page('A'), 'handbook/internal/b.md': page('B'), 'handbook/c.draft.md': page('C'), 'handbook/.d.md': '' }
  const exclude = ['handbook/internal', '**/*.draft.md']

  test('are left out today and in editions', () => {
    const { content, commit, write } = repository()
    const id = commit(files, '2025-03-01')
    write({ 'editions.yaml': `- { name: spring, commit: ${id}, date: 2025-03-01 }\n` })
    const { sources, problems } = handbookIn(content, { config: { exclude } })
    expect(sources.files.map(({ path }) => path)).toEqual(['editions.yaml', 'handbook/a.md'])
    expect(problems).toEqual([])
    const made = editionsIn(content, { config: { exclude } })
    expect(made.documents.all.map(({ id: path }) => path)).toEqual(['handbook/.d.md', 'handbook/a.md'])
    expect([...pagesIn(made).keys()].filter((url) => /\/(b|c)/.test(url) && url.includes('handbook'))).toEqual([])
  })

  test('may be only in old commits; a pattern that matches nothing is reported', () => {
    const { content, commit } = repository()
    commit(files, '2025-03-01')
    commit({ 'handbook/internal/b.md': undefined }, '2025-04-01')
    const { problems } = handbookIn(content, { config: { exclude: [...exclude, 'docs/**'] } })
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['folder-unknown', 'handbook.config.ts excludes "docs/**", but nothing matches it.'],
    ])
  })
})

describe('addresses of an edition must keep working only if it was published', () => {
  const lost = (content: string) =>
    handbookIn(content)
      .problems.filter(({ code }) => code === 'url-lost')
      .map(({ file }) => file)
  const edition = (commit: string, more = '') => ({ 'editions.yaml': `- { name: spring, commit: ${commit}, date: 2025-03-01${more} }\n` })

  test.each([
    ['no configuration is in git', undefined, '', 1],
    ['its commit has the configuration', 'before', '', 1],
    ['its commit is from before the configuration', 'after', '', 0],
    ['the list says that it was', 'after', ', published: true', 1],
    ['the list says that it was not', 'before', ', published: false', 0],
  ] as const)('%s', (_, configured, mark, count) => {
    const { content, commit, write } = repository()
    const config = { 'handbook.config.ts': 'export default {}\n' }
    const id = commit({ 'handbook/gone.md': page('Gone'), ...(configured === 'before' && config) }, '2025-03-01')
    commit({ 'handbook/gone.md': undefined, 'handbook/new.md': '# New\n', ...(configured === 'after' && config) }, '2025-04-01')
    write(edition(id, mark))
    expect(lost(content)).toHaveLength(count)
  })
})
