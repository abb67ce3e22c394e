/** Folders that git can't store well, created and removed by the tests that need them. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ProblemCode } from '../../src/problems/codes.ts'
import { png } from '../support/images.ts'
import { describeProblems, handbookIn } from './handbooks.ts'

/** A new folder with a space in its name, removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hand book-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files by path below a folder. */
export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Problems of a folder with these files and further changes. */
export function reportOnDisk(make: (folder: string) => void): string {
  const folder = temporaryFolder()
  make(folder)
  const { problems, sources } = handbookIn(folder)
  return describeProblems(problems, sources)
}

const plan = (owner: string, changes: string) =>
  `title: Strategy\nscope: product\nstatus: active\nowner: ${owner}\napprovers: [ada]\neffective: 2026-01-01\nchanges: ${changes}\n`
const goal = (target: number, owner = 'ada') =>
  `title: Work without waiting\nstrategy: plan\nowner: ${owner}\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures:\n  - { id: wait, name: Wait, unit: s, direction: down, baseline: 9, target: ${target}, readings: [], source: Log }\n`

/** A repository in a folder, with one commit of these files; returns its hash. */
function commitIn(folder: string, files: Readonly<Record<string, string>>): string {
  write(folder, files)
  const settings = '-c user.name=Ada -c user.email=ada@example.com -c commit.gpgsign=false -c maintenance.auto=false'
  const commit = `git init --quiet; git add --all; git ${settings} commit --quiet --message=Edition; git rev-parse HEAD`
  // Starting a process costs a worker with much memory ten times as much as it costs a shell.
  return execFileSync('sh', ['-ec', commit], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}

/** An edition "autumn" with some files, and later changes; an empty text deletes a file. */
export function sinceEdition(folder: string, then: Readonly<Record<string, string>>, since: Readonly<Record<string, string>>): void {
  const people = '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n'
  const commit = commitIn(folder, { 'people.yaml': people, ...then })
  write(folder, { 'editions.yaml': `- { name: autumn, commit: ${commit}, date: 2026-10-01 }\n`, ...since })
  for (const [path, text] of Object.entries(since)) if (text === '') rmSync(join(folder, path))
}

/** A strategy whose target and owners differ from its edition; `changes` are its entries since. */
export function editionOf(folder: string, changes = '[]', files: Readonly<Record<string, string>> = {}): void {
  sinceEdition(
    folder,
    { 'strategy/plan.yaml': plan('ada', '[]'), 'objectives/speed.yaml': goal(3) },
    { 'strategy/plan.yaml': plan('bo', changes), 'objectives/speed.yaml': goal(5, 'bo'), ...files },
  )
}

/** An accepted decision as of its edition. */
export const decided =
  '---\ntitle: Two tiers\nstatus: accepted\non: 2026-05-01\ndeciders: [ada]\naffects: [people/ada]\n---\n\n## Decision\n\nThere are two tiers, as [Ada](https://example.com/ada)\nhas it.\n'

/** A decision accepted in an edition, and its folder's later state. */
export function decisionSince(folder: string, files: Readonly<Record<string, string>>): void {
  sinceEdition(folder, { 'decisions/0001-two-tiers.md': decided }, files)
}

/** For each code that no fixture in git can show, a function that causes it. */
export const onDisk: Partial<Record<ProblemCode, (folder: string) => void>> = {
  'change-unexplained': (folder) => editionOf(folder),
  'rule-broken': (folder) => write(folder, { 'runbooks/broker.md': '---\ntitle: Restart the broker\nseverity: high\n---\n' }),
  'collection-failed': (folder) => write(folder, { 'runbooks/broker.md': '---\ntitle: Restart the broker\nseverity: low\n---\n' }),
  'component-failed': (folder) => write(folder, { 'handbook/index.mdx': '# Costs\n\n<Cost amount="free"/>\n' }),
  'rule-failed': (folder) => write(folder, { 'people.yaml': '- { id: nobody, name: Nobody, active: true }\n' }),
  'decision-rewritten': (folder) =>
    decisionSince(folder, {
      'decisions/0001-two-tiers.md': decided
        .replace('Two tiers', 'Three tiers')
        .replace('accepted', 'rejected')
        .replace('2026-05-01', '2026-05-02')
        .replace('[ada]', '[ada, bo]')
        .replace('people/ada', 'people/bo')
        .replace('are two tiers', 'are three tiers'),
    }),
  'edition-missing': (folder) => write(folder, { 'editions.yaml': '- { name: spring, commit: "0123abc", date: 2026-03-01 }\n' }),
  'edition-unread': (folder) => {
    const commit = commitIn(folder, {
      'handbook/triage.md': '---\ntitle: Triage\ncolour: red\n---\n\nText.\n',
      'handbook/x.mdx': '<Aside>Text.</Aside>\n',
      'handbook/y.mdx': '<Aside>Text.</Aside>\n',
    })
    write(folder, {
      'handbook/triage.md': '# Triage\n',
      'handbook/x.mdx': '# X\n',
      'handbook/y.mdx': '# Y\n',
      'editions.yaml': `- { name: spring, commit: ${commit}, date: 2026-03-01 }\n`,
    })
  },
  'defaults-unknown': (folder) => {
    commitIn(folder, { 'handbook.config.ts': 'export default { ...base }\n', 'handbook/triage.md': '# Triage\n' })
  },
  'edition-moved': (folder) => {
    const first = commitIn(folder, { 'handbook/triage.md': '# Triage\n' })
    const second = commitIn(folder, { 'editions.yaml': `- { name: spring, commit: ${first}, date: 2026-03-01 }\n` })
    write(folder, { 'editions.yaml': `- { name: spring, commit: ${second}, date: 2026-03-01 }\n` })
  },
  'edition-unmerged': (folder) => {
    const first = commitIn(folder, { 'handbook/triage.md': '# Triage\n' })
    execFileSync('git', ['-C', folder, 'update-ref', '-d', 'HEAD'])
    commitIn(folder, { 'editions.yaml': `- { name: spring, commit: ${first}, date: 2026-03-01 }\n` })
  },
  'edition-gone': (folder) => {
    const first = commitIn(folder, { 'handbook/triage.md': '# Triage\n' })
    const line = (name: string) => `- { name: ${name}, commit: ${first}, date: 2026-03-01 }\n`
    commitIn(folder, { 'editions.yaml': ['spring', 'summer', 'known'].map(line).join('') })
    const second = commitIn(folder, { 'editions.yaml': `- { name: mistake, commit: "0123abc", date: 2026-03-02 }\n` })
    write(folder, {
      'editions.yaml': `- { name: march, commit: ${first}, date: 2026-03-01 }\n- { name: autumn, commit: ${second}, date: 2026-09-01 }\n`,
      'redirects.yaml': '- { from: /editions/known/, to: none }\n',
    })
  },
  'anchor-lost': (folder) => {
    const page = (...headings: string[]) => `# Sizing\n\n${headings.map((each) => `${each}\n\nText.\n`).join('\n')}`
    const commit = commitIn(folder, {
      'handbook/sizing.md': page('## How we size', '## Kept', '### Fine print', '<a id="spot"></a>'),
      'handbook/two.mdx': page('## First part', '## Second part'),
      'handbook/old.md': `---\ntitle: Old\n---\n\n${page('## Moved along', '## Lost on the way')}`,
      'handbook/draft.md': '---\nstatus: draft\n---\n\n## Gone\n',
      'handbook/same.md': `---\ntitle: Same\n---\n\n${page('## Same')}`,
    })
    renameSync(join(folder, 'handbook/old.md'), join(folder, 'handbook/new.md'))
    write(folder, {
      'handbook/sizing.md': page('## How we estimate', '## Kept', '#### Fine print'),
      'handbook/two.mdx': `---\ntitle: Two\n---\n\n${page('## First parts', '## Another thing')}`,
      'handbook/new.md': `---\ntitle: New\nformerly: [old]\n---\n\n${page('## Moved along')}`,
      'handbook/draft.md': '---\ntitle: Draft\n---\n',
      'handbook/same.md': `---\ntitle: Same\n---\n\n${page('## Same')}More.\n`,
      'editions.yaml': `- { name: spring, commit: ${commit}, date: 2026-03-01 }\n`,
    })
  },
  'url-lost': (folder) => {
    const goesOn = Array.from({ length: 9 }, (_, index) => `Line ${index} of a page that goes on.\n\n`).join('')
    const commit = commitIn(folder, {
      'handbook/planning/sizing.md': `# Sizing\n\n${goesOn}`,
      'handbook/process/triage.md': '# Triage\n',
      'handbook/gone.md': '# Gone\n',
      'handbook/settled.md': '# Settled\n',
      'handbook/kept.md': '# Kept\n',
      'handbook/draft.md': '---\nstatus: draft\n---\n',
    })
    for (const path of ['process/triage', 'gone', 'settled', 'draft']) rmSync(join(folder, `handbook/${path}.md`))
    renameSync(join(folder, 'handbook/planning'), join(folder, 'handbook/plans'))
    commitIn(folder, { 'handbook/daily/triage.md': '# How we triage\n\nIt is another page.\n' })
    write(folder, {
      'redirects.yaml': '- { from: /handbook/settled/, to: none }\n',
      'editions.yaml': `- { name: spring, commit: ${commit}, date: 2026-03-01 }\n`,
    })
  },
  'withheld-unknown': (folder) => {
    commitIn(folder, { 'handbook/triage.md': '# Triage\n\nA text.\n' })
    write(folder, {
      'editions.yaml': [
        '# Those who slipped.',
        '- withheld: { document: handbook/triaje.md, date: 2026-11-20, reason: Asked }',
        '- withheld: { document: handbook/triage.md, revision: "0123abcd", date: 2026-11-20, reason: Asked }',
        '- withheld: { document: handbook/triage.md, block: No such words, date: 2026-11-20, reason: Asked }',
        '',
      ].join('\n'),
    })
  },
  'withheld-today': (folder) => {
    const commit = commitIn(folder, { 'handbook/triage.md': '# Triage\n\nA text.\n', 'handbook/other.md': '# Other\n\nOld.\n' })
    const item = (more: string) => `- withheld: { ${more}, date: 2026-11-20, reason: Asked }\n`
    write(folder, {
      'handbook/other.md': '# Other\n\nNew.\n',
      'editions.yaml': [
        item('document: handbook/triage.md'),
        item(`document: handbook/triage.md, revision: ${commit}`),
        item('document: handbook/triage.md, block: a text'),
        item('document: handbook/other.md, block: old'),
        item(`document: handbook/other.md, revision: ${commit}`),
      ].join(''),
    })
  },
  'folder-missing': (folder) => rmSync(folder, { recursive: true }),
  'folder-cycle': (folder) => {
    write(folder, { 'handbook/page.md': 'Text.\n' })
    symlinkSync('../handbook', join(folder, 'handbook/again'))
    symlinkSync('round.md', join(folder, 'handbook/round.md'))
  },
  'folder-twice': (folder) => {
    write(folder, {
      'handbook/one/first.md': 'Text.\n',
      'handbook/_shared/board.png': png(3, 2),
      'handbook/page.md': '![A](img/board.png)\n',
    })
    symlinkSync('one', join(folder, 'handbook/two'))
    symlinkSync('_shared', join(folder, 'handbook/img'))
    symlinkSync('_shared', join(folder, 'handbook/pictures'))
  },
  'file-outside': (folder) => {
    const elsewhere = temporaryFolder()
    write(elsewhere, { 'secret.md': 'Secret.\n', 'secret.txt': 'Secret.\n' })
    write(folder, { 'handbook/page.md': 'Text.\n', 'handbook/_drafts/plan.txt': 'Text.\n', '.env': 'KEY=1\n' })
    symlinkSync(join(elsewhere, 'secret.md'), join(folder, 'handbook/file.md'))
    symlinkSync(elsewhere, join(folder, 'handbook/folder'))
    symlinkSync('../.env', join(folder, 'handbook/hidden.txt'))
    symlinkSync('hidden.txt', join(folder, 'handbook/indirect.txt'))
    symlinkSync('_drafts/plan.txt', join(folder, 'handbook/plan.md'))
  },
  'file-unreadable': (folder) => {
    write(folder, { 'handbook/page.md': 'Text.\n' })
    symlinkSync('nowhere.md', join(folder, 'handbook/dangling.md'))
  },
  'file-binary': (folder) =>
    write(folder, {
      'handbook/image.md': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]),
      'handbook/utf-16.md': Buffer.from('\uFEFF# Title\n', 'utf16le'),
      'handbook/latin-1.md': Buffer.from('Gr\u00fc\u00dfe\n', 'latin1'),
      'people.yaml': Buffer.from('- id: "\0"\n'),
    }),
  'file-bom': (folder) => write(folder, { 'handbook/mark.md': '\uFEFF---\ntitle: Mark\n---\n\n[Text](gone.md)\n' }),
  'file-line-endings': (folder) =>
    write(folder, {
      'handbook/windows.md': '---\r\ntitle: Windows\r\nstatus: finished\r\n---\r\n\r\nText and [text](gone.md)\r\n',
      'handbook/mixed.md': 'First.\nSecond.\r\nThird [text](gone.md)\n',
      'handbook/mac.md': '---\rtitle: x\r---\rText\r',
    }),
  'image-large': (folder) =>
    write(folder, {
      'handbook/heavy.png': png(1, 1, 40 * 1024 * 1024),
      'handbook/wide.png': png(1, 1).fill(Buffer.from([0, 0, 0x40, 0, 0, 0, 0x40, 0]), 16, 24),
      'handbook/heavy.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><!--${' '.repeat(6 * 1024 * 1024)}--></svg>`,
      'handbook/page.md': '![Heavy](heavy.png)\n\n![Wide](wide.png)\n\n![Drawn](heavy.svg)\n',
    }),
  'line-too-long': (folder) =>
    write(folder, { 'handbook/long.md': `# Long\n\n${'a'.repeat(30_000)} [text](gone.md) ${'b'.repeat(30_000)}\n` }),
}

/** Removes read permission; root can read anyway. */
export function forbid(path: string): { isForbidden: boolean } {
  chmodSync(path, 0)
  onTestFinished(() => chmodSync(path, 0o700))
  return { isForbidden: process.getuid?.() !== 0 }
}
