/** The upgrade answer as Markdown, with what to do first. */
import type { RootContent } from 'mdast'
import { answerUpgrade, type Item, type UpgradeAnswer } from '../../answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../answers/upgrade/collect.ts'
import type { ChangeData, UpgradeData } from '../../answers/upgrade/data.ts'
import { type AskedUpgrade, type Note, readUpgrade } from '../../answers/upgrade/query.ts'
import { describeEndedPlan } from '../../components/upgrade/ended-plan.ts'
import { planName } from '../../components/upgrade/names.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { heading, type Inline, link, list, paragraph } from '../../markdown/mdast.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { dayInWords } from '../../words/days.ts'
import { upgradeText as text } from '../../words/upgrade.ts'
import { CallError } from '../call-error.ts'
import { suggest } from './find-entry.ts'

/** Throws a `CallError` with the nearest ids for an unknown release, plan or offering. */
export function printUpgrade(asked: AskedUpgrade, handbook: Handbook): string {
  const data = collectUpgradeData(handbook)
  const upgrade = readUpgrade(asked, data)
  if (!upgrade) throw new CallError(text.few)
  for (const note of upgrade.notes) refuse(note, data)
  return printAnswer(answerUpgrade(upgrade, data), data, handbook)
}

/** The page corrects these and says so; an assistant would miss it. */
function refuse(note: Note, { releases, tiers, offerings }: UpgradeData): void {
  if (note.kind === 'unknown-release') {
    const versions = releases.map(({ version }) => version)
    throw new CallError(`There is no release "${note.asked}".${suggest(note.asked, versions)}`)
  }
  if (note.kind === 'unknown-tier') {
    const ids = tiers.map(({ id }) => id)
    throw new CallError(`There is no plan "${note.asked}".${suggest(note.asked, ids) || ` The plans are ${ids.join(', ')}.`}`)
  }
  if (note.kind === 'unknown-offering') {
    const ids = offerings.map(({ id }) => id)
    throw new CallError(`There is no offering "${note.asked}".${suggest(note.asked, ids) || ` The offerings are ${ids.join(', ')}.`}`)
  }
  if (note.kind === 'tier-elsewhere')
    throw new CallError(`The plan "${note.tier}" isn't sold for this offering, but for ${note.offerings.join(', ')}.`)
}

function printAnswer(answer: UpgradeAnswer, data: UpgradeData, handbook: Handbook): string {
  const { from, to, tier, offering, count, ended, stops, upgradeNotes } = answer
  const { site, base } = handbook.config
  const toChange = ({ id, title }: ChangeData) => {
    const url = handbook.entryIndex.find('changelog', id)?.url
    return link(title, url === undefined ? undefined : absoluteUrl(url, site, base))
  }
  const toLine =
    (detail: (item: Item) => string = () => '') =>
    (item: Item): Inline[] => {
      const plans = tier === undefined ? item.tiers.map((id) => planName(id, item.on, data)).join(', ') : ''
      const facts = [item.version ?? item.on, plans].filter(Boolean).join(', ')
      const related = item.folded.flatMap((change, index): Inline[] => [
        index === 0 ? ` (${text.folded(item.folded.length)}: ` : ', ',
        toChange(change),
      ])
      const more = detail(item)
      return [toChange(item.change), ` (${facts})`, ...related, ...(related.length > 0 ? [')'] : []), ...(more === '' ? [] : [`: ${more}`])]
    }
  const section = (title: string, lines: readonly (readonly Inline[])[], about?: string): RootContent[] =>
    lines.length === 0 ? [] : [heading(2, title), ...(about === undefined ? [] : [paragraph(about)]), list(lines)]
  const where = data.offerings.find(({ id }) => id === offering)?.title ?? ''
  const whose = tier ? ` ${text.with} ${planName(tier.id, from.on, data)}` : ''
  const actions: Inline[][] = [
    ...(ended ? [[describeEndedPlan(ended, answer, data)]] : []),
    ...answer.actions.map((item): Inline[] => [`${item.change.breaking?.action ?? ''} (`, toChange(item.change), ')']),
  ]
  return writeMarkdown([
    heading(1, text.range(from.version, to.version)),
    paragraph(
      `${from.version} (${from.on}) → ${to.version} (${to.on}) ${text.on} ${where}${whose}: ${text.summary(count)}, ${text.toDo(actions.length)}`,
    ),
    ...answer.notes.flatMap((note) => describeNote(note, answer, data)).map((note) => paragraph(note)),
    ...(stops.length > 0
      ? [
          heading(2, text.route),
          paragraph(text.routeWhy),
          list(
            [from.version, ...stops, to.version].map((each) => [each]),
            true,
          ),
        ]
      : []),
    ...(upgradeNotes.length > 0 ? [paragraph(`${text.notesOf} ${upgradeNotes.join(', ')}`)] : []),
    ...section(text.actions, actions),
    ...section(text.breaking, answer.breaking.map(toLine(describeBreaking))),
    ...section(text.changed, answer.changed.map(toLine(({ isBack }) => (isBack ? text.isBack : '')))),
    ...section(tier ? text.moves : text.movesInAll, describeMoves(answer, data)),
    ...section(text.added, answer.added.map(toLine())),
    ...section(text.ending, answer.ending.map(toLine(describeEnding))),
    ...section(text.security, answer.security.map(toLine(({ change }) => (change.security?.ids ?? []).join(', ')))),
    ...section(text.fixed, answer.fixed.map(toLine())),
    ...section(text.others, answer.others.map(toLine())),
    ...section(
      text.undone,
      answer.undone.map((change) => [toChange(change)]),
      text.undoneWhy,
    ),
    ...section(
      text.elsewhere,
      answer.elsewhere.map((each) => [`${planName(each.tier, to.on, data)}: ${text.more(each.count)}`]),
    ),
  ])
}

