/** What `handbook new insight --from` takes from an email or a note. */
import { describe, expect, test } from 'vitest'
import { insightFromFile, maxSourceBytes } from '../../src/importing/insights/insight-source.ts'
import { isEmail } from '../../src/importing/insights/source-text.ts'

const head = 'From: Bea Muster <bea@plant.example>\nTo: Ada Example <ada@example.com>\nDate: Tue, 24 Nov 2026 09:00:00 +0100\n'
const plain = (text: string, more = 'Subject: Export\n') => `${head}${more}Content-Type: text/plain; charset=utf-8\n\n${text}`
const html = (text: string) => `${head}Subject: Export\nContent-Type: text/html; charset=utf-8\n\n${text}`
const read = (text: string | Uint8Array, name = 'a.eml') => insightFromFile(typeof text === 'string' ? Buffer.from(text) : text, name)
const bodyOf = async (text: string) => (await read(text)).body?.markdown
const valuesOf = async (text: string | Uint8Array, name?: string) => (await read(text, name)).values

test('an email gives subject, day and text, and the domain of the organisation', async () => {
  expect(await read(plain('The export took two hours.\n\nWe stopped it.\n'))).toEqual({
    values: { statement: 'Export', on: '2026-11-24' },
    body: { markdown: 'The export took two hours.\n\nWe stopped it.', plain: 'The export took two hours.\n\nWe stopped it.' },
    domain: 'plant.example',
    todo: ['The statement is the subject of the email: write what the customer did or said.', 'Check that the text names nobody.'],
  })
})

describe('the text of an email', () => {
  test.each([
    [
      'a reply in English',
      'It failed.\n\nOn Mon, 23 Nov 2026 at 10:00, Ada <ada@example.com> wrote:\n> Did it work?\n> > Older\n',
      'It failed.',
    ],
    ['a reply in German', 'Es ging nicht.\n\nAm 23.11.2026 um 10:00 schrieb Ada <ada@example.com>:\n> Ging es?\n', 'Es ging nicht.'],
    [
      'a reply by Outlook',
      'Es ging nicht.\n\nVon: Ada <ada@example.com>\nGesendet: Montag, 23. November 2026 10:00\nAn: Bea <bea@plant.example>\nBetreff: Export\n\nGing es?\n',
      'Es ging nicht.',
    ],
    ['a signature', 'It failed.\n\n-- \nBea Muster\nPlant Ltd\n', 'It failed.'],
    ['a closing', 'It failed.\n\nBest regards,\nBea\n', 'It failed.'],
    ['a closing in German', 'Es ging nicht.\n\nMit freundlichen Grüßen\nBea Muster\nWerkleitung\n', 'Es ging nicht.'],
    ['a closing in French', 'Ça ne marche pas.\n\nCordialement,\nBea\n', 'Ça ne marche pas.'],
    ['nothing but the name', 'It failed.\n\nBea\n', 'It failed.'],
    [
      'thanks in a sentence',
      'It failed.\n\nThanks to the new page we saw it. Then it failed again.\n',
      'It failed.\n\nThanks to the new page we saw it. Then it failed again.',
    ],
    ['names and addresses', 'Ask Bea Muster <bea@plant.example> or x.y+z@plant.example.\n', 'Ask \\[name] \\[address] or \\[address].'],
    ['markup', 'Run <b>{x}</b> and `y` in a*b*c, # 1\n', 'Run \\<b>{x}\\</b> and \\`y\\` in a\\*b\\*c, # 1'],
    ['wrapped lines and a list', 'We tried\nboth:\n- one\n- two\n  and a half\n', 'We tried both:\n\n- one\n- two and a half'],
    ['nothing but a quotation', '> It failed.\n', '\\> It failed.'],
    ['Chinese', '导出需要两个小时。\n', '导出需要两个小时。'],
  ])('%s', async (_, text, expected) => {
    expect(await bodyOf(plain(text))).toBe(expected)
  })

  test.each([
    [
      'paragraphs and links',
      '<p>It <b>failed</b>, see <a href="https://example.com/x">log</a>.</p><p>Twice.</p>',
      'It **failed**, see [log](https://example.com/x).\n\nTwice.',
    ],
    ['quotations', '<div>It failed.</div><div class="gmail_quote">On Monday <blockquote>Did it work?</blockquote></div>', 'It failed.'],
    ['cited quotations', '<div>It failed.</div><blockquote type="cite">Did it work?</blockquote>', 'It failed.'],
    [
      'layout tables, pictures and styles',
      '<style>p{}</style><table><tr><td><p>It failed.</p><img src="cid:1"></td></tr></table>',
      'It failed.',
    ],
    [
      'scripts and addresses',
      '<script>x()</script><p>It failed. <a href="javascript:x()">Go</a> <a href="mailto:a@b.example">Write</a></p>',
      'It failed. Go Write',
    ],
    ['a whole document', '<!doctype html><html><head><title>T</title></head><body><p>It failed.</p></body></html>', 'It failed.'],
  ])('as HTML: %s', async (_, text, expected) => {
    expect(await bodyOf(html(text))).toBe(expected)
  })

  test('the plain one of two parts', async () => {
    const parts = `${head}Subject: S\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nPlain.\n--b\nContent-Type: text/html\n\n<p>HTML.</p>\n--b--\n`
    expect(await bodyOf(parts)).toBe('Plain.')
  })

  test.each([
    ['iso-8859-1', 'quoted-printable', 'Gr=FC=DFe =\nvon=20hier'],
    ['utf-8', 'base64', Buffer.from('Grüße von hier').toString('base64')],
    ['windows-1252', '8bit', 'Gr\u00fc\u00dfe von hier'],
  ])('in %s as %s', async (charset, encoding, text) => {
    const email = `${head}Subject: S\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n${text}\n`
    expect((await read(Buffer.from(email, 'latin1'))).body?.markdown).toBe('Grüße von hier')
  })

  test('is cut if it is too long, and says so', async () => {
    const { body, todo } = await read(plain('word '.repeat(10_000)))
    expect(body?.plain.length).toBeLessThanOrEqual(20_000)
    expect(todo).toContain('The text was cut after 20000 characters.')
  })

  test.each([
    ['blanks', ' '.repeat(500_000)],
    ['one word', 'a'.repeat(500_000)],
    ['quotations', '>'.repeat(500_000)],
    ['addresses', 'a@'.repeat(250_000)],
    ['deep HTML', '<div>'.repeat(100_000)],
  ])('of any kind is read in a moment: %s', async (name, text) => {
    const read = () => bodyOf(name === 'deep HTML' ? html(text) : plain(`x ${text}`))
    await read().catch((error: Error) => expect(error.message).toContain('nested too deeply'))
  })
})

