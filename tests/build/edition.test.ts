/** `handbook edition`, called as by a user. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { contentFolder, temporaryFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'

const page = (text: string) => `---\ntitle: Page\n---\n\n${text}\n`

function run(content: string, ...args: string[]) {
  return callHandbook(['edition', ...args, '--content', content, '--now', '2026-11-24T12:00:00Z'])
}

describe('edition cut', () => {
  test('adds a line and keeps the rest of the file, and edition list prints it', async () => {
    const { content, commit } = repository()
    const first = commit({ 'handbook/page.md': page('One.') }, '2026-01-20')
    const second = commit(
      {
        'handbook/page.md': page('Two.'),
        'editions.yaml': `# Who signs a contract names one.\n- name: first # the first\n  commit: ${first}\n  date: 2026-01-31\n`,
      },
      '2026-11-20',
    )
    const cut = await run(content, 'cut', '2026.1', '--date', '2026-11-24', '--note', 'For the audit')
    expect(cut).toEqual({
      code: 0,
      stdout: `Edition "2026.1" of 2026-11-24 shows the commit ${second.slice(0, 10)}. Commit "editions.yaml" to share it.\n`,
      stderr: '',
    })
    expect(readFileSync(join(content, 'editions.yaml'), 'utf8')).toBe(
      `# Who signs a contract names one.\n- name: first # the first\n  commit: ${first}\n  date: 2026-01-31\n` +
        `- name: "2026.1"\n  commit: ${second}\n  date: 2026-11-24\n  note: For the audit\n  defaults: {}\n`,
    )
    expect((await run(content, 'list')).stdout).toBe(
      `first   2026-01-31  ${first.slice(0, 10)}\n2026.1  2026-11-24  ${second.slice(0, 10)}  For the audit\n`,
    )
    expect(JSON.parse((await run(content, 'list', '--format', 'json')).stdout)).toEqual([
      { name: 'first', commit: first, date: '2026-01-31' },
      { name: '2026.1', commit: second, date: '2026-11-24', note: 'For the audit', defaults: {} },
    ])
    expect((await callHandbook(['check', '--content', content])).code).toBe(0)
  })

  test("creates the file, and uses the commit's date", async () => {
    const { content, commit, git } = repository()
    const id = commit({ 'handbook/page.md': page('One.') })
    const day = git('log', '-1', '--format=%cI').slice(0, 10)
    expect((await run(content, 'cut', 'spring', '--commit', id.slice(0, 8))).code).toBe(0)
    expect(readFileSync(join(content, 'editions.yaml'), 'utf8')).toBe(`- name: spring\n  commit: ${id}\n  date: ${day}\n  defaults: {}\n`)
  })

  test('records collections that are for staff by default, now and at an older commit', async () => {
    const { root, content, commit, write } = repository()
    const config = (audience: string) =>
      `export default { title: 'T', organisation: 'O', site: 'https://example.com', audience: { ${audience} } }\n`
    const first = commit(
      { '../handbook.config.ts': config("strategy: 'staff', handbook: 'public'"), 'handbook/page.md': page('One.') },
      '2026-05-20',
    )
    commit({ '../handbook.config.ts': config("objectives: 'staff'") }, '2026-05-21')
    const cut = (name: string, ...args: string[]) => run(content, 'cut', name, '--config', join(root, 'handbook.config.ts'), ...args)
    expect((await cut('now')).stderr).toBe('')
    expect((await cut('then', '--commit', first)).stderr).toBe('')
    const list = readFileSync(join(content, 'editions.yaml'), 'utf8')
    expect(Array.from(list.matchAll(/defaults:\n((?: {4}.*\n)+)/g), ([, lines]) => lines)).toEqual([
      '    objectives: staff\n',
      '    strategy: staff\n    objectives: staff\n',
    ])
    write({ 'editions.yaml': list.replace('objectives: staff', 'objective: staff') })
    expect((await callHandbook(['check', '--content', content])).stdout).toMatch(/error {2}key-unknown[\s\S]*objectives/)
  })

  test("lists what won't be in it", async () => {
    const { content, commit, write } = repository()
    commit({ 'handbook/page.md': '---\ntitle: Page\nstatus: finished\n---\n\n[Gone](gone.md)\n' })
    write({ 'handbook/page.md': page('Newer.') })
    expect(await run(content, 'cut', 'spring')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: [
        'The content has uncommitted changes, which the edition will not contain.',
        'The content of this commit has 2 errors by the current rules. The first is in "handbook/page.md", line 3: "status" cannot be "finished". Editions never change: fix this and commit first, or cut it anyway with --force.\n',
      ].join('\n'),
    })
    expect(existsSync(join(content, 'editions.yaml'))).toBe(false)
    expect((await run(content, 'cut', 'spring', '--force', '--date', '2027-01-01')).stderr).toBe(
      [
        'The content has uncommitted changes, which the edition will not contain.',
        'The content of this commit has 2 errors by the current rules. The edition shows the readable parts.',
        'The edition will be published on 2027-01-01.\n',
      ].join('\n'),
    )
  })
})

describe('edition cut warns', () => {
  test('about a date before its commit', async () => {
    const { content, commit } = repository()
    commit({ 'handbook/page.md': page('One.') }, '2026-05-20')
    expect(await run(content, 'cut', 'spring', '--date', '2026-03-01')).toMatchObject({
      code: 0,
      stderr: 'The commit is dated 2026-05-20, so the edition shows changes made after its date.\n',
    })
    expect((await run(content, 'cut', 'may', '--date', '2026-05-20')).stderr).not.toContain('after its day')
  })
})

describe('edition cut refuses with one sentence', () => {
  test('invalid names, dates and commits', async () => {
    const { content, commit, git } = repository()
    const id = commit({ 'handbook/page.md': page('One.') })
    commit({ 'editions.yaml': `- { name: Spring, commit: ${id}, date: 2026-01-31 }\n` })
    git('checkout', '--quiet', '-b', 'side')
    const side = commit({ 'handbook/page.md': page('Side.') })
    git('checkout', '--quiet', 'main')
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await run(content, 'cut', ...args)
      expect([code, stdout]).toEqual([2, ''])
      return stderr.trim()
    }
    expect(await refused('spring')).toBe(
      'The edition "Spring" of 2026-01-31 already exists. Editions never change, so choose another name.',
    )
    const rule =
      'Begin with a letter or a digit; then letters, digits, "-", ".", "_" and "~" may follow. "all", "compare", "today", "worktree" and "HEAD" mean something else.'
    for (const name of ['a/b', 'grüße', '..', 'Compare', 'worktree'])
      expect(await refused(name)).toBe(`"${name}" can't be the name of an edition. ${rule}`)
    expect(await refused('may', '--date', '2026-02-30')).toBe('"2026-02-30" is not a valid date. Write it as YYYY-MM-DD.')
    expect(await refused('may', '--commit', 'v9')).toBe(`There is no commit "v9" in the repository of "${content}".`)
    expect(await refused('may', '--commit', side)).toBe(
      `The commit "${side}" is not in the history of the current branch, so other clones may lack it. Merge it first.`,
    )
  })

  test("a folder without a repository, a bare checkout, a shallow clone, and one that didn't exist then", async () => {
    const files = { 'handbook/page.md': page('One.') }
    const plain = contentFolder(files)
    expect(await run(plain, 'cut', 'may')).toEqual({ code: 2, stdout: '', stderr: `"${plain}" is not in a git repository.\n` })

    const { root, content, commit } = repository()
    const first = commit({ '../README.md': 'Before the content.' })
    const [bare, checkout, shallow] = ['bare.git', 'checkout', 'shallow'].map((name) => join(temporaryFolder(), name)) as [
      string,
      string,
      string,
    ]
    const second = commit(files)
    expect((await run(content, 'cut', 'may', '--commit', first)).stderr).toBe(
      `The folder "the content" does not exist in the commit ${first.slice(0, 10)}.\n`,
    )
    execFileSync('git', ['clone', '--quiet', '--bare', root, bare])
    execFileSync('mkdir', [checkout])
    execFileSync('git', [`--git-dir=${bare}`, `--work-tree=${checkout}`, 'checkout', '--quiet', '--force'])
    expect((await run(join(checkout, 'the content'), 'cut', 'may')).stderr).toMatch(/is not in a git repository\.\n$/)
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, shallow])
    expect((await run(join(shallow, 'the content'), 'cut', 'may', '--commit', first)).stderr).toBe(
      `There is no commit "${first}" here. This clone is shallow: it has only the latest commits. Get the others with "git fetch --unshallow".\n`,
    )
    expect((await run(join(shallow, 'the content'), 'cut', 'may', '--commit', second)).code).toBe(0)
  })
})

describe('edition withhold', () => {
  test('writes the item, and says what remains to be done', async () => {
    const { content, commit } = repository()
    const first = commit({ 'handbook/page.md': page('Acme pays 4,000 euros.') })
    commit({ 'handbook/page.md': undefined, 'handbook/other.md': page('Acme pays 4,000 euros.') })
    const why = ['--reason', 'Asked: by Acme', '--date', '2026-11-20']
    const done = 'Redacted in all editions from the next build on. Commit "editions.yaml". The repository still contains the text.\n'
    expect(await run(content, 'withhold', 'handbook/page.md', '--block', 'acme PAYS', '--plain', ...why)).toEqual({
      code: 0,
      stdout: done,
      stderr:
        'The redacted text is also in the current handbook, in "handbook/other.md". Remove it there as well: redactions apply only to editions.\n',
    })
    expect((await run(content, 'withhold', 'handbook/other.md', '--revision', first.slice(0, 9), '--reason', 'Asked')).code).toBe(0)
    expect(readFileSync(join(content, 'editions.yaml'), 'utf8')).toBe(
      [
        '- withheld:\n    document: handbook/page.md\n    block: acme PAYS\n    date: 2026-11-20\n    reason: "Asked: by Acme"\n',
        `- withheld:\n    document: handbook/other.md\n    revision: ${first}\n    date: 2026-11-24\n    reason: Asked\n`,
      ].join(''),
    )
    const named = await run(content, 'withhold', 'handbook/page.md', '--revision', 'spring', '--reason', 'Asked')
    expect(named.stderr).toBe(`There is no commit "spring" in the repository of "${content}".\n`)
    expect((await run(content, 'cut', 'spring', '--commit', first)).code).toBe(0)
    expect((await run(content, 'withhold', 'handbook/page.md', '--revision', 'spring', '--reason', 'Asked')).code).toBe(0)
    expect(readFileSync(join(content, 'editions.yaml'), 'utf8')).toContain(`    document: handbook/page.md\n    revision: ${first}\n`)
    expect((await callHandbook(['diff', '--content', content])).stdout).not.toMatch(/acme PAYS|withheld text/)
    expect((await callHandbook(['ls', 'editions', '--content', content])).stdout).toMatch(/^spring\b.*\n$/)
  })

  test('refuses a redaction without effect', async () => {
    const { content, commit } = repository()
    commit({ 'handbook/page.md': page('One.') })
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await run(content, 'withhold', ...args, '--reason', 'Asked')
      expect([code, stdout, existsSync(join(content, 'editions.yaml'))]).toEqual([2, '', false])
      return stderr.trim()
    }
    expect(await refused('handbook/pages.md')).toBe(
      'No commit has a file "handbook/pages.md", so nothing is redacted. Did you mean "handbook/page.md"?',
    )
    expect(await refused('handbook/page.md', '--block', 'two words')).toBe(
      'No revision of "handbook/page.md" has these words, so nothing is redacted.',
    )
    expect(await refused('handbook/page.md', '--block', '…')).toBe('"…" contains no words.')
    expect(await refused('handbook/page.md', '--revision', 'v9')).toBe(`There is no commit "v9" in the repository of "${content}".`)
    const plain = contentFolder({ 'handbook/page.md': page('One.') })
    expect(await run(plain, 'withhold', 'handbook/page.md', '--reason', 'Asked')).toMatchObject({ code: 2 })
  })
})
