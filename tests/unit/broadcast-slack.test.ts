/** What Slack gets. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, slackLimits, slackMessage } from '../../src/outputs/broadcast/slack.ts'
import { entry, messageOf } from './broadcasts.ts'

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
