/** Collections that a company defines outside the project get everything that ours have. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHere, callBuild } from '../support/build-here.ts'
import { callHandbook } from '../support/command.ts'
import { filesBelow, filesWith, temporaryFolder } from '../support/folders.ts'
import { type OwnCompany, ownCompany, secret } from '../support/own-company.ts'

let company: OwnCompany
let options: string[]
let [out, staff] = ['', '']
beforeAll(async () => {
  company = ownCompany(true)
  options = ['--content', company.content, '--config', company.config, '--now', '2026-11-26T12:00:00Z']
  out = join(temporaryFolder(true), 'site')
  staff = join(temporaryFolder(true), 'site')
  await buildHere(out, options)
  await buildHere(staff, [...options, '--audience', 'staff'])
})
afterAll(() => {
  for (const folder of [company.root, out, staff]) rmSync(folder, { recursive: true, force: true })
})

const read = (path: string, site = out) => readFileSync(join(site, path), 'utf8')
/** The words of a page, in one line. */
const words = (path: string, site = out) =>
  read(path, site)
    .replace(/^.*?<main[^>]*>/s, '')
    .replace(/<\/main>.*$/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the site has', () => {
  test('a page for each entry, with facts, text and sections', () => {
    expect(words('runbooks/broker/index.html')).toMatch(
      /Restart the broker Feature Broker Call Ada Severity High Last drill 1 February 2026 Before you begin # Keep calm\. See the steps \. Steps # Stop it Wait Start it Afterwards, look at Broker \. /,
    )
    expect(words('meetings/kick-off/index.html')).toContain('Kick-off Date 1 March 2026 What we agreed on.')
  })

  test('a list for each collection, in the order and the groups that it gives', () => {
    expect(words('runbooks/index.html')).toContain(
      'Runbooks What to do when something stops. At once Restart the broker Within a day Free the disk',
    )
    expect(words('meetings/index.html')).toContain('Meetings')
  })

  test('links to the lists at the head and at the foot, and from the start page', () => {
    expect(read('meetings/index.html')).toMatch(/<nav class="site-nav".*?<a href="\/runbooks\/">Runbooks<\/a>.*?<\/nav>/s)
    expect(read('runbooks/index.html')).toMatch(/<footer.*?<a href="\/meetings\/">Meetings<\/a>.*?<\/footer>/s)
    expect(read('index.html')).toContain('What to do when something stops.')
  })

  test('the pages that lead to an entry beside it', () => {
    expect(words('features/broker/index.html')).toMatch(/Free the disk/)
    expect(read('features/broker/index.html')).toContain('<a href="/runbooks/broker/">Restart the broker</a>')
  })

  test('Markdown of pages and lists', () => {
    expect(read('runbooks/broker/index.md')).toMatch(
      /^# Restart the broker\n.*\n- \*\*Severity:\*\* High\n.*## Steps\n\n1\. Stop it\n2\. Wait\n/s,
    )
    expect(read('runbooks/index.md')).toBe(
      '# Runbooks\n\nWhat to do when something stops.\n\n## At once\n\n- [Restart the broker](https://handbook.example.com/runbooks/broker/)\n\n## Within a day\n\n- [Free the disk](https://handbook.example.com/runbooks/disk/)\n',
    )
    expect(read('meetings/index.md')).toContain('# Meetings\n\n- [Kick-off](https://handbook.example.com/meetings/kick-off/)')
    expect(read('llms.txt')).toContain('## Runbooks\n\n- [Restart the broker](https://handbook.example.com/runbooks/broker/index.md)')
  })

  test('all addresses in the sitemap and the index', () => {
    const addresses = ['/runbooks/', '/runbooks/broker/', '/runbooks/disk/', '/meetings/', '/meetings/kick-off/']
    for (const address of addresses) expect(read('sitemap.xml')).toContain(`<loc>https://handbook.example.com${address}</loc>`)
    const pages: { collection: string; url: string }[] = JSON.parse(read('handbook.json')).pages
    expect(pages.filter(({ collection }) => collection === 'runbooks').map(({ url }) => url)).toEqual([
      '/runbooks/broker/',
      '/runbooks/disk/',
    ])
  })

  test('records for the search, with a kind to narrow by', () => {
    const folder = join(out, 'pagefind/fragment')
    const records = filesBelow(folder)
      .map((file) => gunzipSync(readFileSync(join(folder, file))).toString('utf8'))
      .map((text) => JSON.parse(text.slice(text.indexOf('{'))))
    const found = records.find(({ url }) => url === '/runbooks/broker/')
    expect(found).toMatchObject({
      meta: { title: 'Restart the broker', kind: 'Runbooks' },
      filters: { kind: ['Runbooks'], year: ['2026'] },
    })
    expect(found.content).toContain('Wait')
    expect(records.map(({ url }) => url)).toEqual(expect.arrayContaining(['/runbooks/', '/meetings/', '/meetings/kick-off/']))
  })

  test('redirects from earlier addresses', () => {
    expect(read('_redirects')).toContain('/runbooks/messages/ /runbooks/broker/')
  })

  test('a history, and what changed', () => {
    expect(existsSync(join(out, 'history/meetings/kick-off/index.html'))).toBe(true)
    expect(words('history/runbooks/broker/index.html')).toContain('Steps')
    expect(words('changes/index.html')).toContain('Restart the broker')
    expect(words('changes/today/index.html')).toContain('Runbooks')
  })

  test('published editions, with lists, pages and sections as they were', () => {
    expect(words('editions/spring/runbooks/broker/index.html')).toMatch(
      /Severity High .* Steps # Stop it Start it Afterwards, look at Broker \./,
    )
    expect(words('editions/spring/runbooks/index.html')).toContain('At once Restart the broker Within a day Free the disk')
    expect(words('editions/spring/meetings/kick-off/index.html')).toContain('What we agreed on.')
    expect(read('editions/spring/meetings/index.html')).toContain('<a href="/editions/spring/runbooks/">Runbooks</a>')
  })
})

