import fc from 'fast-check'
import { parseDocument } from 'yaml'
import { describe, expect, test } from 'vitest'
import { withSending } from '../../src/cli/ledger.ts'
import { lastSending, subjectOf } from '../../src/model/broadcast.ts'
import { mailLimit, mailOf } from '../../src/outputs/broadcast/email.ts'
import { githubNotes, withoutMentions } from '../../src/outputs/broadcast/github.ts'
import { cutHtml, withStyles } from '../../src/outputs/broadcast/mail-html.ts'
import { payloadOf } from '../../src/outputs/broadcast/payload.ts'
import { type Block, slackLimits, slackMessage } from '../../src/outputs/broadcast/slack.ts'
import { checkedOf, entry, messageOf } from './broadcasts.ts'

const earlier = {
  of: 'first-logs',
  channel: 'email',
  audience: 'public',
  title: 'Export it',
  at: '2026-01-11T10:00:00Z',
  digest: 'x',
} as const

describe('what is meant', () => {
  test.each([
    ['logs', 'first-logs'],
    ['first-logs', 'first-logs'],
    ['changelog/logs', 'first-logs'],
    ['/changelog/logs/', 'first-logs'],
    ['2.9', '2.9'],
    ['releases/2.9.0', '2.9'],
  ])('%s', (ref, of) => {
    expect(messageOf(ref).subject.of).toBe(of)
  })

  test.each([
    ['lgos', 'unknown', 'There is no entry and no release "lgos". Did you mean "logs"?'],
    ['releases/logs', 'unknown', 'There is no entry and no release "logs".'],
    ['draft', 'unfit', '"Not yet" is not sent: its status is "draft"; publish it first.'],
    ['scheduled', 'unfit', '"Soon" is not sent: it is scheduled for 2026-12-01T09:00:00Z.'],
    ['inside', 'unfit', '"Inside" is not sent: it is for staff, and the message is for the public.'],
    ['3.0', 'unfit', '"3.0" is not sent: it is planned for 2027-01-10 and not out yet.'],
  ])('%s is refused', (ref, kind, said) => {
    const { handbook, written } = checkedOf()
    const refusal = subjectOf(ref, handbook, written)
    expect(refusal.kind).toBe(kind)
    expect('message' in refusal && refusal.message).toContain(said)
  })

  test('staff may be told of what is for staff, never of a draft', () => {
    const { handbook, written } = checkedOf({}, { audience: 'staff' })
    expect(subjectOf('inside', handbook, written).kind).toBe('entry')
    expect(subjectOf('draft', handbook, written).kind).toBe('unfit')
  })
})

