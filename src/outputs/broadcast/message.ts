/** What is common to the messages of all channels. */
import { createHash } from 'node:crypto'
import { broadcastText as text } from '../../words/broadcast.ts'
import { isTakenBack, type Sending, type Subject } from './broadcasts.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'

export interface Message {
  subject: Subject
  handbook: Handbook
  /** What it corrects, if that was sent before. */
  earlier?: Sending | undefined
}

/** The title that readers see; a correction says so. */
export function subjectLine({ subject, earlier }: Message): string {
  const { title } = subject.entry
  const headline = subject.kind === 'release' ? subject.entry.data.headline : undefined
  const plain = oneLine(isTakenBack(subject) ? text.withdrawn(title) : text.subject(title, headline))
  return earlier ? text.correction(plain) : plain
}

/** What a correction says before all else: which message it corrects, and of which day. */
export function correctionLine({ earlier }: Message): string | undefined {
  return earlier && text.corrects(earlier.at.slice(0, 10), earlier.title)
}

/** The whole address of the page on which it can be read. */
export function addressOf({ subject, handbook }: Message): string {
  return absoluteUrl(subject.entry.url ?? '/', handbook.config.site, handbook.config.base)
}

export function readOn({ kind }: Subject): string {
  return kind === 'release' ? text.readRelease : text.readOn
}

/** A permanent name of the message for its readers: the same for all that is sent of one entry to one audience. */
export function seedOf({ subject, handbook }: Message): string {
  const of = `${subject.entry.collection}/${subject.of}`
  return digestOf(`${of}\n${handbook.audience}`).slice(0, 32)
}

export function digestOf(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

/** Without line breaks, which would end a header of a mail, without control characters, and with whole characters only. */
export function oneLine(value: string): string {
  return onOneLine(value).trim()
}

/** The same of a part of a line, whose spaces keep it from its neighbours. */
export function onOneLine(value: string): string {
  return value.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ')
}
