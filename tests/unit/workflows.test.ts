/** The workflow files that companies copy, and the code on the manual's pages about publishing. */
import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commentMark } from '../../src/history/differences/comment.ts'
import { callHandbook } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = readdirSync(join(root, 'docs/handbook/publishing')).map((name) => `docs/handbook/publishing/${name}`)
const files = ['github-workflow.yml', 'github-comment.yml', 'gitlab-ci.yml'].map((name) => `src/authoring/starter/${name}`)

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
  ['docs/handbook/publishing/github-actions.mdx', 0, 'src/authoring/starter/github-workflow.yml'],
  ['docs/handbook/publishing/github-actions.mdx', 1, 'src/authoring/starter/github-comment.yml'],
  ['docs/handbook/publishing/gitlab-ci.mdx', 0, 'src/authoring/starter/gitlab-ci.yml'],
])('%s shows the whole file (block %i)', (page, index, file) => {
  expect(blocksIn(page, 'yaml')[index]).toBe(read(file))
})

/** Commands and options in any text; a command ends with its line, or where the shell starts another one. */
const commands = [...files, ...pages].flatMap((path) =>
  Array.from(read(path).matchAll(/npx handbook ([^\n`>|;]*)/g), ([, line = '']) => {
    const [name = ''] = line.split(' ')
    return { path, name, options: Array.from(line.matchAll(/--[a-z-]+/g), ([option]) => option) }
  }),
)

test('every command and option of the handbook exists', async () => {
  expect(new Set(commands.map(({ name }) => name))).toEqual(
    new Set(['check', 'build', 'due', 'diff', 'preview', 'broadcast', 'digest', 'remind']),
  )
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

/** Puts programs first in the path that write their arguments to `calls`, and run the given shell code. */
function fakePrograms(programs: Record<string, string>) {
  const folder = temporaryFolder()
  for (const [name, code] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${code}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return {
    run: (script: string, env: Record<string, string>) =>
      execFileSync('bash', ['-e', '-c', script], { cwd: folder, env: { PATH: `${folder}${delimiter}${process.env['PATH']}`, ...env } }),
    calls: () => readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n'),
  }
}

const changes = `${commentMark}\n\n## What changed`
const nothing = `${commentMark}\n\nNothing changed.`

describe('the workflow that comments on GitHub', () => {
  const workflow = parse(read('src/authoring/starter/github-comment.yml')) as {
    on: object
    permissions: object
    jobs: Record<string, Job>
  }
  const steps = workflow.jobs['comment']?.steps ?? []
  const script = steps.find(({ run }) => run?.includes('handbook diff'))?.run ?? ''

  test('may comment on forks, so it runs nothing of theirs', () => {
    expect(Object.keys(workflow.jobs)).toEqual(['comment'])
    expect(workflow.on).toEqual({ pull_request_target: null })
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    // Without "ref", this is the target branch. A cache could come from a request, or be read by others.
    expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout'))?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false })
    expect(steps.flatMap(({ uses = [] }) => uses)).toEqual(['actions/checkout@v4', 'actions/setup-node@v4'])
    expect(steps.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with).toEqual({ 'node-version': 24 })
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{|git (checkout|switch|merge |reset|pull|worktree)/)
  })

  test.each([
    ['posts the first one', changes, '', '', 'POST repos/o/r/issues/7/comments'],
    ['updates it', changes, '41', '', 'PATCH repos/o/r/issues/comments/41'],
    ['updates the oldest one', changes, '41\\n42', '', 'PATCH repos/o/r/issues/comments/41'],
    ['says that nothing changes after all', nothing, '41', '', 'PATCH repos/o/r/issues/comments/41'],
    ['is silent if nothing changes', nothing, '', '', undefined],
    ['links to the preview', changes, '', 'https://pr-{number}.example.net', 'POST repos/o/r/issues/7/comments'],
  ])('%s', (_, comment, known, preview, sent) => {
    const { run, calls } = fakePrograms({
      git: 'case "$1" in merge-base) echo b4se;; rev-parse) echo h3ad;; esac',
      npx: `printf '%s\\n' '${comment}'`,
      gh: `case "$*" in "pr view"*) echo '{"reviews":[]}';; *--paginate*) printf '${known}';; esac`,
    })
    run(script, { NUMBER: '7', PREVIEW: preview, GITHUB_REPOSITORY: 'o/r', GH_TOKEN: 'secret' })
    const [fetched = '', ...others] = calls().filter((line) => !/merge-base|rev-parse/.test(line))
    expect(fetched).toMatch(/^git .* fetch --quiet origin refs\/pull\/7\/head$/)
    expect(others.shift()).toBe('gh pr view 7 --repo o/r --json reviews')
    expect(others[0]).toBe(
      `npx handbook diff b4se h3ad --format md --comment --reviews reviews.json${preview === '' ? '' : ' --site https://pr-7.example.net'}`,
    )
    expect(others[1]).toContain(`startswith("${commentMark}")`)
    expect(others.slice(2)).toEqual(sent === undefined ? [] : [`gh api --silent --method ${sent} --field body=@comment.md`])
    expect(calls().join()).not.toContain('secret')
  })
})

test.each([
  ['posts the first one', changes, [], '--request POST --data-urlencode body@comment.md API/projects/3/merge_requests/7/notes'],
  [
    'updates its own',
    changes,
    [
      { id: 40, author: { id: 8 }, body: changes },
      { id: 41, author: { id: 9 }, body: changes },
    ],
    '--request PUT --data-urlencode body@comment.md API/projects/3/merge_requests/7/notes/41',
  ],
  ['is silent if nothing changes', nothing, [{ id: 40, author: { id: 9 }, body: 'Fine.' }], undefined],
])('the comment on GitLab: %s', (_, comment, notes, sent) => {
  const { run, calls } = fakePrograms({
    npx: `printf '%s\\n' '${comment}'`,
    curl: `case "$*" in */user) echo '{"id":9}';; *per_page*) printf '%s' '${JSON.stringify(notes)}';; esac`,
  })
  const [script = ''] = (parse(gitlab) as Record<string, GitlabJob>)['comment']?.script ?? []
  run(script, {
    HANDBOOK_TOKEN: 'token',
    HANDBOOK_PREVIEW: 'https://mr-{number}.example.net',
    CI_API_V4_URL: 'API',
    CI_PROJECT_ID: '3',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: 'b4se',
    CI_COMMIT_SHA: 'h3ad',
  })
  expect(calls()[0]).toMatch(/ API\/projects\/3\/merge_requests\/7\/approvals$/)
  expect(calls()[1]).toBe('npx handbook diff b4se h3ad --format md --comment --site https://mr-7.example.net --reviews reviews.json')
  const written = calls().flatMap((line) => / --output \/dev\/null (.*)/.exec(line)?.[1] ?? [])
  expect(written).toEqual(sent === undefined ? [] : [sent])
})

test('the pipeline for GitLab has whole history, and only stages and jobs that exist', () => {
  const { stages, variables } = parse(gitlab) as { stages: string[]; variables: Record<string, unknown> }
  expect(variables['GIT_DEPTH']).toBe(0)
  const [block = ''] = blocksIn('docs/handbook/publishing/gitlab-ci.mdx', 'yaml').slice(1)
  const named = [gitlab, block].flatMap((text) => Object.entries(parse(text) as Record<string, GitlabJob>))
  const jobs = named.filter(([, { script }]) => script !== undefined)
  expect(jobs.map(([name]) => name)).toEqual(['check', 'comment', 'due', 'build', 'pages'])
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
