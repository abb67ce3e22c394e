/** What was sent. */
import type { DataOf } from '../../graph/entry.ts'

/** A line of the ledger. */
export type SentMessage = DataOf<'broadcasts'>
export type Channel = SentMessage['channel']

/** Whether everyone got it. */
export function isComplete({ missing, unclear }: SentMessage): boolean {
  return missing === undefined && unclear === undefined
}

/** Whether anyone got it, or may have. */
export function hasArrived(sending: SentMessage): boolean {
  return isComplete(sending) || (sending.sent ?? 0) > 0 || sending.unclear !== undefined
}
