/** A feature's page: which plans have it, its stages, and its changes. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { element, factValue, orderedList, wideTable } from '../../page/elements.ts'
import { type PageParts, section, sections } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import { changeLineOf } from '../changelog/change-line.ts'
import { changeList } from '../changelog/page-list.ts'
import { availabilityOf, changesOf, lifecycleOf } from './view.ts'

export function featurePage(feature: Entry<'features'>, handbook: Handbook): PageParts {
  const {
    availability,
    byTier,
    offering,
    tier,
    since,
    until,
    remarks,
    noPlan,
    allPlans,
    undecided,
    lifecycle,
    sinceThen,
    changes: title,
  } = text.features
  const rows = availabilityOf(feature, handbook)
  const stages = lifecycleOf(feature, handbook)
  const changes = changesOf(feature, handbook)
  return {
    sections: sections(
      section('availability', availability, [
        rows === undefined || rows.length === 0
          ? element('p', {}, rows ? noPlan : feature.data.availability === 'undecided' ? undecided : allPlans)
          : wideTable(
              byTier,
              [offering, tier, since, until, remarks],
              rows.map((row) => {
                const cells = [row.offering, row.tier, factValue(row.since), row.until && factValue(row.until), row.note]
                return element(
                  'tr',
                  {},
                  cells.map((cell) => element('td', {}, cell)),
                )
              }),
            ),
      ]),
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
