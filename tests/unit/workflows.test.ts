/** The workflow files that companies copy, and the code on the manual's pages about publishing. */
import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { callHandbook } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = readdirSync(join(root, 'docs/handbook/publishing')).map((name) => `docs/handbook/publishing/${name}`)
const files = ['src/authoring/starter/github-workflow.yml', 'src/authoring/starter/gitlab-ci.yml']

/** Code blocks of a page in a language. */
function blocksIn(path: string, language: string): string[] {
  return Array.from(read(path).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')), ([, code = '']) => code)
}

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

interface Job {
  needs?: string | string[]
  permissions?: Record<string, string>
  steps: Step[]
}

const github = parse(read('src/authoring/starter/github-workflow.yml')) as { jobs: Record<string, Job>; permissions: unknown }
interface GitlabJob {
  script?: string[]
  stage?: string
  needs?: string[]
}

const gitlab = read('src/authoring/starter/gitlab-ci.yml')

test.each([
  ['docs/handbook/publishing/github-actions.mdx', 'src/authoring/starter/github-workflow.yml'],
  ['docs/handbook/publishing/gitlab-ci.mdx', 'src/authoring/starter/gitlab-ci.yml'],
])('%s shows the whole file', (page, file) => {
  expect(blocksIn(page, 'yaml')[0]).toBe(read(file))
})

/** Commands and options in any text; a command ends with its line, or where the shell starts another one. */
const commands = [...files, ...pages].flatMap((path) =>
  Array.from(read(path).matchAll(/npx handbook ([^\n`>|;]*)/g), ([, line = '']) => {
    const [name = ''] = line.split(' ')
    return { path, name, options: Array.from(line.matchAll(/--[a-z-]+/g), ([option]) => option) }
  }),
)

test('every command and option of the handbook exists', async () => {
  expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['check', 'build', 'due', 'diff', 'preview']))
  const help = new Map<string, string>()
  for (const { path, name, options } of commands) {
    const text = help.get(name) ?? (await callHandbook([name, '--help'])).stdout
    help.set(name, text)
    expect(text, `${path}: ${name}`).toContain(`Usage: handbook ${name}`)
    for (const option of options) expect(text, `${path}: ${name} ${option}`).toMatch(new RegExp(`${option}[ \n]`))
  }
  const formats = commands.flatMap(({ path, name, options }) => (name === 'check' && options.includes('--format') ? [path] : []))
  expect(formats.length).toBeGreaterThan(1)
  expect(help.get('check')).toMatch(/"github", "gitlab"/)
})

test('every script of a package exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  for (const path of [...files, ...pages])
    for (const [, name = ''] of read(path).matchAll(/npm run (?:-s )?([\w:-]+)/g)) expect(Object.keys(scripts), path).toContain(name)
})

test.each(pages)('the YAML on %s can be read', (page) => {
  for (const block of blocksIn(page, 'yaml')) expect(parse(block)).toBeTypeOf('object')
})

describe('the workflow for GitHub', () => {
  const jobs = Object.entries(github.jobs)

  test('may only read, and fetches the whole history where a site or a check needs it', () => {
    expect(github.permissions).toEqual({ contents: 'read' })
    const depths = jobs.map(([name, { steps }]) => [
      name,
      steps.find(({ uses }) => uses?.startsWith('actions/checkout'))?.with?.['fetch-depth'],
    ])
    expect(Object.fromEntries(depths)).toEqual({ check: 0, build: 0, due: undefined })
    for (const [, { steps }] of jobs)
      expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout'))?.with).toMatchObject({ 'persist-credentials': false })
  })

  test('needs only jobs that it has, also with the job of a host', () => {
    const hosts = ['github-pages', 'netlify', 'cloudflare', 's3'].flatMap((host) => {
      const [block = ''] = blocksIn(`docs/handbook/publishing/${host}.mdx`, 'yaml')
      return Object.entries(parse(`jobs:\n${block}`).jobs as Record<string, Job>)
    })
    expect(hosts.map(([name]) => name)).toEqual(['publish', 'publish', 'publish', 'publish'])
    for (const [name, { needs = [], steps }] of [...jobs, ...hosts]) {
      expect(Object.keys(github.jobs), name).toEqual(expect.arrayContaining([needs].flat()))
      for (const step of steps)
        expect(
          [step.uses, step.run].filter((each) => each !== undefined),
          name,
        ).toHaveLength(1)
      // Values of an event in a script would be run as code.
      for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{\s*github\./)
    }
    const kept = github.jobs['build']?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'))?.with
    expect(kept?.['name']).toMatch(/^handbook-\$\{\{ matrix\.audience \}\}$/)
    expect(kept?.['path']).toBe('site')
  })

  test.each([
    [0, 0, 'build=yes\n'],
    [1, 0, ''],
    [2, 2, ''],
  ])('builds on schedule if `handbook due` exits with 0; it exits with %i', (code, expected, output) => {
    const script = github.jobs['due']?.steps.find(({ run }) => run?.includes('handbook due'))?.run ?? ''
    const folder = temporaryFolder()
    // Ours, so that it works with any `date`.
    for (const [name, text] of [
      ['npx', `echo "$@" > "${folder}/call"; exit ${code}`],
      ['date', 'echo 2026-11-30T12:00:00Z'],
    ] as const) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`)
      chmodSync(join(folder, name), 0o755)
    }
    writeFileSync(join(folder, 'output'), '')
    const env = { PATH: `${folder}${delimiter}${process.env['PATH']}`, GITHUB_OUTPUT: join(folder, 'output') }
    const run = () => execFileSync('bash', ['-e', '-c', script], { env, stdio: 'pipe' })
    if (expected === 0) run()
    else expect(run).toThrow(expect.objectContaining({ status: expected }))
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe(output)
    expect(readFileSync(join(folder, 'call'), 'utf8')).toBe('handbook due --within 1h --now 2026-11-30T12:00:00Z\n')
  })
})

