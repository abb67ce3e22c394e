/** The command line: exit codes and streams. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callHandbook, handbook, projectRoot } from '../support/command.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'

const people = { 'people.yaml': '- id: ada\n  name: Ada\n  active: true\n' }

test.each([
  [['nonsense'], 'unknown command'],
  [['check', '--nonsense'], 'unknown option'],
  [['check', '--format', 'xml'], 'Allowed choices are text, json, github, gitlab, sarif'],
  [['check', '--now', 'yesterday'], '"yesterday" is not a time'],
  [['check', '--config', '/nowhere.ts'], 'There is no configuration file'],
  [['build', '--audience', 'nobody'], 'Allowed choices are public, staff'],
  [['ls', 'featrues'], 'Did you mean "features"?'],
  [['ls', 'features', '--content', '/nowhere'], 'There is no content folder'],
  [['new', 'page', '--content', 'tests/fixtures/problems'], 'needs --title or --id'],
  [['new', 'page', '--title', 'X', '--titel', 'Y'], 'Did you mean "--title"?'],
] as const)('%j is an invalid call: exit code 2, one sentence, no stack trace', async (args, said) => {
  const { code, stderr, stdout } = await callHandbook(args)
  expect(code).toBe(2)
  expect(stderr).toContain(said)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stdout).toBe('')
})

test('a process ends with the exit code, and writes results to stdout and the rest to stderr', () => {
  const content = contentFolder({ ...people, 'handbook/a.md': '---\nowner: adda\n---\n' })
  expect(handbook(['ls', 'people', '--content', content])).toEqual({ code: 0, stdout: 'ada  Ada\n', stderr: '' })
  expect(handbook(['check', '--content', content])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('reference-missing'),
    stderr: '',
  })
  expect(handbook(['nonsense'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('unknown command') })
})

test('the formats report the same problem', async () => {
  const content = contentFolder({ ...people, 'handbook/a.md': '---\nowner: adda\n---\n' })
  const run = (format: string) => callHandbook(['check', '--content', content, '--format', format])
  const [text, json, github, gitlab, sarif] = [
    await run('text'),
    await run('json'),
    await run('github'),
    await run('gitlab'),
    await run('sarif'),
  ]
  expect([text, json, github, gitlab, sarif].map(({ code }) => code)).toEqual([1, 1, 1, 1, 1])
  expect(text.stdout).toContain('handbook/a.md:2:8  error  reference-missing')
  const report = JSON.parse(json.stdout)
  expect(report).toMatchObject({ format: 1, ok: false, entries: { handbook: 1, people: 1 } })
  expect(report.problems).toEqual([
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
  expect(github.stdout).toMatch(
    /^::error file=.*handbook\/a\.md,line=2,endLine=2,col=8,endColumn=12,title=reference-missing::There is no person/,
  )
  expect(JSON.parse(gitlab.stdout)[0]).toMatchObject({
    check_name: 'reference-missing',
    severity: 'major',
    location: { lines: { begin: 2 } },
  })
  expect(JSON.parse(sarif.stdout).runs[0].results[0]).toMatchObject({ ruleId: 'reference-missing', level: 'error' })
})

test('--fix applies the fix and writes nothing else', async () => {
  const content = contentFolder({ ...people, 'handbook/a.md': '---\nowner: adda\n---\n\nText.\n' })
  expect((await callHandbook(['check', '--content', content, '--fix'])).code).toBe(0)
  expect(readFileSync(join(content, 'handbook/a.md'), 'utf8')).toBe('---\nowner: ada\n---\n\nText.\n')
  expect(filesBelow(content)).toEqual(['handbook/a.md', 'people.yaml'])
})

test('--fix --dry-run prints the diff and writes nothing', async () => {
  const wrong = { ...people, 'handbook/a.md': '---\nowner: adda\n---\n\nText.\n' }
  const content = contentFolder(wrong)
  expect(await callHandbook(['check', '--content', content, '--fix', '--dry-run'])).toEqual({
    code: 1,
    stdout: '--- a/handbook/a.md\n+++ b/handbook/a.md\n@@ -1,5 +1,5 @@\n ---\n-owner: adda\n+owner: ada\n ---\n \n Text.\n',
    stderr: '1 problem would be fixed. Nothing was written.\n',
  })
  expect(readFileSync(join(content, 'handbook/a.md'), 'utf8')).toBe(wrong['handbook/a.md'])
  expect(await callHandbook(['check', '--content', content, '--dry-run'])).toMatchObject({
    code: 2,
    stderr: '"--dry-run" shows what "--fix" would do. Add "--fix".\n',
  })
})

test('a fix that causes a new problem is refused, with its location', async () => {
  const content = contentFolder({
    ...people,
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: versioned }\n',
    'releases/2.29.yaml': 'date: 2026-06-01\nstatus: released\noffering: cloud\n',
    'changelog/2026/11/x.md':
      '---\ntitle: X\ndescription: D.\ntype: fixed\nfeatures: []\ndate: 2026-11-03\nstatus: published\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-11-02, verdict: approve }]\nrelease: v2.29\n---\n',
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  })
  const { code, stderr } = await callHandbook(['check', '--content', content, '--fix', '--now', '2026-11-29T00:00:00Z'])
  expect([code, stderr.replaceAll(content, 'CONTENT')]).toEqual([
    1,
    'CONTENT/changelog/2026/11/x.md:10:10 was not fixed. With "2.29", there would be a new problem: "X" is dated 2026-11-03, but 2.29 was released before that, on 2026-06-01.\n',
  ])
})

test('a new entry passes the check and is listed', async () => {
  const content = contentFolder(people)
  expect((await callHandbook(['new', 'page', '--title', 'How we size', '--owner', 'ada', '--content', content])).code).toBe(0)
  expect((await callHandbook(['check', '--content', content])).code).toBe(0)
  expect(JSON.parse((await callHandbook(['ls', 'pages', '--format', 'json', '--content', content])).stdout)).toEqual([
    { id: 'how-we-size', title: 'How we size' },
  ])
  const again = await callHandbook(['new', 'page', '--title', 'How we size', '--content', content])
  expect([again.code, again.stderr]).toEqual([2, 'The file "handbook/how-we-size.mdx" already exists. Choose another --title or --id.\n'])
})

test('--all shows consequences of other problems, which are only counted otherwise', async () => {
  const content = contentFolder({
    'people.yaml': '<<<<<<< HEAD\n- id: ada\n=======\n>>>>>>> b\n',
    'handbook/a.md': '---\nowner: ada\n---\n\nText.\n',
  })
  const codes = async (...options: string[]) => {
    const { code, stdout } = await callHandbook(['check', '--content', content, '--format', 'json', ...options])
    const { problems } = JSON.parse(stdout) as { problems: { code: string; causes?: number }[] }
    return { code, found: problems.map(({ code, causes }) => [code, causes]) }
  }
  expect(await codes()).toEqual({ code: 1, found: [['merge-conflict', 1]] })
  expect(await codes('--all')).toEqual({
    code: 1,
    found: [
      ['merge-conflict', 1],
      ['reference-missing', undefined],
    ],
  })
})

test('--watch checks again when a file changes, and ends when the folder is deleted', async () => {
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

test('--watch --fix fixes what changes', async () => {
  const content = contentFolder({ ...people, 'handbook/a.md': '# A\n' })
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), 'check', '--watch', '--fix', '--content', content], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  await expect.poll(() => said).toContain('Waiting for changes')
  writeFileSync(join(content, 'handbook/b.md'), '---\nowner: adda\n---\n')
  await expect.poll(() => said).toContain('1 problem fixed.')
  expect(readFileSync(join(content, 'handbook/b.md'), 'utf8')).toBe('---\nowner: ada\n---\n')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('a second start installs nothing', () => {
  const content = contentFolder({
    'tiers.yaml': '- { id: team, names: [{ from: 2020-01-01, label: Team }], rank: 1, offerings: [hosted], introduced: 2020-01-01 }\n',
    'offerings.yaml': '- { id: hosted, title: Hosted, delivery: continuous }\n',
  })
  const run = () =>
    spawnSync(process.execPath, [join(projectRoot, 'scripts/ready.mjs'), 'handbook', 'ls', 'tiers', '--content', content], {
      encoding: 'utf8',
      cwd: temporaryFolder(),
    })
  run()
  const { status, stdout, stderr } = run()
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('team')
})
