/** `handbook broadcast REF`: makes a message about an entry or release for a channel, or sends it, and keeps a ledger of what was sent. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type Channel, hasArrived, isComplete, type SentMessage } from '../collections/broadcasts/view.ts'
import { messageErrors, invalidEntryErrors } from '../outputs/broadcast/blocking-errors.ts'
import { channels, findSubject, isWithdrawnSubject, sendingsOf, type Subject } from '../outputs/broadcast/broadcasts.ts'
import { type Message, subjectLine } from '../outputs/broadcast/message.ts'
import { makePayload } from '../outputs/broadcast/payload.ts'
import { planSending } from '../outputs/broadcast/sending-plan.ts'
import type { Problem } from '../problems/problem.ts'
import type { SettingsInput } from '../settings.ts'
import { formatReport } from './check.ts'
import {
  CallError,
  endWith,
  exitCodes,
  print,
  printLines,
  type Run,
  runCheck,
  settingsFor,
  warn,
  warnReport,
  withCommonOptions,
} from './common.ts'
import { courierFor } from './sending/courier-for.ts'
import { openLedger } from './sending/ledger.ts'
import { whileSending } from './sending/lock.ts'
import { markInstead, ship, type ShipOptions } from './sending/ship.ts'

interface BroadcastOptions extends SettingsInput, ShipOptions {
  channel: Channel
  out?: string
  markSent?: boolean
  send?: boolean
  tag?: string
}

export function addBroadcast(program: Command): void {
  withCommonOptions(
    program
      .command('broadcast')
      .argument('<ref>', 'an entry by id or uid, or a release by version')
      .description('create the message for an entry or a release, or send it'),
  )
    .addOption(new Option('--channel <channel>', 'channel of the message').choices(channels).makeOptionMandatory())
    .addOption(new Option('--audience <audience>', 'readers of the site').choices(['public', 'staff']).default('public'))
    .addOption(new Option('--out <dir>', 'output folder (default: print the message)').conflicts('send'))
    .addOption(new Option('--mark-sent', 'record in broadcasts.yaml that it was sent').conflicts('send'))
    .option('--send', 'send it, unless it was sent; addresses and secrets come from the environment')
    .option('--correction <reason>', 'why it corrects what was sent, in a sentence for its readers')
    .option('--again', 'with --send: send it even if it went out, or may have')
    .option('--tag <name>', "with --send to GitHub: the release's tag (default: the version, with or without v)")
    .option('--dry-run', 'with --send: say what would be sent, and send nothing')
    .action(async (ref: string, options: BroadcastOptions) => {
      for (const [name, isGiven] of Object.entries({ '--again': options.again, '--tag': options.tag, '--dry-run': options.dryRun }))
        if (isGiven && !options.send) throw new CallError(`"${name}" needs --send.`)
      if (options.tag !== undefined && options.channel !== 'github') throw new CallError('"--tag" is for --channel github.')
      if (options.correction?.trim() === '') throw new CallError('"--correction" needs a reason.')
      if (!options.send || options.dryRun) return endWith(await broadcast(ref, options))
      const { content } = await settingsFor(options)
      endWith(await whileSending(content, () => broadcast(ref, options)))
    })
}

/** Return the exit code. */
async function broadcast(ref: string, options: BroadcastOptions): Promise<number> {
  const start = performance.now()
  const run = await runCheck(options)
  const { handbook, written, problems, settings } = run
  if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
  const refuseFor = (faults: readonly Problem[]) => {
    warnReport(formatReport({ ...run, problems: [...faults] }, 'text', Math.round(performance.now() - start)))
    return refuse('Nothing was created: the message, or what it announces, has these errors. Fix them first.')
  }
  const subject = findSubject(ref, handbook, written)
  if (subject.kind === 'unknown') {
    const faults = invalidEntryErrors(ref, run)
    if (faults.length > 0) return refuseFor(faults)
    throw new CallError(subject.message)
  }
  if (subject.kind === 'unfit') return refuse(subject.message)
  const faults = messageErrors(subject, run)
  if (faults.length > 0) return refuseFor(faults)

  const { channel } = options
  const history = sendingsOf({ of: subject.of, channel, audience: settings.audience }, written)
  if (!history.some(hasArrived) && isWithdrawnSubject(subject))
    return refuse(`"${subject.entry.title}" is not sent: it was withdrawn, and was never announced on this channel.`)
  return options.send ? send(subject, history, options, run) : create(subject, history, options, run)
}

