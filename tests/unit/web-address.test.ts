/** URLs that may be written to a host's configuration files, and those that may not. */
import { describe, expect, test } from 'vitest'
import {
  asciiAddress,
  imageOrigin,
  isDestination,
  isMailAddress,
  isSitePath,
  webAddressOf,
} from '../../src/collections/fields/web-address.ts'

describe('an external URL', () => {
  test.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTP://Example.com:80/A b'.replace(' ', '%20'), 'http://example.com/A%20b'],
    ['https://bücher.example/ü?q=ü#ü', 'https://xn--bcher-kva.example/%C3%BC?q=%C3%BC#%C3%BC'],
    ['https://example.com:8443/"<>', 'https://example.com:8443/%22%3C%3E'],
    ['http://localhost:4321/', 'http://localhost:4321/'],
  ])('is accepted and serialized: %j', (text, expected) => {
    expect(webAddressOf(text)).toBe(expected)
    expect(expected).toMatch(/^[\x21-\x7e]+$/)
  })

  test.each([
    'https://evil.example\n/* https://evil.example/:splat 301',
    'https://evil.example\r/a',
    'https://evil.example/\u2028a',
    'https://evil.example/a b',
    'https://evil.example/\ta',
    'https://evil.example/\0',
    'https://evil.example/\u202ea',
    'https://evil.example/\ud800',
    'https://evil.example/%0d%0aSet-Cookie:a',
    'https://evil.example/%00',
    'https://user:password@evil.example/',
    'https://user@evil.example/',
    'https:\\\\evil.example\\',
    'https://good.example\\@evil.example/',
    'https://x;sandbox/a.png',
    "https://x'self'/",
    'https://*/a.png',
    'https://x,y/',
    'https://[::1]/',
    'https://under_score.example/',
    'https://a..b/',
    'https://',
    '//evil.example/',
    '/a/',
    'javascript:alert(1)',
    'data:text/html,a',
    'ftp://example.com/',
    '',
  ])('is refused: %j', (text) => {
    expect(webAddressOf(text)).toBeUndefined()
    expect(isDestination(text)).toBe(text === '/a/')
  })
})

test('the origin of an image is normalized', () => {
  expect(imageOrigin('//Images.example:443/a.png')).toBe('https://images.example')
  expect(imageOrigin('http://images.example:8080/a.png')).toBe('http://images.example:8080')
  expect(imageOrigin('./a.png')).toBeUndefined()
  expect(imageOrigin('data:image/png;base64,AA')).toBeUndefined()
})

test.each([
  ['mailto:jobs@example.com', true],
  ['mailto:jobs@example.com?subject=Hello%20there', true],
  ['mailto:jobs@example.com?subject=a%0d%0aBcc:b@example.com', false],
  ['mailto:jobs@example.com?subject=a b', false],
  ['mailto:', false],
  ['https://example.com/', false],
])('an email address: %j is %s', (text, expected) => {
  expect(isMailAddress(text)).toBe(expected)
})

describe('a path below the site', () => {
  test.each(['/', '/a/', '/a/b.html', '/über/', '/%C3%BCber/', '/a%20b/', '/a+b~c/d.e', `/${'a'.repeat(255)}/`])(
    'is accepted: %j',
    (text) => {
      expect(isSitePath(text)).toBe(true)
      expect(asciiAddress(text)).toMatch(/^[\x21-\x7e]+$/)
    },
  )

  test.each([
    'a/',
    '//evil.example/',
    '/a//b/',
    '/\\evil.example/',
    '/a\\b/',
    '/a b/',
    '/a\n/* https://evil.example/:splat 301',
    '/a\0b/',
    '/a\u001bb/',
    '/a\u2028b/',
    '/a\ud800/',
    '/../etc/',
    '/a/../b/',
    '/a/./b/',
    '/a/%2e%2e/b/',
    '/a%2fb/',
    '/a%5Cb/',
    '/a%00b/',
    '/a%0ab/',
    '/a%zz/',
    '/%ff/',
    '/*',
    '/a/*/b/',
    '/%2a',
    '/:a/:b/',
    '/:splat',
    '/a/%3asplat',
    '/a:b/',
    '/a?b',
    '/a#b',
    `/${'a'.repeat(256)}/`,
    `/${'ü'.repeat(128)}/`,
    `/${'abc/'.repeat(300)}`,
    '',
  ])('is refused: %j', (text) => {
    expect(isSitePath(text)).toBe(false)
  })
})

test('a redirect points to a path with at most one anchor, or to an external URL', () => {
  expect(isDestination('/a/#b')).toBe(true)
  expect(isDestination('/a/#b\n/* /c 301')).toBe(false)
  expect(isDestination('/a/#b c')).toBe(false)
  expect(isDestination('/a/#b#c')).toBe(false)
  expect(isDestination('https://example.com/:splat')).toBe(false)
  expect(asciiAddress('/ü/#ä')).toBe('/%C3%BC/#%C3%A4')
})
