/** The files of a message for each channel. */
import { toHtml } from 'hast-util-to-html'
import type { Channel } from '../../collections/broadcasts/view.ts'
import { makeMail } from './email.ts'
import { githubNotes } from './github.ts'
import { type Letter, letterFrom } from './letter.ts'
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
  return { ...writers[channel](message), digest: hash(digested[channel]({ ...message, earlier: undefined })) }
}

/** What counts as the message. The look of an email and its footer don't. */
const digested: Record<Channel, (message: Message) => string> = {
  email: (message) => digestedLetter(letterFrom(message)),
  slack: (message) => writers.slack(message).whole,
  github: (message) => writers.github(message).whole,
}

export function digestedLetter({ title, blocks, link }: Letter): string {
  return JSON.stringify([title, toHtml({ type: 'root', children: [...blocks] }), link.url])
}

const writers: Record<Channel, (message: Message) => Pick<Payload, 'whole' | 'files'>> = {
  email(message) {
    const { html, text, ...mail } = makeMail(letterFrom(message))
    const { audience } = message.handbook
    const head = { format: 1, audience, ...mail }
    return { whole: json({ ...head, html, text }), files: { 'email.json': json(head), 'email.html': html, 'email.txt': text } }
  },
  slack(message) {
    const whole = json(slackMessage(letterFrom(message)))
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
