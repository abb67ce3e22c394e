/** Mail addresses in settings. */
import { expect, test } from 'vitest'
import { parseAddress, shortenAddress, splitAddresses } from '../../src/outputs/sending/mail-address.ts'
import { maskSecrets } from '../../src/outputs/sending/mask.ts'
import { readMailSetup } from '../../src/outputs/sending/environment.ts'
import { connectionOptions } from '../../src/outputs/sending/smtp.ts'

test.each([
  ['ann@example.com', 'ann@example.com'],
  [' Ann <ann@example.com> ', 'ann@example.com'],
  ['"Doe, Ann; \\"A\\" <x>" <ann.doe+news@mail.example.com>', 'ann.doe+news@mail.example.com'],
  ['ann@localhost', 'ann@localhost'],
  ['ann@müller.example', 'ann@xn--mller-kva.example'],
  ['Ann', undefined],
  ['ann@', undefined],
  ['@example.com', undefined],
  ['ann @example.com', undefined],
  ['ann@example.com ben@example.com', undefined],
  ['Ann <ann@example.com', undefined],
  ['ann@example.com\nBcc: ben@example.com', undefined],
  ['Ann\r\n <ann@example.com>', undefined],
  ['ann@exa_mple.com', undefined],
  ['', undefined],
])('%j is the address %j', (text, address) => {
  expect(parseAddress(text)).toBe(address)
})

test.each([
  ['a@x.example, b@x.example;c@x.example\n d@x.example,', ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example']],
  ['"Doe, Ann" <a@x.example>, Ben <b@x.example>', ['"Doe, Ann" <a@x.example>', 'Ben <b@x.example>']],
  ['"Doe, Ann <a@x.example>', ['"Doe', 'Ann <a@x.example>']],
  ['', []],
])('%j has these parts', (text, parts) => {
  expect(splitAddresses(text)).toEqual(parts)
})

test('an address is shortened for reports', () => {
  expect([shortenAddress('ann@example.com'), shortenAddress('𝕏y@example.com')]).toEqual(['a…@example.com', '𝕏…@example.com'])
})

test('a secret is hidden in every form in which a server may repeat it', () => {
  const mask = maskSecrets(['p@ss "word"', undefined, 'abc'])
  const forms = ['p@ss "word"', 'p%40ss%20%22word%22', 'p@ss \\"word\\"', Buffer.from('p@ss "word"').toString('base64')]
  expect(forms.map((form) => mask(`<${form}>`))).toEqual(forms.map(() => '<…>'))
  expect(mask('abc')).toBe('abc')
})

const env = (url: string, more = {}) => ({
  HANDBOOK_SMTP_URL: url,
  HANDBOOK_MAIL_FROM: 'a@example.com',
  HANDBOOK_MAIL_TO: 'Ann <ann@example.com>, ANN@example.com, ben@example.com',
  HANDBOOK_MAIL_UNSUBSCRIBE: 'mailto:leave@example.com https://example.com/leave',
  ...more,
})
const read = (url: string, more = {}) => readMailSetup(env(url, more), { canUnsubscribe: true, hasList: true })

test.each([
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, secure: false, isLocal: false }],
  ['smtps://mail.example.com/', { host: 'mail.example.com', port: 465, secure: true, isLocal: false }],
  ['smtp://a%40b:p%2Fw@mail.example.com:2525', { port: 2525, user: 'a@b', password: 'p/w' }],
  ['smtp://[::1]:25', { host: '::1', port: 25, isLocal: true }],
])('the server %s', (url, server) => {
  expect(read(url).server).toMatchObject(server)
})

test.each([
  'http://mail.example.com',
  'mail.example.com:25',
  'smtp:mail',
  'smtp://mail.example.com/?pool=true',
  'smtp://a:%zz@mail.example.com',
])('the server %s is refused, without its value', (url) => {
  expect(() => read(url)).toThrow('HANDBOOK_SMTP_URL is malformed.')
  expect(() => read(url)).not.toThrow(url)
})

test.each(['http://example.com', 'example.com/leave', 'mailto:a@example.com>, <mailto:b@example.com', 'https://example.com/lö'])(
  'unsubscribing at %s is refused',
  (link) => {
    expect(() => read('smtp://localhost', { HANDBOOK_MAIL_UNSUBSCRIBE: link })).toThrow('HANDBOOK_MAIL_UNSUBSCRIBE is malformed.')
  },
)

test.each([
  ['smtp://a:password@mail.example.com', true],
  ['smtp://mail.example.com', false],
  ['smtp://a:password@127.0.0.1', false],
])('%s: a password needs encryption: %s', (url, isRequired) => {
  expect(connectionOptions(read(url))).toMatchObject({ secure: false, requireTLS: isRequired })
})

test('no one is listed twice, and mailboxes are offered a page before an email', () => {
  expect(read('smtp://localhost')).toMatchObject({
    to: ['ANN@example.com', 'ben@example.com'],
    unsubscribe: ['https://example.com/leave', 'mailto:leave@example.com'],
  })
})
