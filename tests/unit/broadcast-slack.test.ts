/** Messages for Slack. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, slackLimits, slackMessage } from '../../src/outputs/broadcast/slack.ts'
import { entry, letterOf } from './broadcasts.ts'

describe('Slack', () => {
  test('an entry', () => {
    expect(slackMessage(letterOf('logs'))).toMatchInlineSnapshot(`
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
                "elements": [
                  {
                    "text": "9 January 2026 · Added · In ",
                    "type": "text",
                  },
                  {
                    "text": "2.9",
                    "type": "link",
                    "url": "https://handbook.example.com/releases/2.9/",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "text": "Export the <log> & keep it, described.",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Self-hosted:",
                    "type": "text",
                  },
                  {
                    "text": " in ",
                    "type": "text",
                  },
                  {
                    "text": "2.9",
                    "type": "link",
                    "url": "https://handbook.example.com/releases/2.9/",
                  },
                  {
                    "text": ", for Team (now Pro)",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "alt_text": "The log",
            "image_url": "https://handbook.example.com/changelog/log.png",
            "type": "image",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "text": "See",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "text": {
              "text": "<https://handbook.example.com/changelog/logs/|Read it in the changelog>",
              "type": "mrkdwn",
            },
            "type": "section",
          },
        ],
        "mrkdwn": false,
        "text": "Export the &lt;log&gt; &amp; keep it",
      }
    `)
  })

  test('a release, breaking changes first', () => {
    expect(slackMessage(letterOf('2.9'))).toMatchInlineSnapshot(`
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
            "elements": [
              {
                "elements": [
                  {
                    "text": "Logs & more",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Changes",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Breaking changes",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "text": "Ask for a token",
                    "type": "link",
                    "url": "https://handbook.example.com/changelog/breaks/",
                  },
                  {
                    "text": "
      ",
                    "type": "text",
                  },
                  {
                    "text": "5 January 2026 · Breaking · Changed",
                    "type": "text",
                  },
                  {
                    "text": "
      ",
                    "type": "text",
                  },
                  {
                    "text": "Ask for a token, described. ",
                    "type": "text",
                  },
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "What to do:",
                    "type": "text",
                  },
                  {
                    "text": " Make a token.",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "style": {
                      "bold": true,
                    },
                    "text": "Added",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "elements": [
              {
                "elements": [
                  {
                    "text": "Export the <log> & keep it",
                    "type": "link",
                    "url": "https://handbook.example.com/changelog/logs/",
                  },
                  {
                    "text": "
      ",
                    "type": "text",
                  },
                  {
                    "text": "9 January 2026 · Added",
                    "type": "text",
                  },
                  {
                    "text": "
      ",
                    "type": "text",
                  },
                  {
                    "text": "Export the <log> & keep it, described.",
                    "type": "text",
                  },
                  {
                    "text": "
      ",
                    "type": "text",
                  },
                  {
                    "text": "Team, now Pro",
                    "type": "text",
                  },
                ],
                "type": "rich_text_section",
              },
            ],
            "type": "rich_text",
          },
          {
            "text": {
              "text": "<https://handbook.example.com/releases/2.9/|Read the full release notes>",
              "type": "mrkdwn",
            },
            "type": "section",
          },
        ],
        "mrkdwn": false,
        "text": "2.9: Logs &amp; more",
      }
    `)
  })

  test('changes beyond the limit are counted', () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [
        `changelog/many-${index}.md`,
        entry(`Many ${index}`, 'type: fixed\ndate: 2026-01-06\nstatus: published'),
      ]),
    )
    const { blocks } = slackMessage(letterOf('2.9', many))
    expect(blocks).toHaveLength(slackLimits.blocks)
    expect(textOf(blocks.at(-2))).toBe('<https://handbook.example.com/releases/2.9/|40 more changes>')
  })

  test('for any text, the limits hold, nobody is mentioned, and plain text stays plain', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    const pieces = ['<!channel>', '<@U1>', '&', '|', '𝕏', 'x', '*star* ', '_under_ ', '~x~ ', '`code` ', ':tada: ', '&lt;']
    fc.assert(
      fc.property(words, fc.constantFrom(...pieces), fc.integer({ min: 1, max: 2500 }), (title, piece, times) => {
        if (title.trim() === '') return
        const long = `${piece.repeat(times)}.`
        const fields = `type: changed\ndate: 2026-01-02\nstatus: published\nbreaking: ${JSON.stringify({ kind: 'api', impact: long, action: long, automated: false })}`
        const { blocks } = slackMessage(letterOf('any', { 'changelog/any.md': entry(title, fields) }))
        for (const block of blocks) {
          const said = textOf(block)
          expect(said.length).toBeLessThanOrEqual(block.type === 'header' ? slackLimits.header : slackLimits.section)
          expect(said).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
          expect(said).not.toBe('')
          // Only our own words are parsed as mrkdwn.
          if (block.type === 'section') expect(said).toBe('<https://handbook.example.com/changelog/any/|Read it in the changelog>')
        }
      }),
      { numRuns: 60, seed: 20_261_129 },
    )
  })

  test('a plain field stays plain, in an entry and in a release', () => {
    const hostile = '*star* _under_ ~x~ `code` <@U1> & :tada: #general'
    const breaking = `breaking: ${JSON.stringify({ kind: 'api', impact: hostile, action: hostile, automated: false })}`
    const more = {
      'changelog/any.md': entry(hostile, `type: changed\ndate: 2026-01-02\nstatus: published\n${breaking}`),
      'releases/2.10.yaml': `date: 2026-02-10\nstatus: yanked\noffering: own\nreason: ${JSON.stringify(hostile)}\n`,
    }
    const saidOf = (ref: string) =>
      slackMessage(letterOf(ref, more)).blocks.flatMap((block) => (block.type === 'section' ? [] : textOf(block)))
    expect(saidOf('any')).toEqual([
      hostile,
      '2 January 2026 · Changed · In 2.9',
      `${hostile}, described.`,
      'Self-hosted: in 2.9, for all plans',
      'What to do',
      `Who’s affected: ${hostile}`,
      `Action: ${hostile}`,
    ])
    expect(saidOf('2.9')).toContain(`${hostile}\n2 January 2026 · Breaking · Changed\n${hostile}, described. What to do: ${hostile}`)
    expect(saidOf('2.10')[1]).toBe(`This release was withdrawn. ${hostile}`)
    expect(slackMessage(letterOf('any', more))).toMatchObject({ text: hostile.replace('<@U1> &', '&lt;@U1&gt; &amp;'), mrkdwn: false })
  })
})

function textOf(block: Block | undefined): string {
  if (block === undefined) return ''
  switch (block.type) {
    case 'rich_text':
      return block.elements.flatMap(({ elements }) => elements.map(({ text }) => text)).join('')
    case 'image':
      return block.alt_text
    default:
      return block.text.text
  }
}
