/** The files of a message for each channel. */
import type { Channel } from './broadcasts.ts'
import { makeMail } from './email.ts'
import { githubNotes } from './github.ts'
import { hash, type Message } from './message.ts'
import { slackMessage } from './slack.ts'

export interface Payload {
  /** The whole message as one text. */
  whole: string
  /** Content by file name. */
  files: Record<string, string>
  /** Digest of the message without the correction notice, so it changes only with the content. */
  digest: string
}

export function makePayload(channel: Channel, message: Message): Payload {
  const { whole, files } = writers[channel](message)
  return { whole, files, digest: hash(writers[channel]({ ...message, earlier: undefined }).whole) }
}

const writers: Record<Channel, (message: Message) => Pick<Payload, 'whole' | 'files'>> = {
  email(message) {
    const { html, text, ...mail } = makeMail(message)
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
