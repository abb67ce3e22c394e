/** Content of emails. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import { mailLimit, makeMail } from '../../src/outputs/broadcast/email.ts'
import { cutBlocks, withStyles } from '../../src/outputs/broadcast/mail-html.ts'
import { earlier, entry, letterOf } from './broadcasts.ts'

const html = (nodes: ElementContent[]) => toHtml({ type: 'root', children: nodes })

describe('mail', () => {
  test('an entry in two parts', () => {
    expect(makeMail(letterOf('logs'))).toMatchInlineSnapshot(`
      {
        "headers": {
          "List-Unsubscribe": "<{{unsubscribe_url}}>",
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          "Message-ID": "<9da7245ff1a846a495cf016a14916162@handbook.example.com>",
        },
        "html": "<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Export the &#x3C;log> &#x26; keep it</title></head>
      <body style="margin:0;padding:24px;background:#ffffff"><div style="max-width:640px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif;color:#1a1a1a"><h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">Export the &#x3C;log> &#x26; keep it</h1>
      <p style="margin:0 0 14px">9 January 2026 · Added · In <a style="color:#0b57a4" href="https://handbook.example.com/releases/2.9/">2.9</a></p><p style="margin:0 0 14px">Export the &#x3C;log> &#x26; keep it, described.</p><p style="margin:0 0 14px"><strong>Self-hosted:</strong> in <a style="color:#0b57a4" href="https://handbook.example.com/releases/2.9/">2.9</a>, for Team (now Pro)</p>
      <p style="margin:0 0 14px">Go to <a style="color:#0b57a4" href="https://handbook.example.com/releases/2.9/">the release</a> or <a style="color:#0b57a4" href="https://example.com/?a=1&#x26;b=2">elsewhere</a>.</p>
      <figure style="margin:0 0 14px"><img style="max-width:100%;height:auto" src="https://handbook.example.com/changelog/log.png" alt="The log"><figcaption style="font-size:14px;color:#555555">See</figcaption></figure>
      <p style="margin:0 0 14px"><a style="color:#0b57a4" href="https://handbook.example.com/changelog/logs/">Read it in the changelog</a></p><hr style="border:0;border-top:1px solid #cccccc;margin:24px 0"><p style="margin:0 0 14px">You’re getting this because you asked Example for product updates. <a style="color:#0b57a4" href="{{unsubscribe_url}}">Unsubscribe</a></p></div></body></html>
      ",
        "preview": "Export the <log> & keep it, described.",
        "subject": "Export the <log> & keep it",
        "text": "Export the <log> & keep it

      9 January 2026 · Added · In 2.9
      (https://handbook.example.com/releases/2.9/)

      Export the <log> & keep it, described.

      Self-hosted: in 2.9 (https://handbook.example.com/releases/2.9/), for
      Team (now Pro)

      Go to the release (https://handbook.example.com/releases/2.9/) or
      elsewhere (https://example.com/?a=1&b=2).

      The log (https://handbook.example.com/changelog/log.png)
      See

      Read it in the changelog (https://handbook.example.com/changelog/logs/)

      -- 
      You’re getting this because you asked Example for product updates.
      Unsubscribe: {{unsubscribe_url}}
      ",
      }
    `)
  })

  test('a plain field stays plain in both parts', () => {
    const hostile = '*star* _under_ ~x~ ~~y~~ `code` <@U1> <b>b</b> & &amp; &#x20; C:\\*.txt \\_ \\` [a](b) 1. - x'
    const fields = `type: changed\ndate: 2026-01-02\nstatus: published\nbreaking: ${JSON.stringify({ kind: 'api', impact: hostile, action: hostile, automated: false })}`
    const prose = '\nType `a\\_b` or\n\n- this:\n\n  ```sh\n  echo \\*\n  ```\n'
    const { text, html } = makeMail(
      letterOf('any', {
        'changelog/any.md': entry('Any', fields, prose).replace('"Any, described."', () => JSON.stringify(` ${hostile}`)),
      }),
    )
    const paragraphs = text.split('\n\n').map((paragraph) => paragraph.replaceAll('\n', ' '))
    expect(paragraphs).toEqual(expect.arrayContaining([hostile, `Who’s affected: ${hostile}`, `Action: ${hostile}`]))
    expect(text).toContain('\n\nType a\\_b or\n\n• this:\n\n      echo \\*\n\n')
    expect(html).toContain(`<strong>Who’s affected:</strong> ${hostile.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')}</p>`)
  })

  test('a correction is marked as one, and threaded with the first email', () => {
    const [first, second] = [makeMail(letterOf('logs')), makeMail(letterOf('logs', {}, earlier))]
    expect(second.subject).toBe('Correction: Export the <log> & keep it')
    const said = 'This corrects what we sent on 2026-01-11 under the title “Export it”.'
    expect(second.html).toContain(said)
    expect(second.text).toContain(said)
    expect(second.headers['In-Reply-To']).toBe(first.headers['Message-ID'])
    expect(second.headers['Message-ID']).not.toBe(first.headers['Message-ID'])
  })

  test('its id stays when the entry is renamed', () => {
    const named = (id: string) =>
      makeMail(letterOf(id, { [`changelog/${id}.md`]: entry(id, 'uid: one\ntype: fixed\ndate: 2026-01-02\nstatus: published') }))
    const [before, after] = ['earlier', 'later'].map(named)
    expect(before?.subject).not.toBe(after?.subject)
    expect(after?.headers['Message-ID']).toBe(before?.headers['Message-ID'])
  })

  test('long content is cut between blocks, and says so', () => {
    const long = entry(
      'Long',
      'type: fixed\ndate: 2026-01-02\nstatus: published',
      `\n${'- one *two* 𝕏\n'.repeat(40)}\n${'A paragraph with some words. '.repeat(20)}\n\n`.repeat(300),
    )
    const { html, text } = makeMail(letterOf('long', { 'changelog/long.md': long }))
    for (const part of [html, text]) {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(mailLimit)
      expect(Buffer.byteLength(part)).toBeGreaterThan(mailLimit * 0.9)
      expect(part).toContain('This message is too long to show in full.')
      expect(part).toContain('https://handbook.example.com/changelog/long/')
    }
    for (const name of ['p', 'ul', 'li', 'em', 'div'])
      expect(html.match(new RegExp(`<${name}[ >]`, 'g'))?.length, name).toBe(html.match(new RegExp(`</${name}>`, 'g'))?.length)
  })

  test('a value that looks like a tag stays a value', () => {
    expect(html(withStyles([h('p', h('img', { alt: '<p> x', src: 'a' }))]))).toBe(
      '<p style="margin:0 0 14px"><img style="max-width:100%;height:auto" alt="<p> x" src="a"></p>',
    )
    const blocks = [h('p', 'a'), h('ul', h('li', 'b')), h('p', 'c')]
    expect(html(cutBlocks(blocks, 27))).toBe('<p>a</p><ul><li>b</li></ul>')
    expect(html(cutBlocks(blocks.slice(0, 2), 20))).toBe('<p>a</p>')
    expect(html(cutBlocks(blocks, 35))).toBe(html(blocks))
  })

  test('plain text escapes nothing, and marks no code', () => {
    const body = '\nSee https://example.com/?a_b=1&c_d=2 and `\\*`.\n\n```sh\na \\* b\n```\n'
    const { text } = makeMail(
      letterOf('odd', { 'changelog/odd.md': entry('Odd', 'type: fixed\ndate: 2026-01-02\nstatus: published', body) }),
    )
    expect(text).toContain('https://example.com/?a_b=1&c_d=2')
    expect(text).toContain('and \\*.\n\n    a \\* b\n')
  })

  test("a title can't start another header", () => {
    const { subject } = makeMail(
      letterOf('evil', { 'changelog/evil.md': entry('A\r\nBcc: all@example.com', 'type: fixed\ndate: 2026-01-02\nstatus: published') }),
    )
    expect(subject).toBe('A Bcc: all@example.com')
  })
})