function describeBreaking({ change: { breaking } }: Item): string {
  return [breaking?.impact, breaking?.automated && text.byItself].filter(Boolean).join(' ')
}

function describeEnding({ change: { deprecation } }: Item): string {
  if (!deprecation) return ''
  const { removal, replacement } = deprecation
  return [text.goesWith(removal), replacement && text.replacement(replacement)].filter(Boolean).join(' ')
}

function describeMoves({ moves, endings, to }: UpgradeAnswer, data: UpgradeData): Inline[][] {
  const nameOf = (id: string) => planName(id, to.on, data)
  const ended = endings.map(({ tier, on, choices, areSuccessors }) => {
    const over = (on > data.today ? text.planWillBeOver : text.planOver)(dayInWords(on))
    return [`${nameOf(tier.id)} ${over}${areSuccessors ? ` ${text.itsSuccessors(choices.map(({ id }) => nameOf(id)).join(', '))}` : ''}`]
  })
  const moved = moves.map(({ feature, tiers, kind, limits }) => {
    const plans = tiers.map(nameOf).join(', ')
    return [kind === 'limit' ? text.limit(feature.title, plans, ...(limits ?? (['', ''] as const))) : text[kind](feature.title, plans)]
  })
  return [...ended, ...moved]
}

/** Notes that leave the question as it is. */
function describeNote(note: Note, { from, to }: UpgradeAnswer, data: UpgradeData): string[] {
  const { notes } = text
  switch (note.kind) {
    case 'turned-round':
      return [notes.turnedRound(from.version, to.version)]
    case 'same':
      return [notes.same]
    case 'tier-later':
      return [(note.on > data.today ? notes.tierToCome : notes.tierLater)(planName(note.tier, note.on, data), dayInWords(note.on))]
    case 'tier-ending': {
      const successors = note.successors.map((id) => planName(id, to.on, data))
      const sentence = text.planEnds(planName(note.tier, from.on, data), dayInWords(note.on))
      return [successors.length > 0 ? `${sentence} ${notes.successors} ${successors.join(', ')}` : sentence]
    }
    case 'yanked':
      return [`${notes.yanked(note.version, note.reason)}${note.instead === undefined ? '' : ` ${notes.instead} ${note.instead}`}`]
    case 'prerelease':
      return [notes.prerelease(note.version, note.on && dayInWords(note.on))]
    case 'planned':
      return [notes.planned(note.version, dayInWords(note.on))]
    default:
      return []
  }
}
