/** `handbook remind`: tells each owner what is waiting on them. */
import { dirname, join } from 'node:path'
import { type Command, Option } from 'commander'
import { listReminders, type Reminder } from '../answers/reminders.ts'
import { entriesOf } from '../graph/graph.ts'
import type { Handbook } from '../graph/handbook.ts'
import { textOf } from '../outputs/broadcast/mail-text.ts'
import { hash } from '../outputs/broadcast/message.ts'
import { countRows, reminderBlocks, reminderLetter, type StaffSite } from '../outputs/broadcast/reminder-letter.ts'
import { SetupError } from '../outputs/sending/courier.ts'
import { readOwners } from '../outputs/sending/owners.ts'
import { daysAfter } from '../plain/days.ts'
import type { SettingsInput } from '../settings.ts'
import { readLastChanges } from '../sources/git/history.ts'
import { broadcastText } from '../words/broadcast.ts'
import { CallError, endWith, exitCodes, print, type Run, runCheck, settingsFor, warn, withCommonOptions } from './common.ts'
import { parseDuration } from './duration.ts'
import { letterCourier } from './sending/courier-for.ts'
import { whileSending } from './sending/lock.ts'
import { openReminderLedger } from './sending/reminder-ledger.ts'
import { ship, type ShipOptions } from './sending/ship.ts'
import { currentShell } from './shell.ts'

interface RemindOptions extends SettingsInput, Omit<ShipOptions, 'correction'> {
  within: string
  channel?: 'email' | 'slack'
  send?: boolean
  site?: string
}

export function addRemind(program: Command): void {
  withCommonOptions(program.command('remind').description('list what is waiting on each owner, or send it to them'))
    .option('--within <time>', 'also what falls due in this time: a number followed by d, h, m or s', '15d')
    .addOption(new Option('--channel <channel>', 'channel of the messages').choices(['email', 'slack']))
    .option('--site <url>', 'start page of the site for staff, for links (default: the address in the configuration)')
    .option('--send', 'send each owner a message on the channel, once a day; addresses and secrets come from the environment')
    .option('--again', 'with --send: send it even if it went out today')
    .option('--dry-run', 'with --send: say what would be sent, and send nothing')
    .action(async (options: RemindOptions) => {
      if (options.send && options.channel === undefined) throw new CallError('"--send" needs --channel email or --channel slack.')
      for (const [name, isGiven] of Object.entries({ '--again': options.again, '--dry-run': options.dryRun }))
        if (isGiven && !options.send) throw new CallError(`"${name}" needs --send.`)
      if (!options.send || options.dryRun) return endWith(await remind(options))
      const { content } = await settingsFor(options)
      endWith(await whileSending(content, () => remind(options)))
    })
}

/** Return the exit code. */
async function remind(options: RemindOptions): Promise<number> {
  const run = await runCheck({ ...options, audience: 'staff' })
  const { handbook, written, problems, settings } = run
  if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
  const until = daysAfter(settings.now.slice(0, 10), Math.ceil(parseDuration(options.within) / 86_400_000))
  const source = { published: handbook, all: written }
  const reminders = listReminders(source, readLastChanges(settings.content), until)
  if (reminders.length === 0) {
    warn('Nothing is waiting.')
    return exitCodes.fine
  }
  const site = siteOf(options, handbook)
  if (!options.send || options.channel === undefined) {
    print(reminders.map((reminder) => describe(reminder, site)).join('\n\n'))
    return exitCodes.fine
  }
  return send(reminders, site, { ...options, channel: options.channel }, run)
}

function siteOf({ site }: RemindOptions, { config }: Handbook): StaffSite {
  if (site === undefined) return config
  if (!URL.canParse(site) || !/^https?:$/.test(new URL(site).protocol))
    throw new CallError(`"${site}" isn't the address of a site. Write it with https:// at its start.`)
  const { origin, pathname } = new URL(site)
  return { site: origin, base: pathname }
}

function describe({ owner, title, groups }: Reminder, site: StaffSite): string {
  const name = owner === undefined ? broadcastText.reminder.noOwner : title
  return `${name} (${countRows(groups)})\n\n${textOf(reminderBlocks(groups, site)).replace(/^(?=.)/gm, '  ')}`
}

/** Every message is tried, unless one fails for a reason that concerns all. Return the worst exit code. */
async function send(
  reminders: readonly Reminder[],
  site: StaffSite,
  options: RemindOptions & { channel: 'email' | 'slack' },
  run: Run,
): Promise<number> {
  const { handbook, settings } = run
  const { channel } = options
  const today = settings.now.slice(0, 10)
  const addressesOf = channel === 'email' ? findAddresses(handbook) : () => undefined
  const ledger = openReminderLedger(join(dirname(settings.configFile), '.cache/reminders.json'), settings.now)
  let code: number = exitCodes.fine
  for (const reminder of reminders) {
    const { owner, title, groups } = reminder
    if (owner === undefined) {
      const count = countRows(groups)
      warn(`No one was reminded of ${count === 1 ? '1 thing without an owner' : `${count} things without an owner`}.`)
      continue
    }
    const to = addressesOf(owner)
    if (to?.length === 0) {
      warn(`"${title}" was not reminded: HANDBOOK_OWNERS has no address for "${owner}".`)
      code = exitCodes.wrongCall
      continue
    }
    const letter = reminderLetter(reminder, handbook, site)
    const named = channel === 'slack' ? { ...letter, title: `${title}: ${letter.title}` } : letter
    const digest = hash(JSON.stringify([today, named.title, letter.blocks]))
    const of = `reminder:${owner}:${digest.slice(0, 16)}`
    const shipment = {
      ...{ of, channel, audience: settings.audience, name: `${title}: ${letter.title}`, digest },
      ifArrived: 'do nothing',
      history: ledger.history(of).filter((line) => line.channel === channel),
      prepare: async () => ({
        title: `${title}: ${letter.title}`,
        courier: await letterCourier(channel, named, { scope: of, at: settings.now }, to),
      }),
    }
    const result = await ship(shipment, options, run, ledger.forMessage())
    code = Math.max(code, result.code)
    if (result.isGeneral) {
      warn('The other owners were not reminded, because that would fail for the same reason.')
      break
    }
  }
  return code
}

/** A role without an address of its own is everyone in it. */
function findAddresses(handbook: Handbook): (owner: string) => string[] {
  const { entryIndex } = handbook
  const known = readOwnersOrFail((id) => Boolean(entryIndex.find('people', id) ?? entryIndex.find('roles', id)))
  return (owner) => {
    const own = known.get(owner)
    if (own !== undefined) return [own]
    const people = entriesOf(handbook, 'people').filter(({ data }) => data.role === owner && data.active)
    return people.flatMap(({ id }) => known.get(id) ?? [])
  }
}

function readOwnersOrFail(isKnown: (id: string) => boolean): ReadonlyMap<string, string> {
  try {
    return readOwners(currentShell().env, isKnown)
  } catch (error) {
    if (error instanceof SetupError) throw new CallError(error.message)
    throw error
  }
}