test('a forwarded email is that of the customer', async () => {
  const forwarded =
    'For your list.\n\n---------- Forwarded message ---------\nFrom: Cy Sample <cy@other.example>\nDate: Mon, Nov 23, 2026 at 9:00 AM\nSubject: Slow page\nTo: Bea Muster <bea@plant.example>\n\nThe page of Cy Sample is slow.\n\nRegards,\nCy\n'
  const { values, body, domain, todo } = await read(plain(forwarded, 'Subject: Fwd: Slow page\n'))
  expect({ values, body: body?.plain, domain }).toEqual({
    values: { statement: 'Slow page', on: '2026-11-24' },
    body: 'The page of \\[name] is slow.',
    domain: 'other.example',
  })
  expect(todo).toContain('The email was forwarded, and has the date of the forwarding.')
})

describe('the values of an email', () => {
  const statement = async (subject: string) => (await valuesOf(plain('Text.', `Subject: ${subject}\n`)))['statement']
  const day = async (date: string) => (await valuesOf(plain('Text.').replace(/^Date: .*$/m, date)))['on']

  test.each([
    ['Re: Export', 'Export'],
    ['AW: WG: [EXT] Export', 'Export'],
    ['RE[2]: Fwd: Export', 'Export'],
    ['回复：导出', '导出'],
    ['Report: Export', 'Report: Export'],
    ['=?iso-8859-1?Q?Gr=FC=DFe?=', 'Grüße'],
    ['Export for bea@plant.example', 'Export for [address]'],
    ['Re:', 'Text.'],
  ])('the subject %s', async (subject, expected) => {
    expect(await statement(subject)).toBe(expected)
  })

  test.each([
    ['Date: Tue, 24 Nov 2026 23:30:00 -0800', '2026-11-24'],
    ['Date: 3 Nov 2026 00:10:00 +0900 (JST)', '2026-11-03'],
    ['Date: yesterday', undefined],
    ['X-Date: none', undefined],
  ])('%s', async (date, expected) => {
    expect(await day(date)).toBe(expected)
  })

  test.each([
    ['bea@plant.example', 'plant.example'],
    ['bea@gmail.com', undefined],
    ['bea@web.de', undefined],
    ['bea@me.plant.example', 'me.plant.example'],
  ])('the domain of %s', async (address, expected) => {
    expect((await read(plain('T').replace('bea@plant.example', address))).domain).toBe(expected)
  })

  test('attachments are named as left out', async () => {
    const parts = `${head}Subject: S\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlain.\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=x.png\n\n0000\n--b--\n`
    expect((await read(parts)).todo).toContain('Not taken over: 1 attachment.')
  })
})

