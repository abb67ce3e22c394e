/** `handbook broadcast REF`: makes a message about an entry or release for a channel, and keeps a ledger of what was sent. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type Channel, channels, isWithdrawnSubject, lastSent, findSubject } from '../outputs/broadcast/broadcasts.ts'
import { messageErrors, invalidEntryErrors } from '../outputs/broadcast/blocking-errors.ts'
import { type Message, subjectLine } from '../outputs/broadcast/message.ts'
import { makePayload } from '../outputs/broadcast/payload.ts'
import type { Problem } from '../problems/problem.ts'
import type { SettingsInput } from '../settings.ts'
import { formatReport } from './check.ts'
import { CallError, endWith, exitCodes, print, printLines, type Run, runCheck, warn, warnReport, withCommonOptions } from './common.ts'
import { appendItem } from '../authoring/list-file.ts'

interface BroadcastOptions extends SettingsInput {
  channel: Channel
  out?: string
  markSent?: boolean
}

export function addBroadcast(program: Command): void {
  withCommonOptions(
    program
      .command('broadcast')
      .argument('<ref>', 'an entry by id or uid, or a release by version')
      .description('create the message for an entry or a release, to send with your own tools'),
  )
    .addOption(new Option('--channel <channel>', 'channel of the message').choices(channels).makeOptionMandatory())
    .addOption(new Option('--audience <audience>', 'readers of the site').choices(['public', 'staff']).default('public'))
    .option('--out <dir>', 'output folder (default: print the message)')
    .option('--mark-sent', 'record in broadcasts.yaml that it was sent')
    .action(async (ref: string, options: BroadcastOptions) => {
      endWith(await broadcast(ref, options))
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
  const earlier = lastSent(subject, channel, settings.audience, written)
  const { title } = subject.entry
  if (!earlier && isWithdrawnSubject(subject))
    return refuse(`"${title}" is not sent: it was withdrawn, and was never announced on this channel.`)
  const message: Message = { subject, handbook, earlier }
  const payload = makePayload(channel, message)
  if (earlier?.digest === payload.digest) {
    warn(`Nothing to send: "${title}" went out by ${channel} at ${earlier.at} and has not changed since.`)
    return exitCodes.fine
  }
  if (options.out === undefined) print(payload.whole)
  else printLines(writeFiles(resolve(options.out), payload.files))
  if (earlier) warn(`This is a correction: "${title}" went out by ${channel} at ${earlier.at}.`)
  if (options.markSent)
    mark(run, {
      of: subject.of,
      channel,
      audience: settings.audience,
      title: subjectLine(message),
      at: settings.now,
      digest: payload.digest,
    })
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

function mark({ settings, written }: Run, sending: Parameters<typeof appendItem>[1]): void {
  // An existing ledger may have the other YAML extension.
  const known = written.entries.find(({ collection }) => collection === 'broadcasts')?.file ?? 'broadcasts.yaml'
  const file = join(settings.content, known)
  const text = appendItem(existsSync(file) ? readFileSync(file, 'utf8') : '', sending)
  if (text === undefined) throw new CallError(`"${known}" isn't a list, so nothing can be added to it.`)
  writeFileSync(file, text)
}
