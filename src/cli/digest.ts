/** `handbook digest`: what was published in the last days, as one message. */
import { type Command, Option } from 'commander'
import { isComplete, type SentMessage } from '../collections/broadcasts/view.ts'
import { tiersOf } from '../collections/tiers/view.ts'
import { entriesOf } from '../graph/graph.ts'
import { isCalendarDay } from '../collections/fields/fields.ts'
import { digestLetter, listDigestItems, type Period } from '../outputs/broadcast/digest.ts'
import { makeMail } from '../outputs/broadcast/email.ts'
import { hash } from '../outputs/broadcast/message.ts'
import { daysAfter } from '../plain/days.ts'
import { didYouMean, nearest } from '../problems/nearest.ts'
import type { SettingsInput } from '../settings.ts'
import { formatReport } from './check.ts'
import { CallError, endWith, exitCodes, print, type Run, runCheck, settingsFor, warn, warnReport, withCommonOptions } from './common.ts'
import { parseDuration } from './duration.ts'
import { letterCourier } from './sending/courier-for.ts'
import { openLedger } from './sending/ledger.ts'
import { whileSending } from './sending/lock.ts'
import { markInstead, ship, type ShipOptions } from './sending/ship.ts'

interface DigestOptions extends SettingsInput, Omit<ShipOptions, 'correction'> {
  since: string
  channel?: 'email' | 'slack'
  plan?: string
  send?: boolean
  markSent?: boolean
}

export function addDigest(program: Command): void {
  withCommonOptions(program.command('digest').description('sum up what was published in the last days, and send it'))
    .option('--since <time>', 'first day, or a number of days followed by d', '7d')
    .option('--plan <id>', 'only what reaches one plan')
    .addOption(new Option('--channel <channel>', 'leave out what earlier digests said on this channel').choices(['email', 'slack']))
    .addOption(new Option('--audience <audience>', 'readers of the site').choices(['public', 'staff']).default('public'))
    .option('--send', 'send it on the channel; addresses and secrets come from the environment')
    .addOption(new Option('--mark-sent', 'record that one that broke off arrived').conflicts('send'))
    .option('--again', 'with --send: send one that broke off to those who may have it')
    .option('--dry-run', 'with --send: say what would be sent, and send nothing')
    .action(async (options: DigestOptions) => {
      if (options.markSent && options.channel === undefined) throw new CallError('"--mark-sent" needs --channel email or --channel slack.')
      if (options.send && options.channel === undefined) throw new CallError('"--send" needs --channel email or --channel slack.')
      for (const [name, isGiven] of Object.entries({ '--again': options.again, '--dry-run': options.dryRun }))
        if (isGiven && !options.send) throw new CallError(`"${name}" needs --send.`)
      if (!options.send || options.dryRun) return endWith(await digest(options))
      const { content } = await settingsFor(options)
      endWith(await whileSending(content, () => digest(options)))
    })
}

