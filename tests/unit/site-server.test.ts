/** Serves a built site as a static host does, and no other files. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHostFiles } from '../../src/cli/host-files.ts'
import { type SiteServer, serveSite } from '../../src/cli/site-server.ts'
import { temporaryFolder } from '../support/folders.ts'
import { write } from './disk.ts'

interface Answer {
  status: number
  headers: Record<string, string | undefined>
  text: string
}

let server: SiteServer
let parent: string
const outside = 'secret'

function get(path: string, headers: Record<string, string> = {}, method = 'GET', port = server.port): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Paths are sent unnormalized.
    ask({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers as Answer['headers'], text }))
    })
      .on('error', reject)
      .end()
  })
}

beforeAll(async () => {
  parent = temporaryFolder(true)
  const folder = join(parent, 'site')
  write(parent, { 'secret.txt': outside })
  mkdirSync(folder)
  write(folder, {
    'index.html': 'home',
    '404.html': 'missing',
    'a/index.html': 'page a',
    'a b/ü.txt': 'text',
    'film.mp4': '0123456789',
    'empty.txt': '',
    '.env': outside,
    '.git/config': outside,
    _headers:
      "/base/*\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: default-src 'none'\n\n/base/a/*\n  X-A: b\n\n/base/*.txt\n  Content-Type: text/plain; charset=utf-8\n",
    _redirects: '/base/old/ /base/a/ 301\n/base/%C3%BC/ https://example.com/ 301\n',
  })
  symlinkSync('../secret.txt', join(folder, 'link.txt'))
  symlinkSync('..', join(folder, 'up'))
  server = await serveSite(folder, '/base', 0)
})
afterAll(async () => {
  await server.close()
  rmSync(parent, { recursive: true })
})

describe('a request', () => {
  test.each([
    ['/base/', 200, 'home'],
    ['/base/index.html', 200, 'home'],
    ['/base/a/', 200, 'page a'],
    ['/base/a/?q=1', 200, 'page a'],
    ['/base/a%20b/%C3%BC.txt', 200, 'text'],
    ['/base/./a/', 200, 'page a'],
    ['/base/empty.txt', 200, ''],
    ['/base/none/', 404, 'missing'],
    ['/base/A/', 404, 'missing'],
    ['/elsewhere/', 404, 'missing'],
    ['/a/', 404, 'missing'],
    ['/base/_headers', 404, 'missing'],
    ['/base/_redirects', 404, 'missing'],
    ['/base/%5fheaders', 404, 'missing'],
    ['/base/.env', 404, 'missing'],
    ['/base/%2eenv', 404, 'missing'],
    ['/base/.git/config', 404, 'missing'],
    ['/base/../secret.txt', 404, 'missing'],
    ['/base/..%2fsecret.txt', 404, 'missing'],
    ['/base/%2e%2e/secret.txt', 404, 'missing'],
    ['/base/a/..%2f..%2f..%2fsecret.txt', 404, 'missing'],
    ['/base/..%5csecret.txt', 404, 'missing'],
    ['/base/a/..\\..\\secret.txt', 404, 'missing'],
    ['/base/%00', 404, 'missing'],
    ['/base/a%00.txt', 404, 'missing'],
    ['/base/%ff', 404, 'missing'],
    ['/base/%', 404, 'missing'],
    ['/base//a/', 404, 'missing'],
    ['//base/', 404, 'missing'],
    ['/base/link.txt', 404, 'missing'],
    ['/base/up/secret.txt', 404, 'missing'],
    ['/base/up/site/index.html', 200, 'home'],
    [`/base/${'a'.repeat(300)}`, 404, 'missing'],
    ['http://127.0.0.1/base/', 400, ''],
    ['*', 400, ''],
  ])('%s', async (path, status, text) => {
    const answer = await get(path)
    expect({ status: answer.status, text: answer.text }).toEqual({ status, text })
    expect(answer.text).not.toContain(outside)
  })

  test.each([
    ['/base/old/', 301, '/base/a/'],
    ['/base/%C3%BC/', 301, 'https://example.com/'],
    ['/base/a?q=1', 301, '/base/a/?q=1'],
    ['/base', 302, '/base/'],
    ['/', 302, '/base/'],
  ])('%s redirects: %d %s', async (path, status, location) => {
    const answer = await get(path)
    expect([answer.status, answer.headers['location']]).toEqual([status, location])
  })
})

test('headers are those of the site, also on the 404 page', async () => {
  expect((await get('/base/a/')).headers).toMatchObject({
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-a': 'b',
    'content-type': 'text/html; charset=utf-8',
    'content-length': '6',
  })
  expect((await get('/base/none.txt')).headers).toMatchObject({
    'content-security-policy': "default-src 'none'",
    'content-type': 'text/html; charset=utf-8',
  })
})

test('HEAD sends no body, and nothing can be changed', async () => {
  expect(await get('/base/a/', {}, 'HEAD')).toMatchObject({ status: 200, text: '', headers: { 'content-length': '6' } })
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect(await get('/base/', {}, method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
})

test("cached files aren't sent again", async () => {
  const { headers } = await get('/base/a/')
  const etag = headers['etag'] ?? ''
  expect(await get('/base/a/', { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
  expect((await get('/base/a/', { 'if-none-match': `"other", W/${etag}` })).status).toBe(304)
  expect((await get('/base/a/', { 'if-none-match': '"other"' })).status).toBe(200)
})

test.each([
  ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
  ['bytes=8-', 206, '89', 'bytes 8-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=5-2', 416, '', 'bytes */10'],
  ['bytes=-', 200, '0123456789', undefined],
  ['bytes=0-1,3-4', 200, '0123456789', undefined],
  ['lines=1-2', 200, '0123456789', undefined],
])('a part of a video: %s', async (range, status, text, contentRange) => {
  const answer = await get('/base/film.mp4', { range })
  expect([answer.status, answer.text, answer.headers['content-range']]).toEqual([status, text, contentRange])
})

test("other sites can't read it under a host name of their own", async () => {
  expect((await get('/base/', { host: 'evil.example' })).status).toBe(403)
  expect((await get('/base/', { host: `localhost:${server.port}` })).status).toBe(200)
})

test('if a port is in use, the next one is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const folder = temporaryFolder()
  write(folder, { 'index.html': 'home' })
  const second = await serveSite(folder, '/', port)
  expect(second.port).toBeGreaterThan(port)
  expect((await get('/', {}, 'GET', second.port)).text).toBe('home')
  expect(await get('/none', {}, 'GET', second.port)).toMatchObject({ status: 404, text: '' })
  await second.close()
  await new Promise((resolve) => other.close(resolve))
})

test('a header set by two rules is joined, as hosts do', () => {
  const folder = temporaryFolder()
  write(folder, { _headers: '/*\n  X-A: 1\n/a*\n  X-A: 2\n' })
  expect(readHostFiles(folder).findHeaders('/ab')).toEqual({ 'x-a': '1, 2' })
  expect(readHostFiles(folder).findRedirect('/ab')).toBeUndefined()
})
