/** Decides from the ledger what's still to be sent, and who gets it. */
import { hasArrived, isComplete, type SentMessage } from '../../collections/broadcasts/view.ts'

export interface SendingRequest {
  /** Digest of the message as it would be sent now. */
  digest: string
  /** Reason to correct an earlier message. */
  correction: string | undefined
  /** Whether to send it to those who have it, or may have it. */
  again: boolean
  /** Whether the channel finds out by itself if an unclear delivery arrived. */
  canAsk: boolean
}

export type SendingPlan =
  | { kind: 'done'; last: SentMessage }
  /** Recipients may have got it. Only the user can know. */
  | { kind: 'unclear'; last: SentMessage }
  /** It changed since, which needs a reason. */
  | { kind: 'changed'; earlier: SentMessage }
  /** There's nothing to correct. */
  | { kind: 'uncorrectable' }
  | {
      kind: 'send'
      /** Keys of the recipients; undefined for all. */
      keys: ReadonlySet<string> | undefined
      /** The message that it corrects. */
      earlier: SentMessage | undefined
      reason: string | undefined
    }

/** `history` has every line of the ledger about the message, oldest first. */
export function planSending(history: readonly SentMessage[], { digest, correction, again, canAsk }: SendingRequest): SendingPlan {
  const last = history.at(-1)
  const earlier = findCorrected(history, digest)
  if (last?.digest === digest) {
    const reason = last.correction
    if (isComplete(last)) return again ? { kind: 'send', keys: undefined, earlier, reason } : { kind: 'done', last }
    const { missing = [], unclear = [] } = last
    if (unclear.length > 0 && !again && !canAsk) return { kind: 'unclear', last }
    return { kind: 'send', keys: new Set([...missing, ...unclear]), earlier, reason: correction ?? reason }
  }
  if (earlier && correction === undefined) return { kind: 'changed', earlier }
  if (!earlier && correction !== undefined) return { kind: 'uncorrectable' }
  return { kind: 'send', keys: undefined, earlier, reason: correction }
}

/** The last message with other content that someone got. */
export function findCorrected(history: readonly SentMessage[], digest: string): SentMessage | undefined {
  return history.findLast((each) => hasArrived(each) && each.digest !== digest)
}
