/** `handbook new insight`: from an issue, an email or a note, and for a known customer. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createEntry } from '../../src/cli/new.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'tiers.yaml': '- { id: pro, names: [{ from: 2026-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n',
  'roadmap/export.yaml': 'title: Export\nhorizon: later\nstatus: planned\narea: core\nobjectives: []\nhistory: []\n',
  'roadmap/pages.yaml': 'title: Pages\nhorizon: later\nstatus: planned\narea: core\nobjectives: []\nhistory: []\n',
  'backlog/slow.yaml':
    'title: The export is slow\nkind: bug\nopened: 2026-11-20\nstatus: new\ntier: pro\nurl: https://issues.example.com/7\n',
  'insights/known.yaml':
    'on: 2026-10-01\nsource: interview\ncustomer: { ref: c-1, segment: "plant, small", tier: pro }\nrung: 3\nstatement: S.\nsupports: [export, pages]\nrecordedBy: ada\n',
}
const email =
  'From: Bea Muster <bea@plant.example>\nDate: Tue, 24 Nov 2026 09:00:00 +0100\nSubject: Re: Export <slow>\nContent-Type: text/plain\n\nIt took two {hours}.\n\n-- \nBea\n'

const given = ['--source', 'support', '--rung', '3', '--recorded-by', 'bo']

async function make(source: string | Uint8Array | undefined, name: string, args: readonly string[], input: readonly Uint8Array[] = []) {
  const [content, folder] = [contentFolder(files), temporaryFolder()]
  const file = join(folder, name)
  if (source !== undefined) writeFileSync(file, source)
  const before = filesBelow(content)
  const at = ['--content', content, '--now', '2026-11-24T12:00:00Z']
  const from = source === undefined ? name : file
  const { code, stdout, stderr } = await callHandbook(
    ['new', 'insight', ...(from === '' ? [] : ['--from', from]), ...args, ...at],
    {},
    undefined,
    input,
  )
  const made = filesBelow(content).filter((path) => !before.includes(path))
  const problems = await callHandbook(['check', '--format', 'json', ...at])
  return {
    code,
    stdout: stdout.replace(content, 'CONTENT'),
    stderr: stderr.replaceAll(folder, 'FOLDER').replaceAll(content, 'CONTENT'),
    made: made.map((path) => [path, readFileSync(join(content, path), 'utf8')]),
    isSound: (JSON.parse(problems.stdout) as { ok: boolean }).ok,
  }
}

test('an email becomes an insight that passes the check', async () => {
  expect(await make(email, 'a.eml', ['--customer', 'c-1', '--roadmap', 'export', ...given])).toMatchInlineSnapshot(`
    {
      "code": 0,
      "isSound": true,
      "made": [
        [
          "insights/2026-11-export-slow.md",
          "---
    on: 2026-11-24
    source: support
    customer:
      ref: c-1
      segment: plant, small
      tier: pro
    rung: 3
    statement: Export <slow>
    supports:
      - export
    recordedBy: bo
    ---

    It took two {hours}.
    ",
        ],
      ],
      "stderr": "The statement is the subject of the email: write what the customer did or said.
    Check that the text names nobody.
    ",
      "stdout": "CONTENT/insights/2026-11-export-slow.md
    ",
    }
  `)
})

test('what an email does not say is left as TODO, and nothing names the customer', async () => {
  const { made, stderr, isSound } = await make(email, 'a.eml', [])
  expect(stderr).toMatchInlineSnapshot(`
    "Still to write: "source", "ref" of "customer", "segment" of "customer", "rung", "supports", "recordedBy".
    It is a draft: remove "draft: true" when it is ready.
    It is from someone at "plant.example": write the reference of that customer, not the name.
    The statement is the subject of the email: write what the customer did or said.
    Check that the text names nobody.
    "
  `)
  expect(isSound).toBe(true)
  expect(made[0]?.[1]).not.toMatch(/plant\.example|Bea|Muster/)
})

test('an issue becomes an insight that supports it', async () => {
  expect(await make(undefined, 'backlog/slow', ['--customer', 'c-2'])).toMatchInlineSnapshot(`
    {
      "code": 0,
      "isSound": true,
      "made": [
        [
          "insights/2026-11-the-export-is-slow.mdx",
          "---
    draft: true
    on: 2026-11-20
    source: TODO # Source of the insight (interview, support, sales, analytics, community, survey)
    customer:
      ref: c-2
      tier: pro
      segment: 'TODO: Customer segment, for example "manufacturing".'
    rung: TODO # Strength of the evidence, 1 to 5; 5 is closest to real behaviour (number)
    statement: The export is slow
    link: https://issues.example.com/7
    supports:
      - slow
    recordedBy: TODO # Person who recorded it. One of: ada, bo
    ---
    ",
        ],
      ],
      "stderr": "Still to write: "source", "segment" of "customer", "rung", "recordedBy".
    It is a draft: remove "draft: true" when it is ready.
    The statement is the title of the issue: write what the customer did or said.
    ",
      "stdout": "CONTENT/insights/2026-11-the-export-is-slow.mdx
    ",
    }
  `)
})

test('a note from standard input, whose markup would break the check, keeps its text', async () => {
  const note = Buffer.from('# Two hours\n\nSee [the log](missing.md).\n')
  const { made, stderr, isSound } = await make(
    undefined,
    '-',
    ['--on', '2026-11-23', '--customer', 'c-1', '--roadmap=export,pages', ...given],
    [note.subarray(0, 9), note.subarray(9)],
  )
  expect(made).toMatchInlineSnapshot(`
    [
      [
        "insights/2026-11-two-hours.md",
        "---
    on: 2026-11-23
    source: support
    customer:
      ref: c-1
      segment: plant, small
      tier: pro
    rung: 3
    statement: Two hours
    supports:
      - export
      - pages
    recordedBy: bo
    ---

    See \\[the log]\\(missing.md).
    ",
      ],
    ]
  `)
  expect({ stderr, isSound }).toEqual({ stderr: 'Its markup would not pass the check, so it is kept as plain text.\n', isSound: true })
})

test('values of a note that do not fit are named', async () => {
  const note = '---\nrung: 9\nsource: sales\ntags: [a]\n---\nIt failed.\n'
  const { made, stderr } = await make(note, 'a.md', ['--customer', 'c-1', '--roadmap', 'export', '--recorded-by', 'bo'])
  expect(made[0]?.[1]).toContain('source: sales\n')
  expect(stderr).toContain('Not taken over: "rung", "tags".')
})

test('a second one of the same name gets a number', async () => {
  const content = contentFolder(files)
  const file = join(temporaryFolder(), 'a.eml')
  writeFileSync(file, email)
  const call = () => callHandbook(['new', 'insight', '--from', file, '--content', content, '--now', '2026-11-24T12:00:00Z'])
  expect([(await call()).stdout, (await call()).stdout].map((path) => path.slice(content.length + 1))).toEqual([
    'insights/2026-11-export-slow.md\n',
    'insights/2026-11-export-slow-2.md\n',
  ])
})

test('without --from, a known customer brings segment and plan', async () => {
  const { made, isSound } = await make(undefined, '', [
    '--title',
    'It failed',
    '--on',
    '2026-11-23',
    '--customer',
    'c-1',
    '--roadmap',
    'pages',
    ...given,
  ])
  expect(made).toMatchInlineSnapshot(`
    [
      [
        "insights/it-failed.mdx",
        "---
    on: 2026-11-23
    source: support
    customer:
      ref: c-1
      segment: plant, small
      tier: pro
    rung: 3
    statement: It failed
    supports:
      - pages
    recordedBy: bo
    ---
    ",
      ],
    ]
  `)
  expect(isSound).toBe(true)
})

test.each<[string, string | undefined, readonly string[], string]>([
  ['backlog/slwo', undefined, [], 'There is no backlog/slwo. Did you mean "slow"?\n'],
  [
    'nowhere.eml',
    undefined,
    [],
    'There is no file "nowhere.eml". An insight can be made from backlog/ID, from an email (.eml) or a note, or from "-" for standard input.\n',
  ],
  ['.', undefined, [], '"." is a folder. Name one email or one note.\n'],
  ['-', undefined, [], "Standard input can't become an insight. It is empty.\n"],
  [
    'a.eml',
    'Text.\n',
    [],
    '"FOLDER/a.eml" can\'t become an insight. It is not an email: it does not begin with headers such as "From:" and "Date:".\n',
  ],
  ['-', undefined, ['--body', '-'], 'Standard input can be the source or the text, not both.\n'],
  ['backlog/slow', undefined, ['--customer'], 'The option "--customer" has no value. Write --customer ID.\n'],
  [
    'backlog/slow',
    undefined,
    ['--roadmap', 'exprot'],
    'Nothing was written: "2026-11-the-export-is-slow" would fail the check.\n\nThere is no',
  ],
  ['backlog/slow', undefined, ['--rung', '9'], 'Nothing was written, because of --rung:'],
])('refuses --from %s with %j %j', async (name, source, args, message) => {
  const { code, stderr, made } = await make(source, name, args)
  expect({ code, made }).toEqual({ code: 2, made: [] })
  expect(stderr.startsWith(message), stderr).toBe(true)
})

test('refuses more than it can read', async () => {
  const { code, stderr } = await make(
    undefined,
    '-',
    [],
    Array.from({ length: 4 }, () => Buffer.alloc(10_000_000, 97)),
  )
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'Standard input has more than 30 MB. Save the email without its attachments, or name a smaller file.\n',
  })
})

test('--body takes the place of the text of an email', async () => {
  const { made } = await make(email, 'a.eml', ['--customer', 'c-1', '--roadmap', 'export', '--body', 'Two hours.', ...given])
  expect(made[0]?.[1]).toMatch(/---\n\nTwo hours\.\n$/)
})

test('assistants can name an issue, and no file', async () => {
  const content = contentFolder(files)
  const options = { content, config: join(projectRoot, 'handbook.config.ts'), now: '2026-11-24T12:00:00Z' }
  await expect(createEntry(options, 'insights', { from: '/etc/hostname' }, {})).rejects.toThrow(
    'An insight can be made from "backlog/ID", not from "/etc/hostname".',
  )
  await expect(createEntry(options, 'insights', { from: 'backlog/slwo' }, {})).rejects.toThrow(
    'There is no backlog/slwo. Did you mean "slow"?',
  )
  const lines = await createEntry(options, 'insights', { from: 'backlog/slow' }, { source: 'support' })
  expect(lines).toContain('The statement is the title of the issue: write what the customer did or said.')
  expect(readFileSync(join(content, 'insights/2026-11-the-export-is-slow.mdx'), 'utf8')).toContain('supports:\n  - slow\n')
})

test('the help names the sources', async () => {
  const { stdout } = await callHandbook(['new', 'insight', '--help'])
  expect(stdout).toContain('Issue, email or note that it comes from: backlog/ID, a file, or - for standard input.')
})
