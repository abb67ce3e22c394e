/** A feature's page: which plans have it, its stages, and its changes. */
import type { ElementContent } from 'hast'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Content, element, factValue, orderedList, wideTable } from '../../page/elements.ts'
import { type PageParts, section, sections } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import { changeLineOf } from '../changelog/change-line.ts'
import { changeList } from '../changelog/page-list.ts'
import { type AvailabilityRow, availabilityOf, changesOf, lifecycleOf } from './view.ts'

export function featurePage(feature: Entry<'features'>, handbook: Handbook): PageParts {
  const { availability, lifecycle, sinceThen, changes: title } = text.features
  const stages = lifecycleOf(feature, handbook)
  const changes = changesOf(feature, handbook)
  return {
    sections: sections(
      section('availability', availability, availabilityContent(feature, handbook)),
      stages.length > 0 &&
        section(
          'lifecycle',
          lifecycle,
          [
            orderedList(
              stages.map((stage) => [element('strong', {}, stage.label), ` ${sinceThen} `, factValue(stage.since)]),
              'lifecycle',
            ),
          ],
          { isProse: true },
        ),
      changes.length > 0 && section('changes', title, [changeList(changes.map((change) => changeLineOf(change, handbook)))]),
    ),
  }
}

/** Plans that have it today, and below them, in a fold, those that had it. */
function availabilityContent(feature: Entry<'features'>, handbook: Handbook): Content[] {
  const { noPlan, allPlans, undecided, earlierPlans } = text.features
  const rows = availabilityOf(feature, handbook)
  if (rows === undefined) return [element('p', {}, feature.data.availability === 'undecided' ? undecided : allPlans)]
  const [past, current] = [rows.filter(({ isPast }) => isPast), rows.filter(({ isPast }) => !isPast)]
  return [
    current.length > 0 ? planTable(current) : element('p', {}, noPlan),
    past.length > 0 && element('details', { class: 'fold' }, element('summary', {}, earlierPlans(past.length)), planTable(past)),
  ]
}

/** Columns without a value are left out, and each offering is named once. */
function planTable(rows: readonly AvailabilityRow[]): ElementContent {
  const { byTier, offering, tier, since, until, remarks } = text.features
  const [hasEnd, hasNote] = [rows.some((row) => row.until !== undefined), rows.some(({ note }) => note !== '')]
  const heads = [offering, tier, since, ...(hasEnd ? [until] : []), ...(hasNote ? [remarks] : [])]
  const groups = [...Map.groupBy(rows, (row) => row.offering)]
  const lines = groups.flatMap(([name, members]) =>
    members.map((row, index) => {
      const cells = [row.tier, factValue(row.since), ...(hasEnd ? [row.until && factValue(row.until)] : []), ...(hasNote ? [row.note] : [])]
      const head = index === 0 && element('th', { scope: 'rowgroup', rowSpan: members.length }, name)
      return element(
        'tr',
        {},
        head,
        cells.map((cell) => element('td', {}, cell)),
      )
    }),
  )
  return wideTable(byTier, heads, lines)
}
