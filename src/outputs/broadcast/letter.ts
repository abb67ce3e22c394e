/** A message before it's printed for a channel. */
import type { ElementContent } from 'hast'
import { broadcastText as text } from '../../words/broadcast.ts'
import { pageOf } from '../../collections/pages.ts'
import { releaseSummary } from '../../collections/releases/page-summary.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { plainNodes } from '../../page/plain-nodes.ts'
import { sentEntry } from '../../page/sent-entry.ts'
import { toAbsoluteUrl } from '../markdown/entry.ts'
import { sentBlocks } from '../sent-entry.ts'
import { correctionLine, hash, linkLabel, type Message, messageId, messageUrl, oneLine, subjectLine } from './message.ts'

export interface Letter {
  /** One line. */
  title: string
  /** Preview text that mailboxes show next to the title. */
  preview: string
  /** First line of a correction. */
  correction?: string | undefined
  /** Plain HTML with absolute addresses. */
  blocks: readonly ElementContent[]
  /** The same for a chat, which shows less. */
  shortBlocks: readonly ElementContent[]
  /** Alternative text of pictures without one. */
  pictureText: string
  /** The page with all of it. */
  link: { label: string; url: string }
  /** Why the recipient gets it. */
  because: string
  /** Whether recipients can unsubscribe, as customers must be able to. */
  canUnsubscribe: boolean
  /** Part before the "@" of the message's permanent id, and that of the message it follows. */
  id: string
  follows?: string | undefined
  config: Pick<Handbook['config'], 'site' | 'lang'>
}

/** The letter about an entry or a release. A letter and its corrections have different ids, and mailboxes show them as one thread. */
export function letterFrom(message: Message): Letter {
  const { subject, handbook, earlier } = message
  const { head, sections } = sentEntry({ entry: subject.entry, parts: pageOf(subject.entry, handbook) })
  const blocks = sentBlocks(subject.entry, handbook)
  const first = messageId(message)
  return {
    title: subjectLine(message),
    preview: oneLine(
      subject.kind === 'release' ? releaseSummary(subject.entry, handbook) : (subject.entry.description ?? subject.entry.title),
    ),
    correction: correctionLine(message),
    blocks,
    shortBlocks: plainNodes([...head, ...sections], toAbsoluteUrl(handbook)),
    pictureText: subject.entry.title,
    link: { label: linkLabel(subject), url: messageUrl(message) },
    because: text.because(handbook.config.organisation),
    canUnsubscribe: true,
    ...(earlier
      ? { id: `${first}.${hash(JSON.stringify([correctionLine(message), blocks])).slice(0, 16)}`, follows: first }
      : { id: first }),
    config: handbook.config,
  }
}
