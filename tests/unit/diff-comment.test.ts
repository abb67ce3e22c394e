/** `handbook diff --format md --site URL`: the comment on a pull request. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commentMark, maxComment } from '../../src/history/differences/comment.ts'
import { diffProblems } from '../../src/history/differences/problem-changes.ts'
import { disarmText } from '../../src/history/differences/references-in-text.ts'
import { firstLine, problem } from '../../src/problems/problem.ts'
import { callHandbook } from '../support/command.ts'
import { type Repository, repository } from '../support/repository.ts'

const page = (title: string, text: string, more = '') => `---\ntitle: ${JSON.stringify(title)}\n${more}---\n\n${text}\n`

/** Writes a configuration, and returns what calls `handbook diff` with it. */
function caller({ root, content }: Repository, more: object = {}) {
  const file = join(root, 'handbook.config.ts')
  writeFileSync(file, `export default ${JSON.stringify({ title: 'T', organisation: 'O', site: 'https://example.com', ...more })}\n`)
  return async (from: string, to: string, ...options: string[]) => {
    const call = ['diff', from, to, '--content', content, '--config', file, '--now', '2026-11-30', '--format', 'md', ...options]
    const { code, stdout, stderr } = await callHandbook(call)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return stdout
  }
}

const first = {
  'handbook/page.md': page('Page', 'Old words that stay mostly.\n\nSee [nothing](./nowhere.md).\n\nSee [also nothing](./never.md).'),
  'handbook/gone.md': page('Gone', 'It goes.'),
  'handbook/more/moves.md': page('Moves', 'A text that moves to another address and stays.'),
  'handbook/given-up.md': page('Given up', 'Nobody needs what this one says.'),
  'handbook/hidden.md': page('Hidden', 'For all, at first.'),
  'handbook/unready.md': page('Unready', 'Published too early.'),
  'handbook/secret.md': page('Secret', 'A.', 'audience: staff\n'),
}
const second = {
  'handbook/page.md': page('Page', 'New words that stay mostly.\n\nSee [also nothing](./never.md) and [this](./neither.md).'),
  'handbook/gone.md': undefined,
  'handbook/more/moves.md': undefined,
  'handbook/moved.md': page('Moves', 'A text that moves to another address and stays.', 'formerly: [more/moves]\n'),
  'handbook/given-up.md': undefined,
  'handbook/hidden.md': page('Hidden', 'For all, at first.', 'audience: staff\n'),
  'handbook/unready.md': page('Unready', 'Published too early.', 'status: draft\n'),
  'handbook/secret.md': page('Secret', 'B.', 'audience: staff\n'),
  'redirects.yaml': '- { from: /handbook/given-up/, to: none }\n',
}

test('says what goes, what is new and what is solved, with links to the preview and to the lines', async () => {
  const here = repository()
  const [from, to] = [here.commit(first), here.commit(second)]
  const diff = caller(here, { edit: 'https://github.com/o/r/edit/main/the%20content' })
  const comment = await diff(from, to, '--site', 'https://preview.example.net/')
  expect(comment.replaceAll(from, 'FROM').replaceAll(to, 'TO')).toMatchInlineSnapshot(`
    "<!-- handbook-diff -->

    ## What changed from FROM to TO

    ### handbook

    - **handbook/hidden changed: Hidden**
      - Audience added: Staff
    - [**handbook/moved renamed (was more/moves): Moves**](https://preview.example.net/handbook/moved/)
    - **handbook/unready changed: Unready**
      - Status added: Draft
    - **handbook/given-up removed: Given up**
    - **handbook/gone removed: Gone**

    ### redirects

    - **redirects//handbook/given-up/ added: /handbook/given-up/**

    ### Addresses that go

    - \`/handbook/gone/\`: **nothing is there now, and no redirect catches it**
    - \`/handbook/more/\`: **nothing is there now, and no redirect catches it**
    - \`/handbook/hidden/\`: for staff only now
    - \`/handbook/unready/\`: a draft now
    - \`/handbook/more/moves/\`: redirects to /handbook/moved/
    - \`/handbook/given-up/\`: gone for good, as redirects.yaml says

    ### 1 new problem

    - \`link-missing\` (error)
      - [\`handbook/page.md:7\`](https://github.com/o/r/blob/TO/the%20content/handbook/page.md#L7) The link "./neither.md" is broken.

    ### 1 problem solved

    - \`link-missing\` (error)

    ### Text

    - [\`handbook/page.md\`](https://preview.example.net/handbook/page/)
      - Changed: ~~Old~~**New** words that stay mostly.
      - Removed: ~~See nothing.~~
      - Changed: See also nothing **and this**.
    - \`handbook/secret.md\`
      - Removed: ~~A.~~
      - Added: **B.**
    "
  `)
  expect(await diff(from, to, '--site', 'https://p.example.net/x', '--audience', 'staff')).toContain(
    '[`handbook/secret.md`](https://p.example.net/x/handbook/secret/)',
  )
  // Without these options, it's as it was.
  expect(await diff(from, to)).not.toMatch(/<!--|Addresses|problem/)
})