/** Return the exit code. */
async function digest(options: DigestOptions): Promise<number> {
  const start = performance.now()
  const run = await runCheck(options)
  const { handbook, problems, settings } = run
  if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
  const { channel, plan } = options
  const since = firstDay(options.since, settings.now)
  checkPlan(plan, run)
  const items = listDigestItems(handbook, plan)
  const sent = channel === undefined ? [] : earlierDigests(options, run)
  const last = sent.at(-1)
  const said = new Set(sent.flatMap((each) => each.items ?? []))
  const fresh = items.filter(({ key }) => !said.has(key))
  // What broke off is finished first, whatever came since.
  const unfinished = last && !isComplete(last) ? last : undefined
  if (options.markSent) return settle(unfinished, run)
  const chosen = unfinished
    ? items.filter(({ key }) => unfinished.items?.includes(key))
    : // What was written late may have a day of the period before.
      fresh.filter(({ day }) => day >= earliest(since, last && periodOf(last).from))
  if (chosen.length === 0) {
    warn(`Nothing to send: nothing was published since ${since}${last ? ` that the digest of ${last.at} didn't have` : ''}.`)
    return exitCodes.fine
  }
  const faults = problems.filter(({ severity, file }) => severity === 'error' && chosen.some(({ entry }) => entry.file === file))
  if (faults.length > 0) {
    warnReport(formatReport({ ...run, problems: faults }, 'text', Math.round(performance.now() - start)))
    warn('Nothing was created: what the digest is about has these errors. Fix them first.')
    return exitCodes.contentErrors
  }
  const period = unfinished ? periodOf(unfinished) : { from: earliest(since, chosen[0]?.day), to: settings.now.slice(0, 10) }
  const letter = digestLetter(chosen, period, handbook)
  if (!options.send || channel === undefined) {
    print(makeMail({ ...letter, canUnsubscribe: false }).text)
    return exitCodes.fine
  }
  const of = unfinished?.of ?? `${prefixOf(plan)}${period.from}/${period.to}`
  const keys = unfinished?.items ?? chosen.map(({ key }) => key)
  // A later wording of an entry is no reason to send it again, so the message is known by what it's about.
  const id = hash(JSON.stringify([of, keys]))
  const { code } = await ship(
    {
      of,
      channel,
      audience: settings.audience,
      name: letter.title,
      digest: id,
      history: unfinished ? [unfinished] : [],
      items: keys,
      ifArrived: markInstead,
      prepare: async () => ({ title: letter.title, courier: await letterCourier(channel, letter, { scope: id, at: settings.now }) }),
    },
    options,
    run,
  )
  return code
}

/** Record that what was unclear has arrived. */
function settle(unfinished: SentMessage | undefined, run: Run): number {
  if (unfinished?.unclear === undefined) throw new CallError("No digest broke off, so there's nothing to record.")
  const { of, channel, audience, title, digest: id, missing, items, unclear } = unfinished
  openLedger(run).write({ of, channel, audience, title, at: run.settings.now, digest: id, sent: unclear.length, missing, items })
  warn('Recorded.')
  return exitCodes.fine
}

/** The first day of the digest. */
function firstDay(since: string, now: string): string {
  const today = now.slice(0, 10)
  if (isCalendarDay(since)) {
    if (since > today) throw new CallError(`"${since}" is after today, ${today}.`)
    return since
  }
  if (!/^\d{1,4}d$/.test(since.trim())) throw new CallError(`"${since}" is neither a day nor a number of days. Write "2026-11-23" or "7d".`)
  return daysAfter(today, -Math.round(parseDuration(since) / 86_400_000))
}

function earliest(day: string, other: string | undefined): string {
  return other !== undefined && other < day ? other : day
}

function checkPlan(plan: string | undefined, { handbook }: Run): void {
  if (plan === undefined) return
  const ids = tiersOf(handbook).map(({ id }) => id)
  if (!ids.includes(plan))
    throw new CallError(`There is no plan "${plan}". ${didYouMean(nearest(plan, ids), `There are ${ids.join(', ')}.`)}`)
}

/** No id has a colon. */
function prefixOf(plan: string | undefined): string {
  return plan === undefined ? 'digest:' : `digest:${plan}:`
}

/** Earlier digests for the same readers, oldest first. */
function earlierDigests({ channel, plan }: DigestOptions, { written, settings }: Run): SentMessage[] {
  const isMeant = (each: SentMessage) =>
    each.channel === channel &&
    each.audience === settings.audience &&
    each.of.startsWith(prefixOf(plan)) &&
    /^\d{4}-/.test(each.of.slice(prefixOf(plan).length))
  return entriesOf(written, 'broadcasts')
    .map(({ data }) => data)
    .filter(isMeant)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function periodOf({ of }: SentMessage): Period {
  const [from = '', to = ''] = of.slice(of.lastIndexOf(':') + 1).split('/')
  return { from, to }
}
