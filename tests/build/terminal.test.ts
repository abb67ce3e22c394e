/** No content, file name or argument can make a command control the terminal. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { callHandbook, handbook } from '../support/command.ts'
import { type Repository, repository } from '../support/repository.ts'

/** Sets the window's title, clears the screen, reverses text, and starts lines of its own. */
const codes = '\u001b]0;PWN\u0007\u001b[2J\u009b31m\u202e\u2066\u2028'
const inYaml = JSON.stringify(`x${codes}\n::error::y`)

let repo: Repository
beforeAll(() => {
  repo = repository(true)
  const { commit, write } = repo
  const first = commit({
    'handbook/page.md': `---\ntitle: ${inYaml}\n---\n\nText ${codes}\n`,
    'features/log.md': `---\ntitle: ${inYaml}\nsummary: ${inYaml}\narea: none\n---\n`,
  })
  write({
    'handbook/page.md': `---\ntitle: ${inYaml}\nowner: ${inYaml}\nstatus: "${codes.replaceAll(/[^\u2028]/g, '')}z"\n---\n\nOther ${codes}\n`,
    'editions.yaml': `- { name: spring, commit: ${first}, date: 2026-03-01, note: ${inYaml} }\n- { name: lost, commit: ${inYaml}, date: 2026-03-01 }\n`,
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'changelog/soon.md': `---\ntitle: ${inYaml}\ndescription: Soon.\ntype: fixed\nfeatures: []\ndate: 2026-11-24\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-11-20, verdict: approve }]\nstatus: approved\npublishAt: 2026-11-24T12:05:00Z\n---\n`,
  })
  writeFileSync(join(repo.content, `handbook/a${codes.replaceAll(/[\u2028\u2066]/g, '')}\n::error::b.md`), '[gone](./gone.md)\n')
})

test.each([
  [['check'], 'handbook/a\\u001b]0;PWN\\u0007\\u001b[2J'],
  [['check', '--format', 'github'], '%0A::error::'],
  [['ls', 'pages', '--format', 'json'], '\\u001b]0;PWN\\u0007'],
  [['due', '--within', '1d'], 'x\\u001b]0;PWN\\u0007'],
  [['edition', 'list'], 'x\\u001b]0;PWN\\u0007'],
  [['diff', 'spring'], '\\u001b'],
  [['diff', 'spring', '--format', 'md'], '\\u001b'],
  [['diff', codes], 'There is no commit "\\u001b]0;PWN'],
  [['build', '--out', `/nowhere/${codes}`], '\\u001b]0;PWN'],
  [['broadcast', codes, '--channel', 'slack'], '\\u001b'],
  [['new', codes], 'There is no kind "\\u001b]0;PWN'],
  [['check', `--${codes}`], "unknown option '--\\u001b]0;PWN"],
] as const)('%j', async ([command, ...args], expected) => {
  const call = command === 'build' ? handbook : callHandbook
  const { stdout, stderr } = await call([command, ...args, '--content', repo.content, '--now', '2026-11-24T12:00:00Z'])
  const said = stdout + stderr
  expect(said).toContain(expected)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find.
  expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
  expect(said).not.toMatch(/^\s*::error::/m)
  if ((args as readonly string[]).includes('json')) expect(() => JSON.parse(stdout)).not.toThrow()
})
