/** Renamed and deleted files, whether committed, staged or only in the work tree. Broken links to them say what happened. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyFixes } from '../../src/problems/fixes.ts'
import { callHandbook } from '../support/command.ts'
import { png } from '../support/images.ts'
import { temporaryFolder, write } from './disk.ts'
import { describeProblems, handbookIn } from './handbooks.ts'

const prose = Array.from({ length: 6 }, (_, index) => `Sentence ${index} says how we size our work.\n\n`).join('')
const sizing = `---\ntitle: Sizing\n---\n\n## Steps\n\n${prose}`

const files = {
  'handbook/planning/sizing.mdx': sizing,
  'handbook/planning/index.md':
    '# Planning\n\n[Sizing](./sizing.mdx#steps), [by name](sizing), [from the top](/handbook/planning/sizing/).\n',
  'handbook/a.mdx': '---\nsupersededBy: planning/sizing\n---\n\n<Ref to="handbook/planning/sizing#steps" />\n',
  'roles/cto.mdx': "---\nresponsibilities: [{ text: Size, owns: ['handbook/planning/sizing'] }]\n---\n\nText.\n",
  'redirects.yaml': '- { from: /size/, to: /handbook/planning/sizing/#steps } # since 2025\n',
}

function repositoryOf(texts: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder()
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', ...args], {
      encoding: 'utf8',
      env: { ...process.env, GIT_COMMITTER_DATE: '2026-11-12T10:00:00Z', GIT_AUTHOR_DATE: '2026-11-12T10:00:00Z' },
    }).trim()
  const commit = () => {
    git('add', '--all')
    git('commit', '--quiet', '--message=Change')
    return git('rev-parse', 'HEAD')
  }
  write(folder, texts)
  git('init', '--quiet')
  commit()
  const move = (from: string, to: string) => {
    mkdirSync(dirname(join(folder, to)), { recursive: true })
    renameSync(join(folder, from), join(folder, to))
  }
  return { folder, git, commit, move }
}

function report(folder: string): string {
  const { problems, sources } = handbookIn(folder)
  return describeProblems(problems, sources)
}

/** Texts of a folder after one round of fixes. */
function mended(folder: string): Record<string, string> {
  const { problems, sources } = handbookIn(folder)
  return Object.fromEntries(
    sources.files.map(({ path, text }) => [
      path,
      applyFixes(
        text,
        problems.filter(({ file }) => file === path),
      ).text,
    ]),
  )
}

const now = {
  'handbook/planning/index.md':
    '# Planning\n\n[Sizing](./estimating.mdx#steps), [by name](./estimating), [from the top](/handbook/planning/estimating/).\n',
  'handbook/a.mdx': '---\nsupersededBy: planning/estimating\n---\n\n<Ref to="handbook/planning/estimating#steps" />\n',
  'roles/cto.mdx': '---\nresponsibilities: [{ text: Size, owns: ["handbook/planning/estimating"] }]\n---\n\nText.\n',
  'redirects.yaml': '- { from: /size/, to: /handbook/planning/estimating/#steps } # since 2025\n',
}

/** If the page lists its former path, that URL is redirected, so links to it aren't broken. */
const answered = {
  'handbook/planning/index.md':
    '# Planning\n\n[Sizing](./estimating.mdx#steps), [by name](sizing), [from the top](/handbook/planning/sizing/).\n',
}