test('nothing for staff is in the site for the public, and all of it in that for staff', () => {
  expect(filesWith(out, secret)).toEqual([])
  expect(words('runbooks/broker/index.html', staff)).toContain(`Phone ${secret}`)
  expect(words('runbooks/inside/index.html', staff)).toContain(`Inside ${secret}`)
  expect(words('editions/spring/runbooks/broker/index.html', staff)).toContain(`Phone ${secret}`)
})

describe('the commands', () => {
  const call = (name: string, ...args: string[]) => callHandbook([name, ...args, ...options])

  test('check', async () => {
    expect((await call('check')).code).toBe(0)
    company.write({ 'runbooks/slip.md': '---\ntitle: Slip\nfeature: broker\nseverty: low\nsteps: []\n---\n' })
    const { code, stdout } = await call('check', '--format', 'json')
    const { problems } = JSON.parse(stdout)
    company.write({ 'runbooks/slip.md': undefined })
    expect([code, problems]).toMatchObject([
      1,
      [
        {
          code: 'key-unknown',
          file: 'runbooks/slip.md',
          line: 4,
          column: 1,
          message: 'A runbook has no key "severty".',
          suggestions: ['severity'],
        },
      ],
    ])
  })

  test('ls', async () => {
    expect((await call('ls', 'runbooks')).stdout).toBe(`broker  Restart the broker\ndisk    Free the disk\ninside  Inside ${secret}\n`)
    expect((await call('ls', 'meeting')).stdout).toBe('kick-off  Kick-off\n')
  })

  test('new', async () => {
    const { code, stdout, stderr } = await call(
      'new',
      'runbook',
      '--title',
      'Renew the certificate',
      '--feature',
      'broker',
      '--steps',
      '[Ask, Wait]',
    )
    expect([code, stderr]).toEqual([0, 'Still to write: the text.\nIt is a draft: remove "draft: true" when it is ready.\n'])
    expect(readFileSync(stdout.trim(), 'utf8')).toBe(
      '---\ntitle: Renew the certificate\ndraft: true\nfeature: broker\nseverity: low\nsteps:\n  - Ask\n  - Wait\n---\n\nTODO: Write the text here.\n',
    )
    expect((await call('check')).code).toBe(0)
    rmSync(stdout.trim())
    expect((await call('new', 'runbook', '--help')).stdout).toMatch(/--lastDrill +The day on which somebody last went through it\./)
  })

  test('diff', async () => {
    const { code, stdout } = await call('diff', 'spring')
    expect(code).toBe(0)
    expect(stdout).toContain('Restart the broker')
  })
})

test('an entry that breaks a rule of its own keeps the site from being published', async () => {
  company.write({ 'runbooks/broker.md': '---\ntitle: No steps\nfeature: broker\nseverity: high\nsteps: []\n---\n' })
  const { code, stderr } = await callBuild(...options, '--out', join(out, '../other'))
  company.git('checkout', '--quiet', '--', '.')
  expect(code).toBe(1)
  expect(stderr).toContain('runbooks/broker.md:4:11  error  rule-broken\n  This runbook has never been tested.')
  expect(existsSync(join(out, '../other'))).toBe(false)
})

describe('the code of a collection is another', () => {
  /** The options with a configuration whose runbooks are defined by other code, in files of their own: a process reads each once. */
  const optionsWith = (name: string, from: string, to: string) => {
    const code = readFileSync(join(company.root, 'collections/runbooks.ts'), 'utf8')
    const config = readFileSync(company.config, 'utf8')
    company.write({
      [`../collections/${name}.ts`]: code.replace(from, to),
      [`../${name}.config.ts`]: config.replace('./collections/runbooks.ts', `./collections/${name}.ts`),
    })
    return options.map((each) => (each === company.config ? join(company.root, `${name}.config.ts`) : each))
  }

  test('pages of editions are made anew', async () => {
    const other = join(temporaryFolder(), 'site')
    await buildHere(other, optionsWith('other', 'Afterwards, look at', 'Then see'))
    expect(words('editions/spring/runbooks/broker/index.html', other)).toContain('Then see Broker')
  })

  test('what fails for an entry of an edition keeps the site from being published', async () => {
    const other = join(temporaryFolder(), 'site')
    const failing = optionsWith('failing', 'return [', "if (steps.length === 2) throw new RangeError('Two steps')\n    return [")
    const { code, stderr } = await callBuild(...failing, '--out', other)
    expect([code, stderr]).toEqual([
      1,
      '"page" of the collection "runbooks" failed for "broker" (runbooks/broker.md) in the edition "spring": Two steps. Correct it in handbook.config.ts, or in the file it is imported from.\nNothing was published.\n',
    ])
    expect(existsSync(other)).toBe(false)
  })
})

test('a wrong definition is named with its file and its place, and nothing is built', async () => {
  company.write({ '../wrong.config.ts': readFileSync(company.config, 'utf8').replace("name: 'meetings'", "name: 'search'") })
  const wrong = join(company.root, 'wrong.config.ts')
  const { code, stderr } = await callHandbook(['check', '--content', company.content, '--config', wrong])
  expect([code, stderr]).toEqual([
    2,
    `The configuration file "${wrong}" is invalid:\n✖ The site already has pages under "/search/". Choose another name.\n  → at collections[1].name\n`,
  ])
  rmSync(wrong)
})
