/** What a build does to its output folder. */
import { spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { mountDisk } from '../support/mounts.ts'
import { repository } from '../support/repository.ts'

const instant = ['--now', '2026-11-24T12:00:00Z']
const book = { 'handbook/index.md': '# Book\n' }

test('what an earlier build wrote goes, what others put there stays', async () => {
  const content = contentFolder({ ...book, 'handbook/old.md': '# Old\n' })
  const out = join(temporaryFolder(), 'site')
  mkdirSync(join(out, 'handbook'), { recursive: true })
  writeFileSync(join(out, 'CNAME'), 'example.com')
  writeFileSync(join(out, 'handbook/by-hand.txt'), 'mine')
  writeFileSync(join(out, 'own.html'), 'mine')
  writeFileSync(join(out, 'robots.txt'), 'mine')
  const first = await callBuild('--content', content, '--out', out)
  expect(first).toMatchObject({
    code: 0,
    stderr: `The site replaced files in "${out}" that no build had written: "robots.txt".\nKept pages in "${out}" that no build wrote: "own.html".\n`,
  })
  expect(filesBelow(out)).toContain('handbook/old/index.html')
  rmSync(join(content, 'handbook/old.md'))
  // A symbolic link to the folder is kept.
  const link = join(temporaryFolder(), 'link')
  symlinkSync(out, link)
  expect((await callBuild('--content', content, '--out', link)).code).toBe(0)
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(filesBelow(out)).not.toContain('handbook/old/index.html')
  expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('example.com')
  expect(readFileSync(join(out, 'handbook/by-hand.txt'), 'utf8')).toBe('mine')
})

test('staff and public do not mix', async () => {
  const content = contentFolder({ ...book, 'handbook/secret.md': '---\naudience: staff\n---\n# Secret\n' })
  const out = join(temporaryFolder(), 'site')
  const build = (audience: string) => callBuild('--content', content, '--out', out, '--audience', audience, ...instant)
  expect((await build('staff')).code).toBe(0)
  const marker = readFileSync(join(out, 'handbook-build.json'))
  rmSync(join(out, 'handbook-build.json'))
  const before = digestFiles(out)
  expect(await build('public')).toMatchObject({ code: 2, stderr: expect.stringContaining('Empty the folder, or choose another --out.') })
  expect(digestFiles(out)).toEqual(before)
  writeFileSync(join(out, 'handbook-build.json'), marker)
  expect((await build('public')).code).toBe(0)
  const { audience, files } = JSON.parse(readFileSync(join(out, 'handbook-build.json'), 'utf8'))
  expect([audience, files.filter((path: string) => path.includes('secret'))]).toEqual(['public', []])
  expect(filesBelow(out)).toEqual([...files, 'handbook-build.json'].sort())
  expect(await build('staff')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^"[^"]+" contains a public site, but this build is for staff\./),
  })
})

describe('git is missing, and editions are declared', () => {
  let content: string
  let path: string
  beforeAll(() => {
    const repo = repository(true)
    const commit = repo.commit(book)
    repo.commit({ 'editions.yaml': `- { name: spring, commit: ${commit}, date: 2026-03-01 }\n` })
    content = repo.content
    path = (process.env['PATH'] ?? '')
      .split(delimiter)
      .filter((folder) => !existsSync(join(folder, 'git')))
      .join(delimiter)
  })
  beforeEach(() => void vi.stubEnv('PATH', path))
  afterEach(() => void vi.unstubAllEnvs())

  test('a build is refused, and says where they are declared', async () => {
    const out = join(temporaryFolder(), 'site')
    const { code, stderr } = await callHandbook(['build', '--content', content, '--out', out, ...instant])
    expect(code).toBe(2)
    expect(stderr).toContain('editions.yaml:1:27  warning  edition-missing')
    expect(stderr).toContain(
      'Nothing was built: git can\'t read the editions in editions.yaml. The command "git" is not installed. To build without editions, add --lenient.\n',
    )
    expect(existsSync(out)).toBe(false)
  })

  test('the check warns', async () => {
    expect(await callHandbook(['check', '--content', content, ...instant])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('warning  edition-missing'),
    })
  })

  test('with --lenient today is built', async () => {
    const out = join(temporaryFolder(), 'site')
    expect((await callBuild('--lenient', '--content', content, '--out', out, ...instant)).code).toBe(0)
    expect(filesBelow(out)).toContain('handbook/index.html')
  })
})

test('a full disk: one sentence, exit code 2, and the old site unchanged', async ({ skip }) => {
  const disk = temporaryFolder()
  if (!mountDisk(disk, '200k')) skip('mounting needs an administrator')
  writeFileSync(join(disk, 'index.html'), 'old')
  const { code, stderr } = await callBuild('--content', contentFolder(book), '--out', join(disk, 'site'))
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(
      /^The disk is full: no room for .*\. Free some space and try again\. What was published before is unchanged\.\n$/,
    ),
  ])
  expect(filesBelow(disk)).toEqual(['index.html'])
  expect(readdirSync(disk)).toEqual(['index.html'])
})

test('a killed build does no harm, and the next one cleans up', async () => {
  const content = contentFolder(book)
  const out = join(temporaryFolder(), 'site')
  const args = ['--content', content, '--out', out, ...instant]
  mkdirSync(out)
  writeFileSync(join(out, 'old.txt'), 'old')
  const before = digestFiles(out)
  const builds = join(projectRoot, '.cache/builds')
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), 'build', ...args], { cwd: projectRoot, stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const own = () => (existsSync(builds) ? readdirSync(builds).filter((name) => name.startsWith(`${child.pid}-`)) : [])
  await expect.poll(own, { timeout: 100_000 }).toHaveLength(1)
  await new Promise((resolve) => child.on('exit', resolve) && child.kill('SIGKILL'))
  expect(own()).toHaveLength(1)
  expect(digestFiles(out)).toEqual(before)
  expect((await callBuild(...args)).code).toBe(0)
  expect(own()).toEqual([])
  expect(filesBelow(out)).toEqual(expect.arrayContaining(['handbook/index.html', 'old.txt']))
})
