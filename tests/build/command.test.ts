/** The command line: exit codes, and what goes to which stream. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handbook, projectRoot } from '../support/command.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'

const people = { 'people.yaml': '- id: ada\n  name: Ada\n  active: true\n' }

test.each([
  [['nonsense'], 'unknown command'],
  [['check', '--nonsense'], 'unknown option'],
  [['check', '--format', 'xml'], 'Allowed choices are text, json, github, sarif'],
  [['check', '--now', 'yesterday'], '"yesterday" is no instant'],
  [['check', '--config', '/nowhere.ts'], 'There is no configuration file'],
  [['build', '--audience', 'nobody'], 'Allowed choices are public, staff'],
  [['ls', 'featrues'], 'Did you mean "features"?'],
  [['ls', 'features', '--content', '/nowhere'], 'There is no content folder'],
  [['new', 'page'], 'needs --title or --id'],
  [['new', 'page', '--title', 'X', '--titel', 'Y'], 'Did you mean "--title"?'],
] as const)('%j is a wrong call: exit code 2, one sentence, no stack trace', (args, said) => {
  const { code, stderr, stdout } = handbook(args)
  expect(code).toBe(2)
  expect(stderr).toContain(said)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stdout).toBe('')
})

test('the four formats report the same problem', () => {
  const content = contentFolder({ ...people, 'handbook/a.md': '---\nowner: adda\n---\n' })
  const run = (format: string) => handbook(['check', '--content', content, '--format', format])
  expect(['text', 'json', 'github', 'sarif'].map((format) => run(format).code)).toEqual([1, 1, 1, 1])
  expect(run('text').stdout).toContain('handbook/a.md:2:8  error  reference-missing')
  const json = JSON.parse(run('json').stdout)
  expect(json).toMatchObject({ format: 1, ok: false, entries: { handbook: 1, people: 1 } })
  expect(json.problems).toEqual([
    {
      code: 'reference-missing',
      severity: 'error',
      file: 'handbook/a.md',
      line: 2,
      column: 8,
      endLine: 2,
      endColumn: 12,
      message: 'There is no person or role "adda".',
      hint: 'Did you mean "ada"?',
      suggestions: ['ada'],
      fix: { replace: 'ada' },
    },
  ])
  expect(run('github').stdout).toMatch(
    /^::error file=.*handbook\/a\.md,line=2,endLine=2,col=8,endColumn=12,title=reference-missing::There is no person/,
  )
  expect(JSON.parse(run('sarif').stdout).runs[0].results[0]).toMatchObject({ ruleId: 'reference-missing', level: 'error' })
})

test('--fix makes the repair and writes nothing else', () => {
  const content = contentFolder({ ...people, 'handbook/a.md': '---\nowner: adda\n---\n\nText.\n' })
  expect(handbook(['check', '--content', content, '--fix']).code).toBe(0)
  expect(readFileSync(join(content, 'handbook/a.md'), 'utf8')).toBe('---\nowner: ada\n---\n\nText.\n')
  expect(filesBelow(content)).toEqual(['handbook/a.md', 'people.yaml'])
})

test('what is made passes the check and is listed', () => {
  const content = contentFolder(people)
  expect(handbook(['new', 'page', '--title', 'How we size', '--owner', 'ada', '--content', content]).code).toBe(0)
  expect(handbook(['check', '--content', content]).code).toBe(0)
  expect(JSON.parse(handbook(['ls', 'pages', '--format', 'json', '--content', content]).stdout)).toEqual([
    { id: 'how-we-size', title: 'How we size' },
  ])
  const again = handbook(['new', 'page', '--title', 'How we size', '--content', content])
  expect([again.code, again.stderr]).toEqual([2, 'There is a file "handbook/how-we-size.mdx" already. Choose another --title or --id.\n'])
})

test('--watch checks again when a file changes, and ends when the folder goes', async () => {
  const content = contentFolder({ 'handbook/a.md': '# A\n' })
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), 'check', '--watch', '--content', content], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  await expect.poll(() => said).toContain('Waiting for changes')
  mkdirSync(join(content, 'handbook/new'))
  writeFileSync(join(content, 'handbook/new/b.md'), '[x](./gone.md)\n')
  await expect.poll(() => said).toContain('link-missing')
  rmSync(content, { recursive: true })
  expect(await ended).toBe(1)
  expect(said).toContain('folder-missing')
})

test('a second start installs nothing', () => {
  const run = () =>
    spawnSync(process.execPath, [join(projectRoot, 'scripts/ready.mjs'), 'handbook', 'ls', 'tiers'], {
      encoding: 'utf8',
      cwd: temporaryFolder(),
    })
  run()
  const { status, stdout, stderr } = run()
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('team')
})
