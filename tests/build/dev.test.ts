/** `handbook dev` shows changes at once, also of drafts and images. */
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '../support/command.ts'
import { type Dev, startDev } from '../support/dev.ts'
import { temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'
import { ownCompany } from '../support/own-company.ts'
import { type Repository, repository } from '../support/repository.ts'

const book = (text: string) => `---\ntitle: Book\n---\n\n${text}\n\n![Dot](dot.png)\n`

/** A folder per test; none of them writes a page that another requests. */
describe('a server', () => {
  let repo: Repository
  let content: string
  let dev: Dev
  beforeAll(async () => {
    repo = repository(true)
    content = repo.content
    const first = repo.commit(
      {
        'handbook/index.md': '# Handbook\n',
        'handbook/book/index.md': book('As it was.'),
        'handbook/book/dot.png': png(3, 3),
        'handbook/closed/index.md': '# Closed\n\n![Dot](dot.png) [Data](data.csv) [Page](evil.html)\n',
        'handbook/closed/dot.png': png(3, 3),
        'handbook/closed/data.csv': 'a,b\n',
        'handbook/closed/unused.csv': 'SECRET\n',
        'handbook/closed/_draft.csv': 'SECRET\n',
        'handbook/closed/evil.html': '<p>SECRET\n',
        'handbook/closed/staff.md': '---\naudience: staff\n---\n\n# SECRET\n\n[Data](staff.csv)\n',
        'handbook/closed/staff.csv': 'SECRET\n',
        'people.yaml': '# SECRET\n',
        '.env': 'KEY=SECRET\n',
      },
      '2026-02-01',
    )
    repo.commit(
      { 'editions.yaml': `- { name: one, commit: ${first}, date: 2026-02-01 }\n`, 'handbook/book/index.md': book('As it is.') },
      '2026-03-01',
    )
    repo.write({
      'handbook/follow/index.md': '# Book\n\n![dot](dot.svg) ![Wide](a%20wide.png) ![Empty](empty.png)\n',
      'handbook/follow/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'handbook/follow/draft.md': '---\nstatus: draft\nformerly: [older]\n---\n\n# Draft\n',
      'handbook/follow/a wide.png': png(900, 20),
      'handbook/follow/empty.png': '',
      'handbook/a/index.md': '---\ntitle: Section\n---\n',
      'handbook/a/good.md': '---\ntitle: Good page\n---\n\nAs it was.\n',
      'handbook/a/other.md': '---\ntitle: Other page\n---\n',
    })
    dev = await startDev(content)
  })
  afterAll(() => {
    dev.stop()
    rmSync(repo.root, { recursive: true, force: true })
  })

  test('pages follow their files; drafts, images and redirects are served', async () => {
    const { get, poll, origin } = dev
    await poll('/handbook/follow/').toMatchObject({ status: 200 })
    expect((await get('/handbook/follow/dot.svg')).text).toContain('<svg')
    const { text } = await get('/handbook/follow/')
    expect(text).toContain('width="900" height="20"')
    expect(text).toContain(' Empty</p>')
    // The original replaces its variants.
    const [, form = ''] = /srcset="[^"]*?(\S+) 900w"/.exec(text) ?? []
    expect(form).toMatch(/^\/_pictures\//)
    const response = await fetch(origin + form)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png(900, 20))
    expect((await get('/handbook/follow/draft/')).text).toContain('badge-draft')
    expect((await get('/handbook/older/')).location).toBe('/handbook/follow/draft/')

    writeFileSync(join(content, 'handbook/new.md'), '# New page\n')
    await poll('/handbook/new/').toMatchObject({ status: 200, text: expect.stringContaining('New page') })
    writeFileSync(join(content, 'handbook/new.md'), '# New page\n\nChanged.\n')
    await poll('/handbook/new/').toMatchObject({ text: expect.stringContaining('Changed.') })
    renameSync(join(content, 'handbook/new.md'), join(content, 'handbook/renamed.md'))
    await poll('/handbook/renamed/').toMatchObject({ status: 200 })
    await poll('/handbook/new/').toMatchObject({ status: 404 })
  })

  test("an own page follows entries that it reads through Astro's collections", async () => {
    const { poll } = dev
    await poll('/security/').toMatchObject({ status: 200, text: expect.stringContaining('No security fixes yet.') })
    const entry = (title: string) =>
      `---\ntitle: ${title}\ndescription: It was open.\ntype: security\nfeatures: []\ndate: 2026-02-01\nstatus: published\nauthors: [ada]\nreviews: []\nsecurity: { affected: All }\n---\n`
    repo.write({ 'changelog/hole.md': entry('Closed the hole') })
    await poll('/security/').toMatchObject({ text: expect.stringContaining('Closed the hole') })
    repo.write({ 'changelog/hole.md': entry('Closed it for good') })
    await poll('/security/').toMatchObject({ text: expect.stringContaining('Closed it for good') })
    rmSync(join(content, 'changelog/hole.md'))
    await poll('/security/').toMatchObject({ text: expect.stringContaining('No security fixes yet.') })
  })

  test('editions, histories and changes are served in their current state', async () => {
    const { get, poll, origin } = dev
    await poll('/editions/one/handbook/book/').toMatchObject({ status: 200, text: expect.stringContaining('As it was.') })
    const { text } = await get('/editions/one/handbook/book/')
    const image = /src="(\/_files\/[^"]+)"/.exec(text)?.[1] ?? ''
    expect(Buffer.from(await (await fetch(origin + image)).arrayBuffer())).toEqual(png(3, 3))
    expect(JSON.parse((await get('/editions.json')).text)).toHaveProperty('editions')
    expect((await get('/editions/')).text).toContain('one')
    expect((await get('/changes/today/handbook/book/')).text).toMatch(/<del>.*was.*<\/del>.*<ins>.*is.*<\/ins>/s)
    expect((await get('/editions/one/nowhere/')).status).toBe(404)
    expect((await get('/history/handbook/book/')).text.match(/id="_revision-\d"/g)).toHaveLength(2)

    repo.write({ 'handbook/book/index.md': book('As it will be.') })
    await poll('/changes/today/handbook/book/').toMatchObject({ text: expect.stringContaining('will be') })
    repo.commit({}, '2026-04-01')
    await poll('/history/handbook/book/').toMatchObject({ text: expect.stringContaining('_revision-3') })
  })

  test("only the site's files are served", async () => {
    const { get, poll, origin } = dev
    const onDisk = (path: string) => [
      `/@fs${encodeURI(content)}/${path}`,
      `/@fs${encodeURI(content)}/${path}?raw`,
      `/@fs${encodeURI(content)}/${path}?import&url`,
    ]
    await poll('/handbook/closed/').toMatchObject({ status: 200 })
    expect(await get('/handbook/closed/data.csv')).toMatchObject({ status: 200, text: 'a,b\n' })
    expect((await get('/handbook/closed/dot.png')).status).toBe(200)
    const closed = [
      ...['unused.csv', '_draft.csv', 'evil.html', 'staff.csv', 'staff.md', 'index.md', 'staff.md?raw'].map(
        (name) => `/handbook/closed/${name}`,
      ),
      ...['/people.yaml', '/.env', '/%2eenv', '/%252eenv', '/.git/config', '/.git/HEAD', '/.%67it/config', '/handbook/..%2f.git%2fconfig'],
      ...['handbook/closed/staff.md', '.env', '.git/config'].flatMap(onDisk),
      ...[
        '/@fs/etc/passwd',
        '/@fs/etc/passwd?raw',
        '/@fs/etc/passwd?import&raw',
        '/@fs/etc/passwd?url',
        '/@fs//etc/passwd?raw??',
        '/@id//etc/passwd?raw',
      ],
      ...[
        '/package.json',
        '/handbook.config.ts?raw',
        '/src/content/people.yaml',
        '/src/content/people.yaml?raw',
        '/__open-in-editor?file=package.json',
      ],
    ]
    for (const path of closed) {
      const { status, text } = await get(path)
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(text, path).not.toMatch(/SECRET|root:|"dependencies"|defineConfig|repositoryformatversion/)
    }
    // Files that make up pages in development.
    for (const path of ['/@vite/client', '/src/components/client.ts', '/src/styles/text.css'])
      expect((await fetch(origin + path)).status, path).toBe(200)
  })

  test('a page with broken front matter keeps its last state, and a deleted page disappears everywhere', async () => {
    const { get, poll } = dev
    await poll('/handbook/a/good/').toMatchObject({ status: 200, text: expect.stringContaining('As it was.') })
    writeFileSync(join(content, 'handbook/a/good.md'), '---\ntitle: "Broken\n---\n\nAs it is.\n')
    // The change after the fault shows, so the fault was noticed.
    writeFileSync(join(content, 'handbook/a/other.md'), '---\ntitle: Another page\n---\n')
    await poll('/handbook/a/other/').toMatchObject({ text: expect.stringContaining('Another page') })
    expect(await get('/handbook/a/good/')).toMatchObject({ status: 200, text: expect.stringContaining('As it was.') })
    writeFileSync(join(content, 'handbook/a/good.md'), '---\ntitle: "Mended"\n---\n\nAs it is.\n')
    await poll('/handbook/a/good/').toMatchObject({ status: 200, text: expect.stringContaining('As it is.') })

    rmSync(join(content, 'handbook/a/good.md'))
    await poll('/handbook/a/good/').toMatchObject({ status: 404 })
    for (const path of ['/handbook/a/', '/handbook/a/other/', '/print/handbook/a/', '/handbook/']) {
      const { status, text } = await get(path)
      expect([status, text.includes('Mended'), text.includes('/a/good/')], path).toEqual([200, false, false])
    }
  })
})

