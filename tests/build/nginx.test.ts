/** nginx, with the configuration in the manual, serves a site as `_headers` and `_redirects` say. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findNginx } from '../../scripts/nginx.mjs'
import { buildHere } from '../support/build-here.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'
import { readHeaders } from '../support/host-headers.ts'

const nginx = findNginx()
const [publicHost, staffHost] = ['handbook.example.com', 'staff.handbook.example.com']
const password = { authorization: `Basic ${Buffer.from('ada:open sesame').toString('base64')}` }

const config = `export default { title: 'Quokka Handbook', organisation: 'Quokka', site: 'https://${publicHost}', previews: 'none', host: 'nginx' }\n`
const paragraph = 'We estimate in points, and write down what we learned from the last estimates. '
const files = {
  'handbook/index.md': '# Handbook\n\n[Sizing](./sizing.md)\n',
  'handbook/sizing.md': `# Sizing\n\n${paragraph.repeat(60)}\n\n## Points\n\nText.\n`,
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: versioned }\n',
  'handbook/inside.md': '---\naudience: staff\nformerly: [/secret-plan/]\n---\n\n# Inside\n',
  'releases/1.0.md': '---\ndate: 2026-05-07\nstatus: released\noffering: cloud\n---\n\nFirst.\n',
  'redirects.yaml': [
    '- { from: /old/, to: "/handbook/sizing/#points" }',
    '- { from: /Old%20Page/, to: /handbook/ }',
    '- { from: /kaffee-ü/, to: /handbook/ }',
    '- { from: "/it$x/", to: "https://example.com/a?b=1" }',
    '- { from: /old.pdf, to: /handbook/ }',
    '- { from: /gone/, to: none }',
    '',
  ].join('\n'),
}

interface Answer {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: string
}

let folder: string
let port: number
const site = (audience: string) => join(folder, 'srv', audience)

/** Follows no redirect. */
function get(path: string, { host = publicHost, headers = {} }: { host?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, headers: { host, ...headers } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') }))
    })
    call.on('error', reject).end()
  })
}

/** The file of media types is next to the main configuration. */
function findTypes(): string {
  const [, main = '/etc/nginx/nginx.conf'] = /--conf-path=(\S+)/.exec(spawnSync(nginx ?? '', ['-V'], { encoding: 'utf8' }).stderr) ?? []
  return join(dirname(main), 'mime.types')
}

/** The manual's configuration with other folders and another port, in what Debian puts around it. */
function writeConfiguration(): void {
  const page = readFileSync(new URL('../../docs/handbook/publishing/nginx.mdx', import.meta.url), 'utf8')
  const written = /^```nginx\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? ''
  expect(written.match(/listen 80;/g)).toHaveLength(2)
  const handbook = written
    .replaceAll('listen 80;', `listen 127.0.0.1:${port};`)
    .replaceAll(/\/srv\/handbook\/([\w./]+)/g, (_, path: string) => `"${join(folder, 'srv', path)}"`)
    .replaceAll(/\/etc\/nginx\/handbook\.htpasswd/g, `"${join(folder, 'htpasswd')}"`)
  const parts = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path "${join(folder, name)}";`)
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `pid "${join(folder, 'pid')}";`,
      `error_log "${join(folder, 'errors')}" warn;`,
      'events { }',
      `http { include "${findTypes()}"; default_type application/octet-stream; access_log off; server_names_hash_bucket_size 64; ${parts.join(' ')}`,
      handbook,
      '}',
    ].join('\n'),
  )
  const digest = createHash('sha1').update('open sesame').digest('base64')
  writeFileSync(join(folder, 'htpasswd'), `ada:{SHA}${digest}\n`)
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const call = (...args: string[]) => execFileSync(nginx ?? '', ['-p', folder, '-c', join(folder, 'nginx.conf'), ...args], { stdio: 'pipe' })

