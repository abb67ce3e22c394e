/** Delivers a message to its recipients, and keeps the ledger: whatever happens, it says who has the message and who doesn't. */
import type { Courier, Delivery, Outcome } from '../../outputs/sending/courier.ts'
import type { Ledger, LedgerLine } from './ledger.ts'

export interface Failure {
  name: string
  reason: string
}

export interface Report {
  sent: number
  receipts: readonly string[]
  failed: readonly Failure[]
  unclear: readonly Failure[]
  /** Whether the last failure concerns everyone, such as a server that's down. The rest isn't tried then. */
  isGeneral: boolean
  untried: number
}

/**
 * `keys` limits it to some recipients. Before each delivery, the ledger says that it's unclear, so a command that's killed leaves at most
 * one in doubt.
 */
export async function deliver(
  { deliveries }: Courier,
  keys: ReadonlySet<string> | undefined,
  line: LedgerLine,
  ledger: Ledger,
): Promise<Report> {
  const due = deliveries.filter(({ key }) => keys === undefined || keys.has(key))
  const missing = new Set(due.map(({ key }) => key))
  const unclear = new Set<string>()
  const report = { sent: 0, receipts: new Set<string>(), failed: [] as Failure[], unclear: [] as Failure[], isGeneral: false, untried: 0 }
  const write = (receipt?: string) => {
    const isDone = missing.size + unclear.size === 0
    ledger.write({
      ...line,
      ...(receipt !== undefined && { receipt }),
      sent: report.sent,
      ...(!isDone && missing.size > 0 && { missing: [...missing] }),
      ...(!isDone && unclear.size > 0 && { unclear: [...unclear] }),
    })
  }
  for (const [index, delivery] of due.entries()) {
    missing.delete(delivery.key)
    unclear.add(delivery.key)
    write()
    const outcome = await tryDelivery(delivery)
    const { name, key } = delivery
    if (outcome.kind !== 'unclear') unclear.delete(key)
    if (outcome.kind === 'sent') {
      report.sent++
      if (outcome.receipt !== undefined) report.receipts.add(outcome.receipt)
      continue
    }
    if (outcome.kind === 'failed') missing.add(key)
    report[outcome.kind].push({ name, reason: outcome.reason })
    if (outcome.kind === 'unclear' || outcome.isGeneral) {
      report.isGeneral = true
      report.untried = due.length - index - 1
      break
    }
  }
  const receipts = [...report.receipts]
  write(receipts.length === 1 ? receipts[0] : undefined)
  return { ...report, receipts }
}

/** A fault of ours during a delivery leaves it in doubt, like a broken connection. */
async function tryDelivery(delivery: Delivery): Promise<Outcome> {
  try {
    return await delivery.send()
  } catch (error) {
    return { kind: 'unclear', reason: `It stopped: ${error instanceof Error ? error.message : String(error)}` }
  }
}