describe('links to a renamed page point to its new path', () => {
  test.each<[string, (repository: ReturnType<typeof repositoryOf>) => void]>([
    ['moved in the work tree', ({ move }) => move('handbook/planning/sizing.mdx', 'handbook/planning/estimating.mdx')],
    ['staged', ({ git }) => void git('mv', 'handbook/planning/sizing.mdx', 'handbook/planning/estimating.mdx')],
    [
      'committed',
      ({ move, commit }) => {
        move('handbook/planning/sizing.mdx', 'handbook/planning/estimating.mdx')
        commit()
      },
    ],
    [
      'edited on the way',
      ({ folder }) => {
        rmSync(join(folder, 'handbook/planning/sizing.mdx'))
        write(folder, {
          'handbook/planning/estimating.mdx': sizing.replace('title: Sizing', 'title: Estimating').replace('how we', 'that we'),
        })
      },
    ],
    [
      'written anew under its title',
      ({ folder }) => {
        rmSync(join(folder, 'handbook/planning/sizing.mdx'))
        write(folder, { 'handbook/planning/estimating.mdx': '---\ntitle: Sizing\n---\n\n## Steps\n\nAll of it is new.\n' })
      },
    ],
    [
      'as its front matter says',
      ({ folder }) => {
        rmSync(join(folder, 'handbook/planning/sizing.mdx'))
        write(folder, {
          'handbook/planning/estimating.mdx': '---\ntitle: New\nformerly: [planning/sizing]\n---\n\n## Steps\n\nAll of it is new.\n',
        })
      },
    ],
  ])('%s', (name, change) => {
    const repository = repositoryOf(files)
    change(repository)
    const texts = mended(repository.folder)
    expect(texts).toMatchObject(name === 'as its front matter says' ? { ...now, ...answered } : now)
    write(repository.folder, texts)
    expect(report(repository.folder)).toBe('')
  })

  test('with location and message', () => {
    const { folder, move } = repositoryOf(files)
    move('handbook/planning/sizing.mdx', 'handbook/planning/estimating.mdx')
    expect(report(folder)).toMatchInlineSnapshot(`
      "handbook/a.mdx:2:15-2:30 error reference-missing
        | planning/sizing
        There is no page "planning/sizing": it is now "planning/estimating".
        Write "planning/estimating".
        suggests planning/estimating
        fix planning/estimating

      handbook/a.mdx:5:10-5:34 error reference-missing
        | handbook/planning/sizing
        There is no page "planning/sizing": it is now "handbook/planning/estimating".
        Write "handbook/planning/estimating".
        suggests handbook/planning/estimating
        fix handbook/planning/estimating

      handbook/planning/index.md:3:10-3:28 error link-missing
        | ./sizing.mdx#steps
        The link "./sizing.mdx#steps" is broken: its target moved.
        Write "./estimating.mdx#steps".
        suggests ./estimating.mdx#steps
        fix ./estimating.mdx#steps

      handbook/planning/index.md:3:41-3:47 error link-missing
        | sizing
        The link "sizing" is broken: its target moved.
        Write "./estimating".
        suggests ./estimating
        fix ./estimating

      handbook/planning/index.md:3:65-3:91 error link-missing
        | /handbook/planning/sizing/
        The link "/handbook/planning/sizing/" is broken: its target moved.
        Write "/handbook/planning/estimating/".
        suggests /handbook/planning/estimating/
        fix /handbook/planning/estimating/

      redirects.yaml:1:23-1:55 error link-missing
        | /handbook/planning/sizing/#steps
        The redirect leads to "/handbook/planning/sizing/#steps", which moved.
        Write "/handbook/planning/estimating/#steps".
        suggests /handbook/planning/estimating/#steps
        fix /handbook/planning/estimating/#steps

      roles/cto.mdx:2:41-2:67 error reference-missing
        | 'handbook/planning/sizing'
        There is no page "planning/sizing": it is now "handbook/planning/estimating".
        Write "handbook/planning/estimating".
        suggests handbook/planning/estimating
        fix "handbook/planning/estimating""
    `)
  })

  test('renamed twice, the first time in a commit', () => {
    const { folder, move, commit } = repositoryOf(files)
    move('handbook/planning/sizing.mdx', 'handbook/planning/measuring.mdx')
    commit()
    move('handbook/planning/measuring.mdx', 'handbook/planning/estimating.mdx')
    expect(mended(folder)).toMatchObject(now)
  })

  test('whose name differs only in case', () => {
    const { folder, move } = repositoryOf({ 'handbook/Sizing.md': sizing, 'handbook/a.md': '[Sizing](Sizing.md)\n' })
    move('handbook/Sizing.md', 'handbook/sizing.md')
    expect(mended(folder)['handbook/a.md']).toBe('[Sizing](./sizing.md)\n')
  })
})

test('a renamed folder: links into it, and links out of it', () => {
  const { folder, move } = repositoryOf({
    'handbook/planning/sizing.md': `# Sizing\n\n[Teams](../teams/index.md), [steps](./steps.md)\n\n![A board](../img/board.png) ![Another](./own.png)\n\n${prose}`,
    'handbook/planning/steps.md': '# Steps\n\nOne.\n',
    'handbook/planning/own.png': png(3, 2),
    'handbook/img/board.png': png(2, 3),
    'handbook/teams/index.md': '# Teams\n\n[Sizing](../planning/sizing.md), [steps](../planning/steps.md)\n\n![Own](../planning/own.png)\n',
  })
  move('handbook/planning', 'handbook/how/we/plan')
  expect(mended(folder)).toMatchObject({
    'handbook/how/we/plan/sizing.md': `# Sizing\n\n[Teams](../../../teams/index.md), [steps](./steps.md)\n\n![A board](../../../img/board.png) ![Another](./own.png)\n\n${prose}`,
    'handbook/teams/index.md':
      '# Teams\n\n[Sizing](../how/we/plan/sizing.md), [steps](../how/we/plan/steps.md)\n\n![Own](../how/we/plan/own.png)\n',
  })
})

