/** The ledger of sent messages. */
import { parseDocument } from 'yaml'
import { describe, expect, test } from 'vitest'
import { appendItem } from '../../src/authoring/list-file.ts'
import { lastSent } from '../../src/outputs/broadcast/broadcasts.ts'
import { checkedOf, earlier } from './broadcasts.ts'

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
  ])('another message after %s', (_, before, after) => {
    expect(appendItem(before, earlier)).toBe(after)
  })

  test('a list in brackets keeps its items', () => {
    const text = appendItem('[{ of: a, channel: slack }] # sent\n', earlier) ?? ''
    expect(parseDocument(text).toJS()).toMatchObject([{ of: 'a' }, { of: 'first-logs' }])
    expect(text).toContain('# sent')
  })

  test('a version stays text, and anything but a list is left alone', () => {
    expect(appendItem('', { ...earlier, of: '2.30' })).toContain('of: "2.30"')
    expect(appendItem('a: 1\n', earlier)).toBeUndefined()
  })

  test('the last message on the same channel to the same audience counts', () => {
    const sent = (channel: string, audience: string, at: string) =>
      `- { of: first-logs, channel: ${channel}, audience: ${audience}, at: ${at}, digest: ${at} }\n`
    const ledger =
      sent('email', 'public', '2026-01-12T10:00:00+02:00') +
      sent('email', 'public', '2026-01-12T09:00:00Z') +
      sent('slack', 'public', '2026-01-14T09:00:00Z') +
      sent('email', 'staff', '2026-01-15T09:00:00Z')
    const { written, problems } = checkedOf({ 'broadcasts.yaml': ledger })
    expect(problems).toEqual([])
    expect(lastSent({ of: 'first-logs' }, 'email', 'public', written)?.at).toBe('2026-01-12T09:00:00Z')
    expect(lastSent({ of: 'first-logs' }, 'github', 'public', written)).toBeUndefined()
  })
})