test('finds renames in a pull request from its target branch', async () => {
  const here = repository()
  const base = here.commit({ 'handbook/page.md': page('Page', 'A text that is long enough to find again.\n\nMore of it.') })
  here.git('checkout', '--quiet', '-b', 'request')
  const head = here.commit({
    'handbook/page.md': undefined,
    'handbook/other.md': page('Other', 'A text that is long enough to find again.\n\nMore of it.'),
  })
  here.git('checkout', '--quiet', 'main')
  expect(await caller(here)(base, head, '--comment')).toContain('**handbook/other renamed (was page): Other**')
})

test('bytes of images count in neither state, as a commit is read without them', async () => {
  const here = repository()
  here.commit(first)
  here.write({ 'handbook/board.png': 'not an image', 'handbook/page.md': page('Page', '![Board](board.png)\n\n[Its file](board.png)') })
  const compare = caller(here)
  const comments = [await compare('HEAD', 'worktree', '--comment')]
  here.commit({})
  comments.push(await compare('HEAD~1', 'HEAD', '--comment'))
  for (const comment of comments) expect(comment).not.toMatch(/new problem|image-/)
})

test('without a preview there are no links to pages', async () => {
  const here = repository()
  here.commit(first)
  here.write(second)
  const comment = await caller(here)('HEAD', 'worktree', '--comment')
  expect(comment).toContain('### Addresses that go')
  expect(comment).toContain('`handbook/page.md:7` The link "./neither.md" is broken.')
  expect(comment).not.toContain('](')
})

test('a state without changes has neither addresses nor problems', async () => {
  const here = repository()
  here.commit(first)
  expect(await caller(here)('HEAD', 'worktree', '--comment')).toBe(`${commentMark}\n\nNothing changed from HEAD to worktree.\n`)
})