describe('mail', () => {
  test('an entry, in two parts', () => {
    expect(mailOf(messageOf('logs'))).toMatchInlineSnapshot(`
      {
        "headers": {
          "List-Unsubscribe": "<{{unsubscribe_url}}>",
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          "Message-ID": "<9da7245ff1a846a495cf016a14916162@handbook.example.com>",
        },
        "html": "<!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Export the &#x3C;log> &#x26; keep it</title>
      </head>
      <body style="margin:0;padding:24px;background:#ffffff">
      <div style="max-width:640px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif;color:#1a1a1a">
      <h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">Export the &#x3C;log> &#x26; keep it</h1><p style="margin:0 0 14px">Export the &#x3C;log> &#x26; keep it, described.</p>
      <p style="margin:0 0 14px"><strong>Added</strong> · Self-hosted, 2.9: Team (now Pro)</p>
      <p style="margin:0 0 14px">Go to <a style="color:#0b57a4" href="https://handbook.example.com/releases/2.9/">the release</a> or <a style="color:#0b57a4" href="https://example.com/?a=1&#x26;b=2">elsewhere</a>.</p>
      <figure style="margin:0 0 14px"><img style="max-width:100%;height:auto" src="https://handbook.example.com/changelog/log.png" alt="The log"><figcaption style="font-size:14px;color:#555555">See</figcaption></figure>
      <p style="margin:0 0 14px"><a style="color:#0b57a4" href="https://handbook.example.com/changelog/logs/">Read it in the changelog</a></p><hr style="border:0;border-top:1px solid #cccccc;margin:24px 0"><p style="margin:0 0 14px">You get this because you asked Example for news of changes. <a style="color:#0b57a4" href="{{unsubscribe_url}}">Unsubscribe</a></p>
      </div>
      </body>
      </html>
      ",
        "preview": "Export the <log> & keep it, described.",
        "subject": "Export the <log> & keep it",
        "text": "Export the <log> & keep it

      **Added** · Self-hosted, 2.9: Team (now Pro)

      Export the <log> & keep it, described.

      Go to [the release](https://handbook.example.com/releases/2.9/) or [elsewhere](https://example.com/?a=1&b=2).

      ![The log](https://handbook.example.com/changelog/log.png)
      See

      [Read it in the changelog](https://handbook.example.com/changelog/logs/)

      -- 
      You get this because you asked Example for news of changes. Unsubscribe: {{unsubscribe_url}}
      ",
      }
    `)
  })

  test('a correction is announced as one, and belongs to the first mail', () => {
    const [first, second] = [mailOf(messageOf('logs')), mailOf(messageOf('logs', {}, earlier))]
    expect(second.subject).toBe('Correction: Export the <log> & keep it')
    const said = 'This corrects what we sent on 2026-01-11 under the title “Export it”.'
    expect(second.html).toContain(said)
    expect(second.text).toContain(said)
    expect(second.headers['In-Reply-To']).toBe(first.headers['Message-ID'])
    expect(second.headers['Message-ID']).not.toBe(first.headers['Message-ID'])
  })

  test('its name stays when the entry is renamed', () => {
    const named = (id: string) =>
      mailOf(messageOf(id, { [`changelog/${id}.md`]: entry(id, 'uid: one\ntype: fixed\ndate: 2026-01-02\nstatus: published') }))
    const [before, after] = ['earlier', 'later'].map(named)
    expect(before?.subject).not.toBe(after?.subject)
    expect(after?.headers['Message-ID']).toBe(before?.headers['Message-ID'])
  })

  test('what is too long is cut between blocks, and says so', () => {
    const long = entry(
      'Long',
      'type: fixed\ndate: 2026-01-02\nstatus: published',
      `\n${'- one *two* 𝕏\n'.repeat(40)}\n${'A paragraph with some words. '.repeat(20)}\n\n`.repeat(300),
    )
    const { html, text } = mailOf(messageOf('long', { 'changelog/long.md': long }))
    for (const part of [html, text]) {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(mailLimit)
      expect(Buffer.byteLength(part)).toBeGreaterThan(mailLimit * 0.9)
      expect(part).toContain('This message is too long to be shown in full.')
      expect(part).toContain('https://handbook.example.com/changelog/long/')
    }
    for (const name of ['p', 'ul', 'li', 'em', 'div'])
      expect(html.match(new RegExp(`<${name}[ >]`, 'g'))?.length, name).toBe(html.match(new RegExp(`</${name}>`, 'g'))?.length)
  })

  test('a value that looks like a tag stays a value', () => {
    expect(withStyles('<p><img alt="<p> x" src="a"></p>')).toBe(
      '<p style="margin:0 0 14px"><img style="max-width:100%;height:auto" alt="<p> x" src="a"></p>',
    )
    expect(cutHtml('<p>a</p><ul><li>b</li></ul><p>c</p>', 27)).toBe('<p>a</p><ul><li>b</li></ul>')
    expect(cutHtml('<p>a</p><ul><li>b</li></ul>', 20)).toBe('<p>a</p>')
  })

  test('in plain text nothing is escaped but code', () => {
    const body = '\nSee https://example.com/?a_b=1&c_d=2 and `\\*`.\n\n```sh\na \\* b\n```\n'
    const { text } = mailOf(
      messageOf('odd', { 'changelog/odd.md': entry('Odd', 'type: fixed\ndate: 2026-01-02\nstatus: published', body) }),
    )
    expect(text).toContain('https://example.com/?a_b=1&c_d=2')
    expect(text).toContain('`\\*`')
    expect(text).toContain('a \\* b')
  })

  test('a title cannot begin another header', () => {
    const { subject } = mailOf(
      messageOf('evil', { 'changelog/evil.md': entry('A\r\nBcc: all@example.com', 'type: fixed\ndate: 2026-01-02\nstatus: published') }),
    )
    expect(subject).toBe('A Bcc: all@example.com')
  })
})