async function send(subject: Subject, history: readonly SentMessage[], options: BroadcastOptions, run: Run): Promise<number> {
  const { handbook, settings } = run
  const { channel, tag } = options
  if (channel === 'github' && subject.kind === 'entry')
    throw new CallError(`GitHub has releases, and "${subject.of}" is an entry. Send the release that has it.`)
  const { digest } = makePayload(channel, { subject, handbook })
  const shipment = {
    of: subject.of,
    channel,
    audience: settings.audience,
    name: subject.entry.title,
    digest,
    history,
    ifArrived: markInstead,
    async prepare(corrects: Pick<Message, 'earlier' | 'reason'>) {
      const message: Message = { subject, handbook, ...corrects }
      const scope = JSON.stringify([subject.of, settings.audience, digest])
      // GitHub replaces the notes it has, as is meant by a correction.
      const canReplace = (options.again ?? false) || corrects.earlier !== undefined
      return { title: subjectLine(message), courier: await courierFor(channel, message, { scope, at: settings.now, tag, canReplace }) }
    },
  }
  const { code } = await ship(shipment, options, run)
  return code
}

/** Print or write the message, or record that it was sent. */
function create(subject: Subject, history: readonly SentMessage[], options: BroadcastOptions, run: Run): number {
  const { handbook, settings } = run
  const { channel, correction } = options
  const { title } = subject.entry
  const { digest } = makePayload(channel, { subject, handbook })
  const plan = planSending(history, { digest, correction, again: false, canAsk: false })
  const last = history.at(-1)
  const line = (sentTitle: string | undefined) => ({
    of: subject.of,
    channel,
    audience: settings.audience,
    title: sentTitle,
    at: settings.now,
    digest,
  })
  if (plan.kind === 'unclear' && last && options.markSent) {
    const { title: sentTitle, correction: reason, missing, unclear = [] } = last
    openLedger(run).write({ ...line(sentTitle), correction: reason, sent: unclear.length, missing })
    warn(missing ? `Recorded. ${missing.length} recipients still miss it; --send sends it to them.` : 'Recorded.')
    return exitCodes.fine
  }
  if (plan.kind === 'done') {
    warn(`Nothing to send: "${title}" went out by ${channel} at ${plan.last.at} and has not changed since.`)
    return exitCodes.fine
  }
  if (plan.kind === 'uncorrectable')
    throw new CallError(`"${title}" never went out by ${channel}, so there's nothing to correct. Leave out --correction.`)
  const earlier = plan.kind === 'changed' || plan.kind === 'send' ? plan.earlier : undefined
  const message: Message = { subject, handbook, earlier, reason: correction }
  const payload = makePayload(channel, message)
  if (options.out === undefined) print(payload.whole)
  else printLines(writeFiles(resolve(options.out), payload.files))
  if (earlier) warn(`This is a correction: "${title}" went out by ${channel} at ${earlier.at}.`)
  if (last && !isComplete(last) && last.digest === digest) warn(`Some recipients have it already: --send at ${last.at} didn't reach all.`)
  if (options.markSent) openLedger(run).write({ ...line(subjectLine(message)), correction })
  return exitCodes.fine
}

function refuse(message: string): number {
  warn(message)
  return exitCodes.contentErrors
}

/** Return the paths of the files. */
function writeFiles(out: string, files: Readonly<Record<string, string>>): string[] {
  mkdirSync(out, { recursive: true })
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(join(out, name), text)
    return join(out, name)
  })
}