test('entries that are referred to by id', () => {
  const feature = (title: string, more = '') =>
    `title: ${title}\nsummary: Somebody can do ${title} with it and so on.\narea: ops\nlifecycle: []\navailability: undecided\n${more}`
  const { folder, move } = repositoryOf({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
    'features/log.yaml': feature('Audit log'),
    'features/export.yaml': feature('Export', 'parent: log\n'),
    'decisions/0001-log.md':
      '---\ntitle: Log\nstatus: accepted\non: 2026-05-01\ndeciders: [ada]\naffects: ["features/log", features/export]\n---\n\nText.\n',
  })
  move('features/log.yaml', 'features/audit-log.yaml')
  expect(mended(folder)).toMatchObject({
    'features/export.yaml': feature('Export', 'parent: audit-log\n'),
    'decisions/0001-log.md': expect.stringContaining('affects: ["features/audit-log", features/export]'),
  })
})

describe('links to a deleted page say so', () => {
  test('and when, and by which commit', () => {
    const { folder, commit } = repositoryOf(files)
    rmSync(join(folder, 'handbook/planning/sizing.mdx'))
    const id = commit()
    expect(report(folder).replaceAll(id.slice(0, 10), 'COMMIT')).toMatchInlineSnapshot(`
      "handbook/a.mdx:2:15-2:30 error reference-missing
        | planning/sizing
        The page "planning/sizing" was removed on 2026-11-12, by the commit COMMIT.
        Remove the reference, or name a replacement.

      handbook/a.mdx:5:10-5:34 error reference-missing
        | handbook/planning/sizing
        The page "planning/sizing" was removed on 2026-11-12, by the commit COMMIT.
        Remove the reference, or name a replacement.

      handbook/planning/index.md:3:10-3:28 error link-missing
        | ./sizing.mdx#steps
        The link "./sizing.mdx#steps" leads to something that was removed on 2026-11-12, by the commit COMMIT.
        Remove the link, or point it to a replacement.

      handbook/planning/index.md:3:41-3:47 error link-missing
        | sizing
        The link "sizing" leads to something that was removed on 2026-11-12, by the commit COMMIT.
        Remove the link, or point it to a replacement.

      handbook/planning/index.md:3:65-3:91 error link-missing
        | /handbook/planning/sizing/
        The link "/handbook/planning/sizing/" leads to something that was removed on 2026-11-12, by the commit COMMIT.
        Remove the link, or point it to a replacement.

      redirects.yaml:1:23-1:55 error link-missing
        | /handbook/planning/sizing/#steps
        The redirect leads to "/handbook/planning/sizing/#steps", a page that was removed on 2026-11-12, by the commit COMMIT.
        Point it to a replacement, or write "to: none".

      roles/cto.mdx:2:41-2:67 error reference-missing
        | 'handbook/planning/sizing'
        The page "planning/sizing" was removed on 2026-11-12, by the commit COMMIT.
        Remove the reference, or name a replacement."
    `)
  })

  test('before the deletion is committed', () => {
    const { folder } = repositoryOf({ 'handbook/a.md': '[B](b.md)\n', 'handbook/b.md': '# B\n\nText.\n' })
    rmSync(join(folder, 'handbook/b.md'))
    expect(report(folder)).toMatchInlineSnapshot(`
      "handbook/a.md:1:5-1:9 error link-missing
        | b.md
        The link "b.md" leads to something that was removed; the removal is not committed yet.
        Remove the link, or point it to a replacement."
    `)
  })

  test("and it isn't mistaken for a new page of the same time", () => {
    const { folder } = repositoryOf({ 'handbook/a.md': '[B](b.md)\n', 'handbook/b.md': `# B\n\n${prose}` })
    rmSync(join(folder, 'handbook/b.md'))
    write(folder, { 'handbook/other.md': '# Other\n\nNothing of this was written before.\n' })
    expect(mended(folder)['handbook/a.md']).toBe('[B](b.md)\n')
  })
})

test('check --fix adds redirects.yaml before a rename is committed', async () => {
  const { folder, git, commit, move } = repositoryOf({
    'handbook/sizing.mdx': sizing,
    'handbook/index.md': '[Elsewhere](elsewhere.md)\n',
  })
  write(folder, { 'editions.yaml': `- { name: autumn, commit: ${git('rev-parse', 'HEAD')}, date: 2026-11-13 }\n` })
  commit()
  move('handbook/sizing.mdx', 'handbook/estimating.mdx')
  const { stderr } = await callHandbook(['check', '--fix', '--content', folder, '--now', '2026-11-24T12:00:00Z'])
  expect(stderr).toContain('1 problem fixed.')
  expect(readFileSync(join(folder, 'redirects.yaml'), 'utf8')).toBe('- from: /handbook/sizing/\n  to: /handbook/estimating/\n')
})
