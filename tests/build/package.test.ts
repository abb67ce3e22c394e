/** The package in a company's folder: it checks and builds at once, and needs neither a bundler nor a place to write. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { buildHere } from '../support/build-here.ts'
import { projectRoot } from '../support/command.ts'
import { digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { type Installed, installPackage, writeIn } from '../support/installed.ts'
import { sentinelHandbook } from '../support/sentinel-handbook.ts'

let company: Installed

beforeAll(() => {
  company = installPackage()
})

describe('the package', () => {
  test('is compiled, and has no sample, no tests, and no paths of the machine that packed it', () => {
    const files = filesBelow(company.program)
    expect(files.filter((path) => /\.ts$/.test(path) && !path.endsWith('.d.ts') && !path.includes('starter'))).toEqual([])
    expect(files.filter((path) => /(^|\/)(tests|bench)\/|src\/content\//.test(path) && !path.includes('starter'))).toEqual([])
    const withPaths = files.filter((path) => readFileSync(join(company.program, path)).includes(projectRoot))
    expect(withPaths).toEqual([])
  })

  test('exists under both names of its command', () => {
    const { name, bin } = JSON.parse(readFileSync(join(company.program, 'package.json'), 'utf8'))
    expect(name).toBe('astro-handbook')
    expect(Object.keys(bin)).toEqual(['handbook', 'astro-handbook'])
  })
})

describe('in an empty folder', () => {
  test('init makes a handbook that is sound, and keeps what is there', () => {
    const made = company.run(['init', '.', '--name', "Acme's", '--now', '2026-11-24T12:00:00Z'])
    expect(made.stderr).toContain('Next: npm start')
    expect(made.code).toBe(0)
    expect(company.run(['check', '--now', '2026-11-24T12:00:00Z'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No problems; 2\d entries checked/),
    })
    const before = digestFiles(company.root)
    const again = company.run(['init', '.', '--yes'])
    expect(again.stdout).not.toContain('created')
    expect(again.stdout).toContain('kept    content/')
    expect(digestFiles(company.root)).toEqual(before)
    const unnamed = company.run(['init', 'other'])
    expect(unnamed).toMatchObject({ code: 2, stderr: 'Say whose handbook it is with --name NAME, or take the defaults with --yes.\n' })
    expect(company.run(['init', 'package.json', '--yes'])).toMatchObject({ code: 2, stderr: '"package.json" is a file. Name a folder.\n' })
  })

  test('it builds with the bundle of the package, on every Node that is promised, and writes nothing into the package', () => {
    const before = digestFiles(company.program)
    const oldest = process.env['HANDBOOK_OLDEST_NODE']
    for (const node of [process.execPath, ...(oldest ? [oldest] : [])]) {
      const built = company.run(['build', '--timings', '--now', '2026-11-24T12:00:00Z'], node)
      expect(built.code, built.stderr).toBe(0)
      expect(built.stderr).not.toContain('Bundling the pages')
    }
    expect(digestFiles(company.program)).toEqual(before)
    expect(readdirSync(join(company.root, 'dist'))).toContain('favicon.svg')
    // Astro's own build leaves types.
    expect(existsSync(join(company.root, '.astro'))).toBe(false)
  })

  test('components and rules of the company need no bundler either', () => {
    const config = readFileSync(join(company.root, 'handbook.config.ts'), 'utf8')
    const code = `const cost = defineComponent({
  name: 'Cost',
  purpose: 'Shows a price.',
  display: 'inline',
  props: z.object({ amount: z.string().min(1) }),
  web: ({ props: { amount } }) => [h('span', { class: 'cost' }, amount.toUpperCase())],
})

const short = defineRule({
  code: 'acme-short',
  severity: 'warning',
  about: 'Titles have more than a letter.',
  check: (graph) => entriesOf(graph, 'handbook').flatMap((entry) => (entry.title.length > 1 ? [] : [{ entry, at: 'title', message: 'Too short.' }])),
})
`
    writeIn(
      company.root,
      'handbook.config.ts',
      config
        .replace('{ defineConfig }', '{ defineComponent, defineConfig, defineRule, entriesOf, h, z }')
        .replace('export default', `${code}\nexport default`)
        .replace(/\}\)\s*$/, '  components: [cost],\n  rules: [short],\n})\n'),
    )
    writeIn(company.root, 'content/handbook/costs.mdx', '---\ntitle: C\n---\n\nIt costs <Cost amount="12 eur"/>.\n')
    const built = company.run(['build', '--timings', '--now', '2026-11-24T12:00:00Z'])
    expect(built.code, built.stderr).toBe(0)
    expect(built.stderr).not.toContain('Bundling the pages')
    expect(built.stderr).toContain('content/handbook/costs.mdx:2:8  warning  acme-short')
    const page = readFileSync(join(company.root, 'dist/handbook/costs/index.html'), 'utf8')
    expect(page).toContain('<p>It costs <span class="cost">12 EUR</span>.</p>')
    writeIn(company.root, 'content/handbook/costs.mdx', '# Costs\n')
  })

  test('it is in German with the words that come along, without bundling', () => {
    const german = `import { defineConfig, type OwnWords } from 'astro-handbook'
import { german } from 'astro-handbook/words/de'

const own: OwnWords = { upgrade: { toDo: (count) => (count === 1 ? 'ein Handgriff' : \`\${count} Handgriffe\`) } }
export default defineConfig({ title: 'T', organisation: 'O', site: 'https://example.com', lang: 'de', words: [german, own] })
`
    writeIn(company.root, 'german.config.ts', german)
    const options = ['--config', 'german.config.ts', '--out', 'german', '--timings', '--now', '2026-11-24T12:00:00Z']
    const built = company.run(['build', ...options])
    expect(built.code, built.stderr).toBe(0)
    expect(built.stderr).not.toContain('Bundling the pages')
    const site = join(company.root, 'german')
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Zum Inhalt')
    const scripts = filesBelow(site).filter((path) => path.startsWith('_assets/') && path.endsWith('.js'))
    expect(scripts.filter((path) => readFileSync(join(site, path), 'utf8').includes(' Handgriffe'))).toHaveLength(1)
  })

  test("its configuration has types, which know a misspelled key's neighbour", () => {
    writeIn(company.root, 'misspelled.config.ts', "import { defineConfig } from 'astro-handbook'\n\ndefineConfig({ titel: 'T' })\n")
    // Without skipLibCheck, so the declarations themselves are checked.
    const stdout = checkTypes({ compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2024' }, include: ['*.ts'] })
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/misspelled\.config\.ts\(3,16\): error TS2561: .*Did you mean.*'title'/),
    ])
  })

  describe('with pages of its own', () => {
    const page = (path: string, site = 'dist') => readFileSync(join(company.root, site, path), 'utf8')
    let config = ''
    /** Writes the configuration with the pages listed. */
    const list = (more = '') => {
      const pages = [
        "{ path: '/log/', title: 'Log', audience: 'public' }",
        "{ path: '/hello/', title: 'Hello there', audience: 'public', menu: 'head' }",
        "{ path: '/about/', title: 'About us', audience: 'public' }",
        "{ path: '/plans/', title: 'Plans', menu: 'head' }",
        more,
      ]
      writeIn(company.root, 'handbook.config.ts', config.replace(/\}\)\s*$/, `  pages: [${pages.filter(Boolean).join(', ')}] })\n`))
    }

    // All of them before the first build, so that they're bundled once.
    beforeAll(() => {
      config = readFileSync(join(company.root, 'handbook.config.ts'), 'utf8')
      list()
      writeIn(
        company.root,
        'src/content.config.ts',
        "import { handbookCollections } from 'astro-handbook'\n\nexport const collections = handbookCollections()\n",
      )
      writeIn(
        company.root,
        'src/pages/log.mdx',
        'import Changes from \'../components/Changes.astro\'\nimport ListPage from \'astro-handbook/layouts/ListPage.astro\'\n\n<ListPage title="Changes" url="/log/">\n\nAll *changes*:\n\n<Changes />\n\n</ListPage>\n',
      )
      writeIn(
        company.root,
        'src/components/Changes.astro',
        `---
import { getCollection, render } from 'astro:content'
import Badge from 'astro-handbook/components/Badge.astro'
import Day from 'astro-handbook/components/Day.astro'
import WideTable from 'astro-handbook/components/WideTable.astro'

const changes = await getCollection('changelog')
const [first] = changes
const { Content } = first ? await render(first) : { Content: undefined }
---
{changes.map(({ data }) => <p><Day day={data.date ?? ''} /> <Badge kind={data.type ?? ''} /> <a href={data.url}>{data.title}</a></p>)}
<WideTable label="First" columns={['Text']}><tr><td>{Content && <Content />}</td></tr></WideTable>
`,
      )
      writeIn(
        company.root,
        'src/pages/hello.astro',
        '---\nconst word = "Hello"\n---\n<h1>{word}</h1><a href={import.meta.env.BASE_URL}>Home</a>\n',
      )
      writeIn(company.root, 'src/pages/about.astro', '<h1>About us</h1>\n')
      writeIn(company.root, 'src/pages/plans.astro', '<h1>Not for customers</h1>\n')
      const built = company.run(['build', '--audience', 'staff', '--out', 'staff', '--now', '2026-11-24T12:00:00Z'])
      expect(built.code, built.stderr).toBe(0)
    })

    test("they have the package's layouts, components and Astro's collections, with types", () => {
      const log = page('log/index.html', 'staff')
      expect(log).toContain('<p>All <em>changes</em>:</p>')
      expect(log).toMatch(
        /<time datetime="[\d-]+">.*?<\/time> <span class="badge badge-\w+">\w+<\/span> <a href="\/changelog\/reports-by-mail\/">/,
      )
      expect(log).toMatch(/<th scope="col">Text<\/th>.*?<td><p>/s)
      writeIn(
        company.root,
        'typed.ts',
        "import { getCollection } from 'astro:content'\n\nexport const days = (await getCollection('changelog')).map(({ data }) => data.dat)\n",
      )
      // As npm installs: Astro's types aren't the company's own dependency.
      const astro = join(company.root, 'node_modules/astro')
      symlinkSync(join(projectRoot, 'node_modules/astro'), astro)
      const compilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        module: 'esnext',
        moduleResolution: 'bundler',
        target: 'es2024',
      }
      const stdout = checkTypes({ compilerOptions, include: ['.astro/types.d.ts', 'typed.ts'] })
      expect(stdout.split('\n').filter((line) => line.includes('typed.ts('))).toEqual([
        expect.stringMatching(/typed\.ts\(3,\d+\): error TS2551: .*Did you mean 'date'/),
      ])
      rmSync(astro)
    })

    test("listed pages and files of the company's are on the site, and its page takes the place of ours", () => {
      writeIn(company.root, 'content/handbook/links.md', '# Links\n\nSee [the greeting](/hello/).\n')
      writeIn(company.root, 'public/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
      const built = company.run(['build', '--now', '2026-11-24T12:00:00Z'])
      expect(built.code, built.stderr).toBe(0)
      expect(built.stderr.trim()).toBe(
        'Left out of the public site: "/plans/". To publish an own page, list it under "pages" in the configuration with "audience: \'public\'".',
      )
      expect(page('hello/index.html')).toContain('<h1>Hello</h1><a href="/">Home</a>')
      expect(page('about/index.html')).toContain('<h1>About us</h1>')
      expect(page('index.html')).toContain('<a href="/hello/">Hello there</a>')
      expect(page('sitemap.xml')).toContain('/hello/</loc>')
      expect(filesBelow(join(company.root, 'dist')).filter((path) => /plans/.test(path))).toEqual([])
      expect(page('index.html', 'staff')).toContain('<a href="/plans/">Plans</a>')
      expect(existsSync(join(company.root, 'staff/plans/index.html'))).toBe(true)
      writeIn(company.root, 'content/handbook/links.md', '# Links\n\nSee [the plans](/plans/).\n')
      expect(company.run(['check']).stdout).toContain('link-to-hidden')
      writeIn(company.root, 'content/handbook/links.md', '# Links\n')
      list("{ path: '/nowhere/', title: 'Nowhere', audience: 'public' }")
      expect(company.run(['build'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('lists "/nowhere/", but no file in src/pages'),
      })
      list()
      expect(page('logo.svg')).toContain('<svg')
      writeIn(company.root, 'public/roadmap/index.html', 'Mine\n')
      expect(company.run(['build'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('"public/roadmap/index.html" has the address of something else that the site writes.'),
      })
    })
  })
})

