/** What sends a message on one channel. */

/** What became of one delivery. */
export type Outcome =
  | { kind: 'sent'; receipt?: string | undefined }
  /** It certainly didn't arrive. If it's general, others would fail for the same reason. */
  | { kind: 'failed'; reason: string; isGeneral?: boolean }
  /** The connection broke after the message may have been taken. */
  | { kind: 'unclear'; reason: string }

export interface Delivery {
  /** Identifies the recipient in the ledger, without revealing an address. */
  key: string
  /** The recipient in reports. CI logs may be public, so addresses are shortened. */
  name: string
  send(): Promise<Outcome>
}

export interface Courier {
  deliveries: readonly Delivery[]
  /** Whether it can find out by itself if an unclear delivery arrived. */
  canAsk?: boolean
  close(): void
}

/** Something that the environment must say before anything is sent. */
export class SetupError extends Error {
  constructor(channel: string, faults: readonly string[]) {
    super(`Nothing was sent: the environment isn't set up for ${channel}.\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
}
