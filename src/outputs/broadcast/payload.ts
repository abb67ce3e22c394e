/** The files of a message on each channel. */
import type { Channel } from './broadcasts.ts'
import { mailOf } from './email.ts'
import { githubNotes } from './github.ts'
import { digestOf, type Message } from './message.ts'
import { slackMessage } from './slack.ts'

export interface Payload {
  /** The whole of it as one text. */
  whole: string
  /** By name of the file. */
  files: Record<string, string>
  /** Stays the same as long as what is said does: a correction has the digest of what it says now. */
  digest: string
}

export function payloadOf(channel: Channel, message: Message): Payload {
  const { whole, files } = written[channel](message)
  return { whole, files, digest: digestOf(written[channel]({ ...message, earlier: undefined }).whole) }
}

const written: Record<Channel, (message: Message) => Pick<Payload, 'whole' | 'files'>> = {
  email(message) {
    const { html, text, ...mail } = mailOf(message)
    const { audience } = message.handbook
    const head = { format: 1, audience, ...mail }
    return { whole: json({ ...head, html, text }), files: { 'email.json': json(head), 'email.html': html, 'email.txt': text } }
  },
  slack(message) {
    const whole = json(slackMessage(message))
    return { whole, files: { 'slack.json': whole } }
  },
  github(message) {
    const whole = githubNotes(message)
    return { whole, files: { 'github.md': whole } }
  },
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
