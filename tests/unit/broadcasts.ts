/** A product with something to announce, for message tests. */
import { type Subject, findSubject } from '../../src/outputs/broadcast/broadcasts.ts'
import { type Letter, letterFrom } from '../../src/outputs/broadcast/letter.ts'
import type { Message } from '../../src/outputs/broadcast/message.ts'
import { handbookOf, type TestOptions } from './handbooks.ts'

export const entry = (title: string, fields: string, body = '') =>
  `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(`${title}, described.`)}\nfeatures: [${fields.includes('type: added') ? 'log' : ''}]\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-01-01, verdict: approve }]\n${fields}\n---\n${body}`

export const files: Record<string, string> = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'tiers.yaml':
    '- { id: team, names: [{ from: 2025-01-01, label: Team }, { from: 2026-06-01, label: Pro }], rank: 1, offerings: [own], introduced: 2025-01-01 }\n',
  'features/log.yaml':
    'title: Log\nsummary: What happened.\narea: core\nlifecycle: [{ stage: ga, since: 2026-01-01 }]\navailability: [{ tier: team, offering: own, since: 2026-01-01 }]\n',
  'offerings.yaml': '- { id: own, title: Self-hosted, delivery: versioned }\n',
  'releases/2.9.mdx': '---\ndate: 2026-01-10\nstatus: released\noffering: own\nheadline: Logs & more\n---\n\nStop the *old* queue first.\n',
  'releases/2.10.yaml': 'date: 2026-02-10\nstatus: yanked\noffering: own\nreason: It lost messages.\n',
  'releases/2.11.yaml': 'date: 2026-03-10\nstatus: released\noffering: own\n',
  'releases/3.0.yaml': 'date: 2027-01-10\nstatus: planned\noffering: own\n',
  'changelog/logs.mdx': entry(
    'Export the <log> & keep it',
    'uid: first-logs\ntype: added\ndate: 2026-01-09\nstatus: published\nmedia: [{ src: ./log.png, alt: "The log", kind: image, caption: See }]',
    '\nGo to [the release](../releases/2.9.mdx) or [elsewhere](https://example.com/?a=1&b=2).\n',
  ),
  'changelog/log.png': '',
  'changelog/breaks.md': entry(
    'Ask for a token',
    'type: changed\ndate: 2026-01-05\nstatus: published\nbreaking: { kind: api, impact: Scripts fail., action: Make a token., automated: false }',
  ),
  'changelog/fix.md': entry('Mend the queue', 'type: fixed\ndate: 2026-02-05\nstatus: published'),
  'changelog/next.md': entry('Come later', 'type: added\ndate: 2026-10-05\nrelease: "3.0"\nstatus: published'),
  'changelog/draft.md': entry('Not yet', 'type: fixed\ndate: 2026-02-05\nstatus: draft'),
  'changelog/scheduled.md': entry('Soon', 'type: fixed\ndate: 2026-02-05\nstatus: approved\npublishAt: 2026-12-01T09:00:00Z'),
  'changelog/inside.md': entry('Inside', 'type: fixed\ndate: 2026-02-05\nstatus: published\naudience: staff'),
  'changelog/taken-back.md': entry(
    'Taken back',
    'type: added\ndate: 2026-02-05\nstatus: withdrawn\nrevisions: [{ on: 2026-02-08, note: It did not hold. }]',
  ),
}

export const checkedOf = (more: Record<string, string> = {}, options: TestOptions = {}) => handbookOf({ ...files, ...more }, options)

export function messageOf(ref: string, more: Record<string, string> = {}, earlier?: Message['earlier']): Message {
  const { handbook, written } = checkedOf(more)
  const subject = findSubject(ref, handbook, written)
  if (!('of' in subject)) throw new Error(subject.message)
  return { subject: subject as Subject, handbook, earlier }
}

export function letterOf(...args: Parameters<typeof messageOf>): Letter {
  return letterFrom(messageOf(...args))
}

/** An email sent before. */
export const earlier = {
  of: 'first-logs',
  channel: 'email',
  audience: 'public',
  title: 'Export it',
  at: '2026-01-11T10:00:00Z',
  digest: 'x',
} as const
