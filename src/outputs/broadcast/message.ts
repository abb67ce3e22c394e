/** Shared by the messages of all channels. */
import { createHash } from 'node:crypto'
import { broadcastText as text } from '../../words/broadcast.ts'
import { isWithdrawnSubject, type SentMessage, type Subject } from './broadcasts.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'

export interface Message {
  subject: Subject
  handbook: Handbook
  /** The message it corrects, if one was sent. */
  earlier?: SentMessage | undefined
}

/** Title for readers, marked if it's a correction. */
export function subjectLine({ subject, earlier }: Message): string {
  const { title } = subject.entry
  const headline = subject.kind === 'release' ? subject.entry.data.headline : undefined
  const plain = oneLine(isWithdrawnSubject(subject) ? text.withdrawn(title) : text.subject(title, headline))
  return earlier ? text.correction(plain) : plain
}

/** First line of a correction: which message it corrects, and its date. */
export function correctionLine({ earlier }: Message): string | undefined {
  return earlier && text.corrects(earlier.at.slice(0, 10), earlier.title)
}

/** Absolute URL of the page. */
export function messageUrl({ subject, handbook }: Message): string {
  return absoluteUrl(subject.entry.url ?? '/', handbook.config.site, handbook.config.base)
}

export function linkLabel({ kind }: Subject): string {
  return kind === 'release' ? text.readRelease : text.readOn
}

/** Permanent id of the message: the same for everything sent about an entry to one audience. */
export function messageId({ subject, handbook }: Message): string {
  const of = `${subject.entry.collection}/${subject.of}`
  return hash(`${of}\n${handbook.audience}`).slice(0, 32)
}

export function hash(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

/** Removes line breaks, which would end an email header, control characters and lone surrogates. */
export function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
