/** `docs/quarter.sh`, command by command in this process, and the pages that it leaves. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callHandbook, projectRoot } from '../support/command.ts'
import { installPackage } from '../support/installed.ts'
import { startMailServer } from '../support/mail-server.ts'

/** Words of a line, with double quotes as a shell reads them. */
const wordsOf = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** The lines that run, behind the functions that they use. */
const lines = readFileSync(join(projectRoot, 'docs/quarter.sh'), 'utf8')
  .split('\n')
  .filter((line) => /^(at|save|handbook|git) /.test(line))

test('a quarter of product work needs no hand edit', async () => {
  const { root, run } = installPackage()
  const content = join(root, 'content')
  const mail = await startMailServer()
  const sending = {
    HANDBOOK_SMTP_URL: mail.url(),
    HANDBOOK_MAIL_FROM: 'news@acme.example',
    HANDBOOK_MAIL_TO: 'customers@acme.example',
    HANDBOOK_MAIL_UNSUBSCRIBE: 'mailto:leave@acme.example',
  }
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
      // What the head of the script chooses if there's a mail server.
      const given = words.map((word) => (word === '$how' ? '--send' : word))
      const args = first === 'init' ? given.with(1, root) : [...given, ...places]
      // Only an installed program builds a site outside of the repository.
      const { code, stdout, stderr } =
        first === 'build' ? run([...words, '--now', nowIn(env)]) : await callHandbook(args, { ...env, ...sending })
      expect(code, `${line}\n${stdout}${stderr}`).toBe(0)
      printed.set(line, stdout)
    }
  }
  const saidBy = (start: string) => [...printed].find(([line]) => line.startsWith(start))?.[1]
  expect(saidBy('handbook check')).toMatch(/^No problems; /)
  expect(saidBy('handbook due')).toContain('comments-in-reports')
  expect(saidBy('handbook diff')).toContain('Team gets Scheduled reports on Self-hosted on 15 March 2027.')

  expect(saidBy('handbook rank')).toContain('Comments in reports')
  expect(saidBy('handbook digest')).toContain('Long reports arrive whole')
  expect(saidBy('handbook remind')).toContain('A long report is cut off in the mail')
  expect(mail.received.map(({ to, text }) => [...to, text.includes('Subject: 1.1: Comments in reports')])).toEqual([
    ['customers@acme.example', true],
  ])

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
