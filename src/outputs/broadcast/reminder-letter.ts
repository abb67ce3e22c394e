/** A message to an owner: what is waiting on them. */
import type { ElementContent } from 'hast'
import type { Reminder, ReminderGroup } from '../../answers/reminders.ts'
import type { WaitingRow } from '../../answers/waiting.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { type Content, day, element, linksTo, linkTo, list } from '../../page/elements.ts'
import { plainNodes } from '../../page/plain-nodes.ts'
import { broadcastText } from '../../words/broadcast.ts'
import { waitingText } from '../../words/waiting.ts'
import type { Letter } from './letter.ts'
import { hash } from './message.ts'

const text = broadcastText.reminder

/** Where the site for staff is. */
export type StaffSite = Pick<Handbook['config'], 'site' | 'base'>

export function reminderLetter({ owner, groups }: Reminder, handbook: Handbook, { site, base }: StaffSite): Letter {
  const blocks = reminderBlocks(groups, { site, base })
  const counts = groups.map(({ kind, rows }) => `${waitingText.kinds[kind]}: ${rows.length}`)
  return {
    title: text.title(countRows(groups)),
    preview: counts.join(', '),
    blocks,
    shortBlocks: blocks,
    pictureText: '',
    link: { label: text.link, url: absoluteUrl('/', site, base) },
    because: text.because,
    canUnsubscribe: false,
    id: `reminder.${hash(JSON.stringify([owner, handbook.now.slice(0, 10), blocks])).slice(0, 32)}`,
    config: { site, lang: handbook.config.lang },
  }
}

export function countRows(groups: readonly ReminderGroup[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0)
}

export function reminderBlocks(groups: readonly ReminderGroup[], { site, base }: StaffSite): ElementContent[] {
  const nodes = groups.flatMap(({ kind, rows }) => [element('h2', {}, waitingText.kinds[kind]), list(rows.map(rowContent))])
  return plainNodes(nodes, (path) => absoluteUrl(path, site, base))
}

function rowContent({ entry, who, owners, note, day: when, late }: WaitingRow): Content {
  const others = owners.length > 1 && linksTo(who.map(({ title }) => ({ title })))
  const parts: Content[] = [late > 0 && waitingText.late(late), others, note, when && [waitingText[when.word], ' ', day(when.day)]]
  const shown = parts.filter(Boolean)
  return [element('strong', {}, linkTo(entry)), shown.length > 0 && ': ', shown.map((part, index) => (index > 0 ? ['; ', part] : part))]
}