test('the pipeline for GitLab has whole history, and only stages and jobs that exist', () => {
  const { stages, variables } = parse(gitlab) as { stages: string[]; variables: Record<string, unknown> }
  expect(variables['GIT_DEPTH']).toBe(0)
  const [block = ''] = blocksIn('docs/handbook/publishing/gitlab-ci.mdx', 'yaml').slice(1)
  const named = [gitlab, block].flatMap((text) => Object.entries(parse(text) as Record<string, GitlabJob>))
  const jobs = named.filter(([, { script }]) => script !== undefined)
  expect(jobs.map(([name]) => name)).toEqual(['check', 'due', 'build', 'pages'])
  for (const [name, { stage, needs = [] }] of jobs) {
    expect(stages, name).toContain(stage)
    expect(jobs.map(([each]) => each)).toEqual(expect.arrayContaining(needs))
  }
  for (const line of jobs.flatMap(([, { script = [] }]) => script)) execFileSync('bash', ['-n', '-c', line])
})

test.each([
  ['/', '/index.html'],
  ['/handbook/sizing/', '/handbook/sizing/index.html'],
  ['/_assets/style.abc.css', '/_assets/style.abc.css'],
  ['/pagefind/pagefind.en_1a2b.pf_meta', '/pagefind/pagefind.en_1a2b.pf_meta'],
  ['/handbook/sizing', { status: 301, to: '/handbook/sizing/' }],
  ['/releases/2.30', { status: 301, to: '/releases/2.30/' }],
])('the function for CloudFront takes %s to %o', (uri, expected) => {
  const [code = '', staff = ''] = blocksIn('docs/handbook/publishing/s3.mdx', 'js')
  const call = (text: string, headers: object) => runInNewContext(`${text}\nhandler(event)`, { event: { request: { uri, headers } } })
  const answerOf = (found: { uri?: string; statusCode?: number; headers: { location?: { value: string } } }) =>
    found.statusCode === undefined ? found.uri : { status: found.statusCode, to: found.headers.location?.value }
  expect(answerOf(call(code, {}))).toEqual(expected)
  const guarded = code.replace(/^ *var request.*\n/m, (first) => `${first}${staff}`)
  const login = (text: string) => ({ authorization: { value: `Basic ${Buffer.from(text).toString('base64')}` } })
  expect([{}, login('ada:wrong')].map((headers) => call(guarded, headers).statusCode)).toEqual([401, 401])
  expect(answerOf(call(guarded, login('ada:PASSWORD')))).toEqual(expected)
})
