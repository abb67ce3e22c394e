/** What can be sent to customers, and that the same content gives the same message. */
import { describe, expect, test } from 'vitest'
import { findSubject } from '../../src/outputs/broadcast/broadcasts.ts'
import { makePayload } from '../../src/outputs/broadcast/payload.ts'
import { checkedOf, earlier, messageOf } from './broadcasts.ts'

describe('a reference', () => {
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
    ['inside', 'unfit', '"Inside" is not sent: it is for staff, but the message is public.'],
    ['3.0', 'unfit', '"3.0" is not sent: it is planned for 2027-01-10 and not out yet.'],
  ])('%s is refused', (ref, kind, said) => {
    const { handbook, written } = checkedOf()
    const refusal = findSubject(ref, handbook, written)
    expect(refusal.kind).toBe(kind)
    expect('message' in refusal && refusal.message).toContain(said)
  })

  test('staff messages may have staff content, but no drafts', () => {
    const { handbook, written } = checkedOf({}, { audience: 'staff' })
    expect(findSubject('inside', handbook, written).kind).toBe('entry')
    expect(findSubject('draft', handbook, written).kind).toBe('unfit')
  })
})

test.each(['email', 'slack', 'github'] as const)(
  '%s: the same content gives the same bytes, and a correction has the digest of its content',
  (channel) => {
    const [one, two] = [makePayload(channel, messageOf('logs')), makePayload(channel, messageOf('logs'))]
    expect(two).toEqual(one)
    expect(makePayload(channel, messageOf('logs', {}, earlier)).digest).toBe(one.digest)
    expect(makePayload(channel, messageOf('breaks')).digest).not.toBe(one.digest)
  },
)
