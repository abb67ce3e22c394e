/** Shared by the messages of all channels. */
import { createHash } from 'node:crypto'
import { broadcastText as text } from '../../words/broadcast.ts'
import type { SentMessage } from '../../collections/broadcasts/view.ts'
import { isWithdrawnSubject, type Subject } from './broadcasts.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'

export interface Message {
  subject: Subject
  handbook: Handbook
  /** The message it corrects, if one was sent. */
  earlier?: Pick<SentMessage, 'at' | 'title'> | undefined
  /** Why it's corrected, in one sentence. */
  reason?: string | undefined
}

/** Title for readers, marked if it's a correction. */
export function subjectLine({ subject, earlier }: Message): string {
  const { title } = subject.entry
  const headline = subject.kind === 'release' ? subject.entry.data.headline : undefined
  const plain = oneLine(isWithdrawnSubject(subject) ? text.withdrawn(title) : text.subject(title, headline))
  return earlier ? text.correction(plain) : plain
}

/** First line of a correction: which message it corrects, its date, and the reason if one is given. */
export function correctionLine({ earlier, reason }: Message): string | undefined {
  if (!earlier) return undefined
  const corrects = text.corrects(earlier.at.slice(0, 10), earlier.title)
  return reason === undefined ? corrects : `${corrects} ${oneLine(reason)}`
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
  return onOneLine(value).trim()
}

/** The same of a part of a line, whose spaces keep it from its neighbours. */
export function onOneLine(value: string): string {
  return value.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ')
}