describe.skipIf(!nginx)(nginx ? 'nginx' : 'nginx (skipped, because it is not installed and we are not root)', () => {
  beforeAll(async () => {
    folder = temporaryFolder(true)
    port = await findFreePort()
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .avif()
      .toBuffer()
    const content = contentFolder({ ...files, 'handbook/shown.md': '# Shown\n\n![Red](./red.avif)\n' }, true)
    writeFileSync(join(content, 'handbook/red.avif'), picture)
    const configFile = join(contentFolder({ 'handbook.config.ts': config }, true), 'handbook.config.ts')
    const options = ['--content', content, '--config', configFile, '--now', '2026-11-26T12:00:00Z']
    mkdirSync(join(folder, 'srv'))
    await buildHere(site('public'), options)
    await buildHere(site('staff'), [...options, '--audience', 'staff'])
    writeConfiguration()
    call()
  })
  afterAll(() => {
    if (existsSync(join(folder, 'pid'))) call('-s', 'stop')
    rmSync(folder, { recursive: true, force: true })
  })

  test('serves every page and file, with the headers of `_headers`', async () => {
    const headersOf = readHeaders(site('public'))
    const hidden = new Set(['_headers', '_redirects', '_nginx.conf'])
    const paths = filesBelow(site('public')).filter((path) => !hidden.has(path))
    expect(paths.length).toBeGreaterThan(50)
    const redirected = new Set(['/old/', '/Old%20Page/', '/kaffee-%C3%BC/', '/it$x/'])
    let compared = 0
    for (const path of paths) {
      const address = encodeURI(`/${path.replace(/(^|\/)index\.html$/, '$1')}`)
      if (redirected.has(address)) continue
      const { status, headers } = await get(address)
      expect(status, address).toBe(200)
      for (const [name, value] of Object.entries(headersOf(decodeURI(address)))) expect(headers[name], `${address} ${name}`).toBe(value)
      compared++
    }
    expect(compared).toBeGreaterThan(50)
    const named = ['.atom', '.rss', 'feed.json', '.md', '.txt', '.ics'].filter((ending) => paths.some((path) => path.endsWith(ending)))
    expect(named).toEqual(['.atom', '.rss', 'feed.json', '.md', '.txt', '.ics'])
  })

  test('leads from an address without its last slash to the one with it', async () => {
    const { status, headers } = await get('/handbook/sizing')
    expect([status, headers.location]).toEqual([301, '/handbook/sizing/'])
  })

  test.each(['/nowhere/', '/_assets/', '/handbook/nowhere.html', '/_headers', '/_redirects', '/_nginx.conf', '/_assets/x.css', '/gone/'])(
    'answers %s with the 404 page',
    async (path) => {
      const { status, headers, body } = await get(path)
      expect([status, body]).toEqual([404, readFileSync(join(site('public'), '404.html'), 'utf8')])
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['cache-control']).toBeUndefined()
    },
  )

  test.each([
    ['/old/', '/handbook/sizing/#points'],
    ['/old/?a=1', '/handbook/sizing/?a=1#points'],
    ['/Old%20Page/', '/handbook/'],
    ['/kaffee-%C3%BC/', '/handbook/'],
    ['/it$x/', 'https://example.com/a?b=1'],
    ['/old.pdf', '/handbook/'],
  ])('redirects %s', async (from, to) => {
    const { status, headers } = await get(from)
    expect([status, headers.location]).toEqual([301, to])
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('sends AVIF as what it is, and compresses texts', async () => {
    const [picture = ''] = filesBelow(site('public')).filter((path) => path.endsWith('.avif'))
    expect((await get(`/${picture}`)).headers['content-type']).toBe('image/avif')
    const [style = ''] = filesBelow(site('public')).filter((path) => path.endsWith('.css'))
    for (const path of ['/handbook/sizing/', '/handbook/sizing/index.md', '/handbook.json', `/${style}`]) {
      const { headers } = await get(path, { headers: { 'accept-encoding': 'gzip' } })
      expect([headers['content-encoding'], headers.vary], path).toEqual(['gzip', 'Accept-Encoding'])
    }
  })

  test('asks for a password before it shows anything of the staff site', async () => {
    for (const path of ['/', '/handbook/inside/', '/secret-plan/', '/nowhere/']) {
      const { status, headers, body } = await get(path, { host: staffHost })
      expect([status, headers['www-authenticate'], headers.location], path).toEqual([401, 'Basic realm="Handbook"', undefined])
      expect(body).not.toContain('Inside')
    }
    const asAda = { host: staffHost, headers: password }
    expect((await get('/handbook/inside/', asAda)).body).toContain('<h1')
    expect((await get('/secret-plan/', asAda)).headers.location).toBe('/handbook/inside/')
    expect((await get('/nowhere/', asAda)).status).toBe(404)
    expect((await get('/handbook/inside/')).status).toBe(404)
    expect((await get('/secret-plan/')).status).toBe(404)
  })

  test('warns of nothing', () => {
    expect(readFileSync(join(folder, 'errors'), 'utf8')).not.toMatch(/\[(warn|crit|emerg|alert)\]/)
  })
})