test('a broken promise of an edition is a new problem', async () => {
  const here = repository()
  const old = here.commit({ 'handbook/a.md': page('A', '## One\n\nText.') })
  here.commit({ 'editions.yaml': `- { name: spring, commit: ${old}, date: 2026-11-01 }\n` })
  here.write({ 'handbook/a.md': page('A', '## Two\n\nText.') })
  expect(await caller(here)('HEAD', 'worktree', '--comment')).toMatch(/### 1 new problem\n\n- `anchor-lost` \(warning\)\n/)
})

describe('approvals of entries', () => {
  const people = [
    '- { id: ada, name: Ada, active: true, login: Ada-L }',
    '- { id: bo, name: Bo, active: true, login: bo }',
    '- { id: cy, name: Cy, active: true }',
  ].join('\n')
  const entry = (reviews: string) =>
    page('Faster', 'Text.', `description: Faster.\ntype: changed\nfeatures: []\nstatus: draft\nauthors: [ada]\nreviews: [${reviews}]\n`)
  const approve = (by: string, verdict = 'approve') => `{ by: ${by}, on: 2026-11-20, verdict: ${verdict} }`
  const review = (login: string | null, state: string) => ({ author: login === null ? null : { login }, state })
  const title = '### Approvals to confirm'

  async function commentOn(reviews: object, team = people) {
    const here = repository()
    here.commit({ 'people.yaml': team, 'changelog/2026/11/faster.md': entry(approve('bo')) })
    const more = [approve('bo'), approve('ada'), approve('cy')].join(', ')
    here.write({ 'changelog/2026/11/faster.md': entry(more), 'changelog/2026/11/new.md': entry(approve('bo', 'request-changes')) })
    const file = join(here.root, 'reviews.json')
    writeFileSync(file, JSON.stringify(reviews))
    return caller(here)('HEAD', 'worktree', '--reviews', file)
  }

  const fileName = '- `changelog/2026/11/faster.md` says that'
  const ada = `${fileName} Ada approved it, but they haven’t approved this pull request\n`
  const cy = `${fileName} Cy approved it, but people.yaml has no login for them\n`
  test.each([
    ['none', [], ada + cy],
    ['an approval, whatever the case of the login', [review('ADA-l', 'APPROVED')], cy],
    ['an approval and a later remark', [review('ada-l', 'APPROVED'), review('ada-l', 'COMMENTED')], cy],
    ['one taken back', [review('ada-l', 'APPROVED'), review('ada-l', 'CHANGES_REQUESTED')], ada + cy],
    ['one of a deleted account', [review(null, 'APPROVED')], ada + cy],
  ])('are held against the reviews: %s', async (_, reviews, expected) => {
    expect(await commentOn({ reviews })).toContain(`${title}\n\n${expected}\n`)
  })

  test.each([
    ['Ada-L', cy],
    ['someone', ada + cy],
  ])('are held against the approvals of GitLab: %s', async (username, expected) => {
    expect(await commentOn({ approved: true, approved_by: [{ user: { id: 1, username } }] })).toContain(`${title}\n\n${expected}\n`)
  })

  test('are left alone if no person has a login', async () => {
    expect(await commentOn({ reviews: [] }, people.replace(/, login: [\w-]+/g, ''))).not.toContain(title)
  })
})

test.each([
  ['many short texts', Array.from({ length: 900 }, (_, index) => `Sentence ${index} says something of its own, as long as it is.`)],
  ['one endless text', ['Words without an end '.repeat(8000)]],
])('fits in a comment and says what is left out: %s', async (_, lines) => {
  const here = repository()
  here.commit({ ...first, 'handbook/long.md': page('Long', lines.join('\n\n')) })
  here.write({
    ...second,
    'handbook/long.md': page('Long', lines.map((line) => line.replaceAll(/Sentence|Words/g, 'Phrase')).join('\n\n')),
  })
  const comment = await caller(here)('HEAD', 'worktree', '--comment')
  expect(comment.length).toBeLessThanOrEqual(maxComment)
  for (const title of ['### handbook', '### Addresses that go', '### 1 new problem', '### Text']) expect(comment).toContain(title)
  expect(comment).toMatch(/\n\nLeft out to fit in a comment: .*lines? of “Text”\. To see everything: `npx handbook diff HEAD worktree`\n$/)
})

test('text of the content stays text: it mentions nobody and ends no list, code or link', async () => {
  const here = repository()
  const hostile = '@octocat fixes #12, GH-12 and https://github.com/o/r/issues/12. <img src=x> | a | b | ](https://evil.example) `x`'
  here.commit({ 'handbook/a.md': page('A', 'Nothing.\n\n```\none\n```') })
  here.write({
    'handbook/a.md': page(hostile, `Nothing. ${hostile.replaceAll('<', '&lt;')}\n\n\`\`\`\`\none\n\`\`\`\n@octocat\n\`\`\`\`\n`),
    'handbook/b.md': page(`B ${hostile}`, 'New.'),
  })
  const comment = await caller(here)('HEAD', 'worktree', '--site', 'https://p.example.net')
  const outsideCode = comment.replace(/^ *(`{4,})[\s\S]*?^ *\1$/gm, '')
  expect(comment).toMatch(/^ *`{4}diff\n/m)
  expect(outsideCode).not.toMatch(/@octo|#12|GH-12|issues\/12|(?<!\\)<img/)
  expect(outsideCode.match(/(?<!\\)\]\([^)]*\)/g)).toEqual([
    '](https://p.example.net/handbook/a/)',
    '](https://p.example.net/handbook/b/)',
    '](https://p.example.net/handbook/a/)',
  ])
})

describe('the parts', () => {
  test.each([
    ['@ada, (@ada) and @org/team', '@·ada, (@·ada) and @·org/team'],
    ['ada@example.com', 'ada@example.com'],
    ['closes #7 and o/r#7', 'closes #·7 and o/r#·7'],
    ['gh-7, !7 and &7', 'gh-·7, !·7 and &·7'],
    ['https://gitlab.com/o/r/-/merge_requests/7', 'https://gitlab.com/o/r/-/merge_requests/·7'],
    ['R&D! # 7', 'R&D! # 7'],
  ])('%s', (written, disarmed) => {
    expect(disarmText(written).replaceAll('\u200B', '·')).toBe(disarmed)
  })

  const at = (file: string, line: number, message = 'Broken.') => problem('link-missing', file, { ...firstLine, line }, message)
  test.each([
    ['a moved line is the same', [at('a.md', 1)], [at('a.md', 9)], {}, [], []],
    ['a renamed file too', [at('a.md', 1)], [at('b.md', 1)], { 'a.md': 'b.md' }, [], []],
    ['a second one of a kind is new', [at('a.md', 1)], [at('a.md', 1), at('a.md', 2)], {}, ['a.md:2'], []],
    ['one less is solved', [at('a.md', 1), at('a.md', 2)], [at('a.md', 1)], {}, [], ['a.md:2']],
    ['another sentence is another problem', [at('a.md', 1, 'One.')], [at('a.md', 1, 'Two.')], {}, ['a.md:1'], ['a.md:1']],
  ])('of problems: %s', (_, before, after, renames, added, solved) => {
    const found = diffProblems(before, after, new Map(Object.entries(renames)))
    const name = ({ file, line }: { file: string; line: number }) => `${file}:${line}`
    expect([found.added.map(name), found.solved.map(name)]).toEqual([added, solved])
  })
})

test.each([
  [['--comment'], '"--comment" is for pull requests. Add "--format md".'],
  [['--reviews', 'x.json'], '"--reviews" is for pull requests. Add "--format md".'],
  [['--format', 'md', '--reviews', 'no/such.json'], 'The reviews in "no/such.json" can\'t be read: ENOENT'],
  [['--format', 'md', '--reviews', 'package.json'], '"package.json" has no reviews. Write it with "gh pr view NUMBER --json reviews", or'],
  [['--format', 'md', '--site', 'preview'], '"--site preview" is not the address of a site. Write it like "https://preview.example.com".'],
  [['--format', 'md', '--site', 'https://x.example/?a'], '"--site https://x.example/?a" is not the address of a site.'],
])('refuses %o', async (options, message) => {
  const { code, stderr } = await callHandbook(['diff', ...options])
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
})

describe('positions in the search', () => {
  const search = {
    'handbook/audit.md': page('Audit log', 'Who did what.'),
    'handbook/export.md': page('Export', 'Take the audit log with you.'),
    'handbook/tea.md': page('Tea', 'It is green.'),
    'handbook/inside.md': page('Audit log for staff', 'Audit log. Audit log.', 'audience: staff\n'),
  }

  test('pages that are found later, by their title or by a question', async () => {
    const here = repository()
    const from = here.commit(search)
    const to = here.commit({
      'handbook/log.md': page('Audit log', 'A new page with the same name.'),
      'handbook/audit.md': page('Trail', 'Who did what.'),
    })
    const questions = [
      { ask: 'who did what', find: '/handbook/audit/' },
      { ask: 'audit log', find: '/handbook/export/' },
      { ask: 'green tea', find: '/handbook/tea/' },
    ]
    const comment = await caller(here, { questions })(from, to, '--site', 'https://p.example.net')
    expect(comment).toContain(
      [
        '### Positions in the search',
        '',
        '- [`Audit log`](https://p.example.net/handbook/audit/): 1 → not in the first ten, behind “Audit log”, “Export”',
        '',
      ].join('\n'),
    )
    expect(comment).not.toContain('green tea')
    expect(comment).not.toContain('who did what')
    expect(comment).not.toContain('for staff')
  })

  test('a page that moved to another address is the same page', async () => {
    const here = repository()
    const text = page('Audit log', 'A text that is long enough to find again.\n\nMore of it.')
    const from = here.commit({ ...search, 'handbook/audit.md': text })
    const to = here.commit({ 'handbook/audit.md': undefined, 'handbook/trail.md': text })
    expect(await caller(here)(from, to, '--comment')).not.toContain('Positions')
  })

  test('nothing to say of what is new or gone', async () => {
    const here = repository()
    const from = here.commit(search)
    const to = here.commit({ 'handbook/audit.md': undefined, 'handbook/coffee.md': page('Coffee', 'It is black.') })
    expect(await caller(here)(from, to, '--comment')).not.toContain('Positions')
  })
})