describe('a note', () => {
  test.each<[string, string, Record<string, unknown>, string | undefined]>([
    ['# On **Tuesday** it failed\n\nTwice.\n', 'a.md', { statement: 'On Tuesday it failed' }, 'Twice.'],
    ['It failed.\r\nTwice.\r\n', '2026-11-24 Call.txt', { statement: 'It failed.', on: '2026-11-24' }, 'Twice.'],
    ['- It `failed`, see [log](x.md)\n', 'a.md', { statement: 'It failed, see log' }, undefined],
    ['---\non: 2026-11-24\nrung: 3\n---\nIt failed.\n', 'a.md', { statement: 'It failed.', on: '2026-11-24', rung: 3 }, undefined],
    [
      '---\ndate: 2026-11-24T10:00:00Z\nstatement: They left.\n---\nIt failed.\n',
      'a.md',
      { statement: 'They left.', on: '2026-11-24' },
      undefined,
    ],
    ['Subject: Export\n\nIt failed.\n', 'a.txt', { statement: 'Subject: Export' }, 'It failed.'],
    ['\uFEFFIt failed.\n', 'a.txt', { statement: 'It failed.' }, undefined],
  ])('%j in %s', async (text, name, values, body) => {
    const source = await read(text, name)
    expect([source.values, source.body?.markdown]).toEqual([values, body])
  })

  test('in UTF-16', async () => {
    expect(await valuesOf(Buffer.from('\uFEFFGrüße', 'utf16le'), 'a.txt')).toEqual({ statement: 'Grüße' })
  })

  test('a customer by name is not taken over', async () => {
    const { values, todo } = await read('---\ncustomer: Plant Ltd\n---\nIt failed.\n', 'a.md')
    expect(values).toEqual({ statement: 'It failed.' })
    expect(todo).toEqual(['Not taken over: "customer", which may be a name.'])
  })

  test('of one long paragraph begins with its first sentence, and keeps all of it', async () => {
    const text = `It failed on Tuesday. ${'And again. '.repeat(50)}`.trim()
    const { values, body } = await read(text, 'a.txt')
    expect([values['statement'], body?.markdown]).toEqual(['It failed on Tuesday.', text])
    expect(String((await valuesOf('word '.repeat(100), 'a.txt'))['statement']).length).toBeLessThanOrEqual(300)
  })
})

test.each<[string, string | Uint8Array, string, string]>([
  ['an empty file', '', 'a.txt', 'It is empty.'],
  ['blanks', ' \n\n', 'a.txt', 'It is empty.'],
  ['front matter alone', '---\nrung: 3\n---\n', 'a.md', 'It has no text.'],
  ['broken front matter', '---\nrung: [\n---\nText.\n', 'a.md', 'Its front matter is not valid YAML: '],
  ['no email', 'Just text.\n', 'a.eml', 'It is not an email: '],
  ['a binary file', Buffer.from([0xd0, 0xcf, 0, 1]), 'a.msg', 'It is a binary file. '],
  ['another encoding', Buffer.from('Grüße', 'latin1'), 'a.txt', 'It is neither UTF-8 nor an email. '],
  [
    'several emails',
    `From a@b.example Tue Nov 24 09:00:00 2026\n${plain('One.')}\n\nFrom a@b.example Tue Nov 24 09:00:00 2026\n${plain('Two.')}`,
    'a.mbox',
    'It holds several emails. ',
  ],
  ['an email without subject and text', head, 'a.eml', 'The email has neither a subject nor a text.'],
])('refuses %s', async (_, text, name, message) => {
  await expect(read(text, name)).rejects.toThrow(message)
})

test.each([
  [head, true],
  [`From bea@plant.example Tue Nov 24 09:00:00 2026\n${head}`, true],
  ['Subject: one header\n\nText\n', false],
  ['Text\nFrom: x\nTo: y\n', false],
  ['', false],
])('%j is an email: %s', (text, expected) => {
  expect(isEmail(text)).toBe(expected)
  expect(maxSourceBytes).toBe(30_000_000)
})