/** Returns the work of the pages' compiler so far, once the watcher is ready. */
const counting = `{
  name: 'counting',
  configureServer(server) {
    const ready = new Promise((resolve) => server.watcher.once('ready', resolve))
    server.middlewares.use('/_counts', async (_, response) => {
      await ready
      const { getCompiler } = await server.environments.ssr.runner.import('/src/compilation.ts')
      response.end(JSON.stringify(getCompiler(process.env.HANDBOOK_CONTENT).counts()))
    })
  },
}`

/** A folder with a program `git` that writes a line for each call, and does what git does. */
function countedGit(log: string): string {
  const folder = temporaryFolder(true)
  const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "git $*" >> '${log}'\nexec '${git}' "$@"\n`, { mode: 0o755 })
  return folder
}

/** A copy of the project without its content, to change. */
function projectCopy(): string {
  const copy = temporaryFolder(true)
  for (const name of readdirSync(projectRoot)) {
    if (/^(handbook|astro)\.config\.\w+$|^(package|tsconfig)\.json$|^(src|public)$/.test(name))
      cpSync(join(projectRoot, name), join(copy, name), { recursive: true, filter: (path) => !/\/src\/content(\/|$)/.test(path) })
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

test("collections and words of a company's own are shown, and follow their definition", async () => {
  const company = ownCompany()
  // Here Astro turns hot reloading off, as a company may.
  const dev = await startDev(company.content, projectRoot, ['--config', company.config], { NODE_ENV: 'test' })
  onTestFinished(dev.stop)
  const edit = (path: string, from: string, to: string) => {
    const file = join(company.root, path)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }
  await dev.poll('/runbooks/').toMatchObject({ status: 200, text: expect.stringContaining('What to do when something stops.') })
  await dev.poll('/runbooks/broker/').toMatchObject({ text: expect.stringContaining('Afterwards, look at') })
  edit('collections/runbooks.ts', 'Afterwards, look at', 'Then see')
  await dev.poll('/runbooks/broker/').toMatchObject({ text: expect.stringContaining('Then see') })
  edit('handbook.config.ts', "noun: 'meeting',", "noun: 'meeting', title: 'What we agreed',")
  await dev.poll('/meetings/').toMatchObject({ text: expect.stringContaining('<h1 class="page-title">What we agreed</h1>') })
  await dev.poll('/src/words/search.ts').toMatchObject({ text: expect.stringContaining('open: "Search"') })
  edit('handbook.config.ts', 'export default defineConfig({', "export default defineConfig({\n  words: { search: { open: 'Look up' } },")
  await dev.poll('/meetings/').toMatchObject({ text: expect.stringContaining('<span>Look up</span>') })
  await dev.poll('/src/words/search.ts').toMatchObject({ text: expect.stringContaining('"open": "Look up"') })
})

describe('a server of a changing project', () => {
  let repo: Repository
  let project: string
  let gitCalls: string
  let dev: Dev
  beforeAll(async () => {
    repo = repository(true)
    const commit = repo.commit(
      {
        'handbook/index.md': '---\ntitle: Book\n---\n',
        'handbook/page.md': '---\ntitle: Page\nformerly: [older]\n---\n\nFirst.\n',
        'handbook/other.md': '---\ntitle: Other\n---\n\n![Dot](dot.png)\n',
        'handbook/dot.png': png(3, 3),
      },
      '2026-02-01',
    )
    repo.write({ 'editions.yaml': `- { name: one, commit: ${commit}, date: 2026-02-01 }\n` })
    project = projectCopy()
    const config = join(project, 'astro.config.mjs')
    writeFileSync(config, readFileSync(config, 'utf8').replace('integrations: [handbook()]', `$&, vite: { plugins: [${counting}] }`))
    gitCalls = join(repo.root, '.git-calls')
    writeFileSync(gitCalls, '')
    dev = await startDev(repo.content, project, [], { PATH: `${countedGit(gitCalls)}:${process.env['PATH']}` })
  })
  afterAll(() => {
    dev.stop()
    for (const folder of [repo.root, project]) rmSync(folder, { recursive: true, force: true })
  })

  test('viewing compiles nothing, and saving compiles once and parses only what was saved', async () => {
    const { get, poll } = dev
    await poll('/_counts').toMatchObject({ status: 200 })
    await poll('/handbook/page/').toMatchObject({ status: 200, text: expect.stringContaining('First.') })
    const before = (await get('/_counts')).text
    for (const path of ['/handbook/page/', '/handbook/other/', '/handbook/dot.png', '/editions/one/handbook/page/', '/handbook/page/'])
      expect((await get(path)).status, path).toBe(200)
    expect((await get('/handbook/older/')).location).toBe('/handbook/page/')
    expect((await get('/_counts')).text).toBe(before)

    repo.write({ 'handbook/page.md': '---\ntitle: Page\nformerly: [older]\n---\n\nSecond.\n' })
    await poll('/handbook/page/').toMatchObject({ text: expect.stringContaining('Second.') })
    expect((await get('/changes/today/handbook/page/')).text).toContain('Second')
    expect((await get('/handbook/other/')).status).toBe(200)
    const { compilations, files, bodies } = JSON.parse(before)
    expect(JSON.parse((await get('/_counts')).text)).toEqual({ compilations: compilations + 1, files: files + 1, bodies: bodies + 1 })

    // The first save of a page reads what an edition has of it. After that, git isn't asked.
    const calls = readFileSync(gitCalls, 'utf8')
    expect(calls).toContain('git')
    repo.write({ 'handbook/page.md': '---\ntitle: Page\nformerly: [older]\n---\n\nThird.\n' })
    await poll('/handbook/page/').toMatchObject({ text: expect.stringContaining('Third.') })
    expect(readFileSync(gitCalls, 'utf8')).toBe(calls)
  })

  test('changes to a schema or the configuration take effect', async () => {
    const { poll } = dev
    await poll('/handbook/').toMatchObject({ status: 200, text: expect.stringContaining('FlowFuse Product Handbook') })
    const schema = join(project, 'src/collections/handbook/schema.ts')
    writeFileSync(schema, readFileSync(schema, 'utf8').replace('title: title()', "title: title().transform((text) => text + ' of ours')"))
    await poll('/handbook/').toMatchObject({ status: 200, text: expect.stringContaining('Book of ours') })
    const config = join(project, 'handbook.config.ts')
    writeFileSync(config, readFileSync(config, 'utf8').replace("title: 'FlowFuse Product Handbook'", "title: 'Our Book'"))
    await poll('/handbook/').toMatchObject({ text: expect.stringContaining('Our Book') })
  })
})