test('an installed handbook has the files of the template', async () => {
  const { root, run } = installPackage('template')
  cpSync(join(projectRoot, 'handbook.config.ts'), join(root, 'handbook.config.ts'))
  const config = readFileSync(join(root, 'handbook.config.ts'), 'utf8').replace('./src/config.ts', 'astro-handbook')
  writeIn(root, 'handbook.config.ts', config)
  writeIn(root, 'package.json', '{ "type": "module" }\n')
  const ownFiles = ['content.config.ts', ...filesBelow(join(projectRoot, 'src/pages')).map((path) => join('pages', path))]
  for (const path of ownFiles) {
    const text = readFileSync(join(projectRoot, 'src', path), 'utf8')
    writeIn(
      root,
      join('src', path),
      text.replace(/'\.\.\/(layouts|components)\//g, "'astro-handbook/$1/").replace('./astro-collections.ts', 'astro-handbook'),
    )
  }
  // Every kind of entry, editions and histories; and what is drawn or coloured.
  const { repo } = sentinelHandbook()
  onTestFinished(() => rmSync(repo.root, { recursive: true }))
  repo.write({
    'handbook/drawn.mdx':
      '---\ntitle: Drawn\n---\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n```ts\nconst one = 1\n```\n\n<Tabs>\n<Tab title="First">\n\nOne.\n\n</Tab>\n</Tabs>\n',
  })
  const args = ['--content', repo.content, '--now', '2026-11-24T12:00:00Z', '--audience', 'staff', '--lenient']
  const built = run(['build', ...args])
  expect(built.code, built.stderr).toBe(0)
  const template = join(temporaryFolder(), 'site')
  await buildHere(template, args)
  const files = digestFiles(template)
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['security/index.html', 'handbook/drawn/index.html']))
  expect(digestFiles(join(root, 'dist'))).toEqual(files)
})

/** What TypeScript says about files of the company, in a configuration that isn't part of its site. */
function checkTypes(config: object): string {
  writeIn(company.root, 'types.tsconfig.json', JSON.stringify(config))
  const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc')
  return spawnSync(process.execPath, [tsc, '-p', join(company.root, 'types.tsconfig.json')], { encoding: 'utf8' }).stdout
}
