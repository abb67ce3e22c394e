/** Sends a message once: what the ledger has is not sent again, what it misses is. */
import { isComplete, type SentMessage } from '../../collections/broadcasts/view.ts'
import type { SentTo } from '../../outputs/broadcast/broadcasts.ts'
import { planSending, type SendingPlan } from '../../outputs/broadcast/sending-plan.ts'
import { type Courier, SetupError } from '../../outputs/sending/courier.ts'
import { CallError, exitCodes, printLines, type Run, warn } from '../common.ts'
import { deliver, type Report } from './deliver.ts'
import { type Ledger, type LedgerLine, openLedger } from './ledger.ts'

export type Corrects = Pick<Extract<SendingPlan, { kind: 'send' }>, 'earlier' | 'reason'>

export interface Prepared {
  title: string
  courier: Courier
}

export interface Shipment extends SentTo {
  /** What it's called in reports. */
  name: string
  digest: string
  /** What the ledger says about it, oldest first. */
  history: readonly SentMessage[]
  /** Make the message, which depends on what it corrects. Throws a `SetupError` if the environment lacks something. */
  prepare(corrects: Corrects): Promise<Prepared>
  /** What a digest says. */
  items?: readonly string[]
  /** What to do if an unclear delivery turns out to have arrived. */
  ifArrived: string
}

export interface ShipResult {
  /** Exit code. */
  code: number
  /** Whether other messages would fail for the same reason. */
  isGeneral: boolean
}

export interface ShipOptions {
  correction?: string | undefined
  again?: boolean | undefined
  dryRun?: boolean | undefined
}

/** For commands that can record what was sent. */
export const markInstead = 'run the command with --mark-sent instead of --send'

const ways: Readonly<Record<SentTo['channel'], string>> = { email: 'by email', slack: 'to Slack', github: 'to GitHub' }

/** Reports what happened, or why nothing was sent. */
export async function ship(
  shipment: Shipment,
  { correction, again = false, dryRun = false }: ShipOptions,
  run: Run,
  ledger: Ledger = openLedger(run),
): Promise<ShipResult> {
  const { name, channel, digest, history, ifArrived } = shipment
  // GitHub says what it has.
  const plan = planSending(history, { digest, correction, again, canAsk: channel === 'github' })
  switch (plan.kind) {
    case 'done':
      warn(`Nothing to send: "${name}" went out ${ways[channel]} at ${plan.last.at} and has not changed since.`)
      return { code: exitCodes.fine, isGeneral: false }
    case 'unclear':
      return refuse(
        `Nothing was sent: it's unclear whether "${name}" reached ${countOf(plan.last.unclear?.length ?? 0)} at ${plan.last.at}, because that sending broke off. Find out whether it arrived. If it did, ${ifArrived}; if not, add --again.`,
      )
    case 'changed':
      return refuse(
        `Nothing was sent: "${name}" went out ${ways[channel]} at ${plan.earlier.at} and has changed since. To send a correction, say why: --correction "We named the wrong plan."`,
      )
    case 'uncorrectable':
      return refuse(`Nothing was sent: "${name}" never went out ${ways[channel]}, so there's nothing to correct. Leave out --correction.`)
    case 'send':
      return sendPlanned(shipment, plan, { dryRun, now: run.settings.now, ledger })
  }
}

function refuse(message: string): ShipResult {
  warn(message)
  return { code: exitCodes.wrongCall, isGeneral: false }
}

async function sendPlanned(
  shipment: Shipment,
  { keys, earlier, reason }: Extract<SendingPlan, { kind: 'send' }>,
  { dryRun, now, ledger }: { dryRun: boolean; now: string; ledger: Ledger },
): Promise<ShipResult> {
  const { of, channel, audience, digest, history, items } = shipment
  const { title, courier } = await prepare(shipment, { earlier, reason })
  const due = courier.deliveries.filter(({ key }) => keys === undefined || keys.has(key))
  const gone = keys === undefined ? 0 : keys.size - due.length
  if (dryRun) {
    printLines([`Would send "${title}" ${ways[channel]} to ${countOf(due.length)}.`])
    warn('Nothing was sent.')
    return { code: exitCodes.fine, isGeneral: false }
  }
  const line: LedgerLine = {
    ...{ of, channel, audience, title, at: now, digest },
    ...(earlier && reason !== undefined && { correction: reason }),
    ...(items && { items: [...items] }),
  }
  try {
    const report = await deliver(courier, keys, line, ledger)
    const last = history.at(-1)
    // A retry that changed nothing needs no line of its own.
    if (report.sent === 0 && report.unclear.length === 0 && due.length > 0 && last?.digest === digest && !isComplete(last) && !last.unclear)
      ledger.undo()
    if (gone > 0) warn(`${countOf(gone)} who didn't get it ${gone === 1 ? 'is' : 'are'} no longer in HANDBOOK_MAIL_TO.`)
    return { code: tell(report, shipment, { title, canAsk: courier.canAsk ?? false }), isGeneral: report.isGeneral }
  } finally {
    courier.close()
  }
}

async function prepare(shipment: Shipment, corrects: Corrects): Promise<Prepared> {
  try {
    return await shipment.prepare(corrects)
  } catch (error) {
    if (error instanceof SetupError) throw new CallError(error.message)
    throw error
  }
}

/** Report what happened. Return the exit code. */
function tell(report: Report, { name, channel, ifArrived }: Shipment, { title, canAsk }: { title: string; canAsk: boolean }): number {
  const { sent, receipts, failed, unclear, untried } = report
  if (sent > 0) {
    const link = receipts.find((receipt) => /^https?:/.test(receipt))
    printLines([
      `Sent "${title}" ${ways[channel]}${channel === 'email' ? ` to ${countOf(sent)}` : ''}${link === undefined ? '.' : `: ${link}`}`,
    ])
  }
  for (const { name: recipient, reason } of failed) warn(`Not sent to ${recipient}. ${reason}`)
  for (const { name: recipient, reason } of unclear) warn(`It's unclear whether it reached ${recipient}. ${reason}`)
  const missing = failed.length + untried
  if (unclear.length > 0)
    warn(
      canAsk
        ? 'Run the command again: it asks first what has arrived.'
        : `Find out whether it arrived. If it did, ${ifArrived}; if not, add --again.`,
    )
  if (missing > 0)
    warn(
      sent + unclear.length > 0
        ? `${countOf(missing)} didn't get "${name}". Run the command again to send it to them alone.`
        : `"${name}" reached nobody. Run the command again once that's solved.`,
    )
  return missing + unclear.length > 0 ? exitCodes.wrongCall : exitCodes.fine
}

function countOf(recipients: number): string {
  return recipients === 1 ? '1 recipient' : `${recipients} recipients`
}