describe('Slack', () => {
  test('an entry', () => {
    expect(slackMessage(messageOf('logs'))).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "text": {
              "emoji": false,
              "text": "Export the <log> & keep it",
              "type": "plain_text",
            },
            "type": "header",
          },
          {
            "elements": [
              {
                "text": "Added · Self-hosted, 2.9: Team (now Pro)",
                "type": "mrkdwn",
              },
            ],
            "type": "context",
          },
          {
            "text": {
              "text": "Export the &lt;log&gt; &amp; keep it, described.",
              "type": "mrkdwn",
            },
            "type": "section",
          },
          {
            "alt_text": "The log",
            "image_url": "https://handbook.example.com/changelog/log.png",
            "type": "image",
          },
          {
            "text": {
              "text": "<https://handbook.example.com/changelog/logs/|Read it in the changelog>",
              "type": "mrkdwn",
            },
            "type": "section",
          },
        ],
        "text": "Export the &lt;log&gt; &amp; keep it",
      }
    `)
  })

  test('a release, what breaks first', () => {
    expect(slackMessage(messageOf('2.9'))).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "text": {
              "emoji": false,
              "text": "2.9: Logs & more",
              "type": "plain_text",
            },
            "type": "header",
          },
          {
            "text": {
              "text": "*Breaking:* <https://handbook.example.com/changelog/breaks/|Ask for a token>
      Ask for a token, described.
      *What to do:* Make a token.",
              "type": "mrkdwn",
            },
            "type": "section",
          },
          {
            "text": {
              "text": "*Added:* <https://handbook.example.com/changelog/logs/|Export the &lt;log&gt; &amp; keep it>
      Export the &lt;log&gt; &amp; keep it, described.",
              "type": "mrkdwn",
            },
            "type": "section",
          },
          {
            "text": {
              "text": "<https://handbook.example.com/releases/2.9/|Read the whole release notes>",
              "type": "mrkdwn",
            },
            "type": "section",
          },
        ],
        "text": "2.9: Logs &amp; more",
      }
    `)
  })

  test('what is more than fits is counted', () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [
        `changelog/many-${index}.md`,
        entry(`Many ${index}`, 'type: fixed\ndate: 2026-01-06\nstatus: published'),
      ]),
    )
    const { blocks } = slackMessage(messageOf('2.9', many))
    expect(blocks).toHaveLength(slackLimits.blocks)
    expect(textOf(blocks.at(-2))).toBe('<https://handbook.example.com/releases/2.9/|35 more changes>')
  })

  test('whatever a writer writes, the limits hold and nobody is called', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('<!channel>', '<@U1>', '&', '|', '𝕏', 'x'),
        fc.integer({ min: 1, max: 2500 }),
        (title, piece, times) => {
          if (title.trim() === '') return
          const long = `${piece.repeat(times)}.`
          const fields = `type: changed\ndate: 2026-01-02\nstatus: published\nbreaking: ${JSON.stringify({ kind: 'api', impact: long, action: long, automated: false })}`
          const { blocks } = slackMessage(messageOf('any', { 'changelog/any.md': entry(title, fields) }))
          for (const block of blocks) {
            const said = textOf(block)
            expect(said.length).toBeLessThanOrEqual(block.type === 'header' ? slackLimits.header : slackLimits.section)
            expect(said).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
            if (block.type === 'section') expect(said.replace(/<https:[^<>|]*\|[^<>|]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

function textOf(block: Block | undefined): string {
  if (block === undefined) return ''
  return block.type === 'context'
    ? block.elements.map(({ text }) => text).join('')
    : block.type === 'image'
      ? block.alt_text
      : block.text.text
}

describe('GitHub', () => {
  test('notes of a release', () => {
    expect(githubNotes(messageOf('2.9'))).toMatchInlineSnapshot(`
      "Logs & more

      Stop the _old_ queue first.

      ## Breaking

      - [Ask for a token](https://handbook.example.com/changelog/breaks/): Ask for a token, described. What to do: Make a token.

      ## Added

      - [Export the \\<log> & keep it](https://handbook.example.com/changelog/logs/): Export the \\<log> & keep it, described.

      [Read the whole release notes](https://handbook.example.com/releases/2.9/)
      "
    `)
  })

  test('a version that was taken back says why', () => {
    expect(githubNotes(messageOf('2.10'))).toContain('**This version was withdrawn.** It lost messages.')
  })

  test.each([
    ['Thanks to @octocat, and @octo-cat.', 'Thanks to @<!-- -->octocat, and @<!-- -->octo-cat.'],
    ['`@scope/name` and <https://x.example/@a> and [x](https://x.example/@b)', undefined],
    ['```sh\nnpm install @scope/name\n```', undefined],
    ['mail me@x.example, 5 @ 3, https://x.example/@c', undefined],
  ])('nobody is called: %s', (markdown, expected) => {
    expect(withoutMentions(markdown)).toBe(expected ?? markdown)
  })

  test('long notes are cut outside of code', () => {
    const code = `\n\`\`\`js\n${'const a = 1\n\n'.repeat(900)}\`\`\`\n`
    const notes = githubNotes(
      messageOf('long', { 'changelog/long.md': entry('L', 'type: fixed\ndate: 2026-01-02\nstatus: published', code.repeat(20)) }),
    )
    expect(Buffer.byteLength(notes)).toBeLessThanOrEqual(125_000)
    expect((notes.match(/^```/gm)?.length ?? 1) % 2).toBe(0)
    expect(notes).toMatch(/too long to be shown in full\.\n\n\[Read it in the changelog\]\(\S+\)\n$/)
  })
})

test.each(['email', 'slack', 'github'] as const)(
  '%s: the same content gives the same bytes, and a correction the digest of what it says',
  (channel) => {
    const [one, two] = [payloadOf(channel, messageOf('logs')), payloadOf(channel, messageOf('logs'))]
    expect(two).toEqual(one)
    expect(payloadOf(channel, messageOf('logs', {}, earlier)).digest).toBe(one.digest)
    expect(payloadOf(channel, messageOf('breaks')).digest).not.toBe(one.digest)
  },
)

describe('the ledger', () => {
  const line = (count: number, indent = '') =>
    `${indent}- of: first-logs\n${indent}  channel: email\n${indent}  audience: public\n${indent}  title: Export it\n${indent}  at: ${`2026-01-1${count}`}T10:00:00Z\n${indent}  digest: x\n`

  test.each([
    ['nothing', '', line(1)],
    ['an empty list', '[]\n', line(1)],
    ['a comment alone', '# Sent.\n', `# Sent.\n${line(1)}`],
    ['lines and comments', `# Sent.\n${line(0)}# The end.\n`, `# Sent.\n${line(0)}# The end.\n${line(1)}`],
    ['no line break at the end', line(0).trimEnd(), line(0) + line(1)],
    ['lines that are set in', line(0, '  '), line(0, '  ') + line(1, '  ')],
    ['line breaks of Windows', line(0).replaceAll('\n', '\r\n'), (line(0) + line(1)).replaceAll('\n', '\r\n')],
  ])('one sending more after %s', (_, before, after) => {
    expect(withSending(before, earlier)).toBe(after)
  })

  test('a list in brackets keeps what it holds', () => {
    const text = withSending('[{ of: a, channel: slack }] # sent\n', earlier) ?? ''
    expect(parseDocument(text).toJS()).toMatchObject([{ of: 'a' }, { of: 'first-logs' }])
    expect(text).toContain('# sent')
  })

  test('a version stays text; what is no list is left alone', () => {
    expect(withSending('', { ...earlier, of: '2.30' })).toContain('of: "2.30"')
    expect(withSending('a: 1\n', earlier)).toBeUndefined()
  })

  test('the last sending on the same channel to the same readers counts', () => {
    const sent = (channel: string, audience: string, at: string) =>
      `- { of: first-logs, channel: ${channel}, audience: ${audience}, at: ${at}, digest: ${at} }\n`
    const ledger =
      sent('email', 'public', '2026-01-12T10:00:00+02:00') +
      sent('email', 'public', '2026-01-12T09:00:00Z') +
      sent('slack', 'public', '2026-01-14T09:00:00Z') +
      sent('email', 'staff', '2026-01-15T09:00:00Z')
    const { written, problems } = checkedOf({ 'broadcasts.yaml': ledger })
    expect(problems).toEqual([])
    expect(lastSending({ of: 'first-logs' }, 'email', 'public', written)?.at).toBe('2026-01-12T09:00:00Z')
    expect(lastSending({ of: 'first-logs' }, 'github', 'public', written)).toBeUndefined()
  })
})
