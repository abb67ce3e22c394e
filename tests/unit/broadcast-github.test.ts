/** Release notes on GitHub. */
import { describe, expect, test } from 'vitest'
import { githubNotes, withoutMentions } from '../../src/outputs/broadcast/github.ts'
import { entry, messageOf } from './broadcasts.ts'

describe('GitHub', () => {
  test('notes of a release', () => {
    expect(githubNotes(messageOf('2.9'))).toMatchInlineSnapshot(`
      "Logs & more

      Stop the _old_ queue first.

      ## Changes

      ### Breaking changes

      - [Ask for a token](https://handbook.example.com/changelog/breaks/) (2026-01-05, Breaking, Changed): Ask for a token, described. **What to do:** Make a token.

      ### Added

      - [Export the \\<log> & keep it](https://handbook.example.com/changelog/logs/) (2026-01-09, Added, Team, now Pro): Export the \\<log> & keep it, described.

      [Read the full release notes](https://handbook.example.com/releases/2.9/)
      "
    `)
  })

  test('a plain field stays plain: nothing in it is read as Markdown', () => {
    const hostile = '*star* _under_ ~x~ ~~y~~ `code` <b>b</b> & &amp; [a](b) ![i](j)'
    const fields = `type: changed\ndate: 2026-01-02\nstatus: published\nbreaking: ${JSON.stringify({ kind: 'api', impact: 'I.', action: hostile, automated: false })}`
    expect(githubNotes(messageOf('any', { 'changelog/any.md': entry('Any', fields) }))).toContain(
      '- Action: \\*star\\* \\_under\\_ \\~x\\~ \\~\\~y\\~\\~ \\`code\\` \\<b>b\\</b> & \\&amp; \\[a]\\(b) !\\[i]\\(j)\n',
    )
  })

  test('a withdrawn version says why', () => {
    expect(githubNotes(messageOf('2.10'))).toContain('**This release was withdrawn.** It lost messages.')
  })

  test.each([
    ['Thanks to @octocat, and @octo-cat.', 'Thanks to @<!-- -->octocat, and @<!-- -->octo-cat.'],
    ['`@scope/name` and <https://x.example/@a> and [x](https://x.example/@b)', undefined],
    ['```sh\nnpm install @scope/name\n```', undefined],
    ['mail me@x.example, 5 @ 3, https://x.example/@c', undefined],
  ])('nobody is mentioned: %s', (markdown, expected) => {
    expect(withoutMentions(markdown)).toBe(expected ?? markdown)
  })

  test('long notes are cut outside code', () => {
    const code = `\n\`\`\`js\n${'const a = 1\n\n'.repeat(900)}\`\`\`\n`
    const notes = githubNotes(
      messageOf('long', { 'changelog/long.md': entry('L', 'type: fixed\ndate: 2026-01-02\nstatus: published', code.repeat(20)) }),
    )
    expect(Buffer.byteLength(notes)).toBeLessThanOrEqual(125_000)
    expect((notes.match(/^```/gm)?.length ?? 1) % 2).toBe(0)
    expect(notes).toMatch(/too long to show in full\.\n\n\[Read it in the changelog\]\(\S+\)\n$/)
  })
})
