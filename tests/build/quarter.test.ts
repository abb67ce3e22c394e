/** `docs/quarter.sh`, command by command in this process, and the pages that it leaves. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callHandbook, projectRoot } from '../support/command.ts'
import { installPackage } from '../support/installed.ts'

/** Words of a line, with double quotes as a shell reads them. */
const wordsOf = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** The lines that run, behind the functions that they use. */
const lines = readFileSync(join(projectRoot, 'docs/quarter.sh'), 'utf8')
  .split('\n')
  .filter((line) => /^(at|save|handbook|git) /.test(line))

test('a quarter of product work needs no hand edit', async () => {
  const { root, run } = installPackage()
  const content = join(root, 'content')
  let env: Record<string, string> = {}
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } })
    expect(status, stderr).toBe(0)
  }
  const printed = new Map<string, string>()
  for (const line of lines) {
    const [command = '', ...words] = wordsOf(line)
    const [first = ''] = words
    if (command === 'at') env = { SOURCE_DATE_EPOCH: String(Date.parse(first) / 1000), GIT_AUTHOR_DATE: first, GIT_COMMITTER_DATE: first }
    else if (command === 'git') git(...words)
    else if (command === 'save') {
      git('add', '--all')
      git('-c', 'user.name=Acme', '-c', 'user.email=handbook@acme.example', 'commit', '--quiet', '--message', first)
    } else {
      const places = ['--content', content, '--config', join(root, 'handbook.config.ts')]
      const args = first === 'init' ? words.with(1, root) : [...words, ...places]
      // Only an installed program builds a site outside of the repository.
      const { code, stdout, stderr } = first === 'build' ? run([...words, '--now', nowIn(env)]) : await callHandbook(args, env)
      expect(code, `${line}\n${stdout}${stderr}`).toBe(0)
      printed.set(line, stdout)
    }
  }
  const saidBy = (start: string) => [...printed].find(([line]) => line.startsWith(start))?.[1]
  expect(saidBy('handbook check')).toMatch(/^No problems; /)
  expect(saidBy('handbook due')).toContain('comments-in-reports')
  expect(saidBy('handbook diff')).toContain('Team gets Scheduled reports on Self-hosted on 15 March 2027.')

  const page = (path: string, audience = 'public') => readFileSync(join(root, `site/${audience}`, path, 'index.html'), 'utf8')
  expect(page('strategy/product-strategy')).toContain('Reports for teams')
  expect(page('strategy')).toContain('Reports for teams')
  expect(page('changelog')).toContain('Every plan can send reports')
  expect(page('changelog/comments-in-reports')).toContain('Select a number')
  expect(page('releases/1.1')).toContain('Long reports arrive whole')
  expect(page('features/scheduled-reports')).toContain('15 March 2027')
  expect(page('roadmap/comments')).toContain('Shipped')
  expect(page('milestones/second')).toContain('Third milestone')
  expect(page('decisions/0001-plain-numbers-in-mail')).toContain('0002-mail-shows-small-charts')
  expect(page('handbook/support-rota')).toContain('/handbook/how-we-plan/')
  expect(page('handbook/planning')).toContain('/handbook/how-we-plan/')
  expect(page('editions/2027-q1/changes')).toContain('Reports for teams')
  expect(page('openings/product-manager')).not.toContain('"JobPosting"')
  // What customers said is for staff.
  expect(page('insights', 'staff')).toContain('He pastes each report into a chat')
  expect(spawnSync('grep', ['-rl', 'pastes each report', join(root, 'site/public')]).stdout.toString()).toBe('')
})

/** The command of a new process takes the time from its options. */
const nowIn = (env: Record<string, string>) => new Date(Number(env['SOURCE_DATE_EPOCH']) * 1000).toISOString()
