/** Moves a feature between plans: one gets it, another loses it, on the same day or with the same release. */
import { isCalendarDay } from '../../collections/fields/fields.ts'
import type { DataOf, Entry } from '../../graph/entry.ts'
import { listOf } from '../../problems/nearest.ts'
import { editFile } from '../file-edit.ts'
import { EditError, type YamlEdit } from '../yaml-edit.ts'
import { type ContentEdit, findEntry, type VerbContext } from './verb.ts'

export interface PlanMove {
  id: string
  /** The plan that loses the feature. */
  from: string | undefined
  /** The plan that gets it. */
  to: string | undefined
  /** Where: by default the only offering that the plan is sold in. */
  offering: string | undefined
  /** First release or day on which it's so. */
  since: string
}

type Row = Exclude<DataOf<'features'>['availability'], 'undecided'>[number]

/** The plan that loses it keeps its row, with an end. */
export function moveFeature(context: VerbContext, request: PlanMove): ContentEdit {
  const feature = findEntry(context, 'features', request.id)
  const [from, to] = [request.from, request.to].map((plan) => (plan === undefined ? undefined : findEntry(context, 'tiers', plan)))
  const plan = to ?? from
  if (!plan) throw new EditError('Name the plan that gets the feature, --to PLAN, the plan that loses it, --from PLAN, or both.')
  if (from?.id === to?.id) throw new EditError(`"${plan.id}" can't both get and lose the feature.`)
  const offering = findOffering(context, plan, request.offering)
  const since = findStart(context, request.since)
  if (to) refuseUnsold(context, to, { offering, since })
  const { availability } = feature.data
  const rows: readonly Row[] = availability === 'undecided' ? [] : availability
  const edits = [
    ...(from ? [endRow(feature, rows, { tier: from.id, offering, until: since })] : []),
    ...(to ? [addRow(feature, rows, { tier: to.id, offering, since })] : []),
  ]
  const text = editFile({ path: feature.file, text: feature.text }, edits)
  const parts = [...(from ? [`${from.title} loses`] : []), ...(to ? [`${to.title} gets`] : [])]
  return {
    texts: new Map([[feature.file, text]]),
    summary: `${parts.join(' and ')} "${feature.title}" ${isCalendarDay(since) ? 'on' : 'with'} ${since}.`,
  }
}

function findOffering(context: VerbContext, plan: Entry<'tiers'>, given: string | undefined): string {
  if (given !== undefined) return findEntry(context, 'offerings', given).id
  const { offerings } = plan.data
  if (offerings.length === 1 && offerings[0] !== undefined) return offerings[0]
  throw new EditError(`"${plan.id}" is sold in ${listOf(offerings)}. Add --offering.`)
}

/** A plan can't get what no one can buy. */
function refuseUnsold({ entryIndex }: VerbContext, plan: Entry<'tiers'>, { offering, since }: { offering: string; since: string }): void {
  const { offerings, retired } = plan.data
  if (!offerings.includes(offering))
    throw new EditError(`"${plan.id}" isn't sold in "${offering}", but in ${listOf(offerings)}. Name one of them with --offering.`)
  const start = isCalendarDay(since) ? since : (entryIndex.find('releases', since)?.data.date ?? '')
  if (retired !== undefined && start >= retired)
    throw new EditError(`"${plan.id}" was retired on ${retired}, so it can't get a feature from ${since} on. Name another plan.`)
}

/** A release by its version, or a day; the check reads it, too. */
function findStart({ entryIndex }: VerbContext, given: string): string {
  if (isCalendarDay(given) || entryIndex.find('releases', given)) return given
  throw new EditError(`"${given}" is neither a release nor a day. Write a version, or a day as YYYY-MM-DD.`)
}

function endRow(feature: Entry<'features'>, rows: readonly Row[], end: { tier: string; offering: string; until: string }): YamlEdit {
  const index = rows.findIndex(({ tier, offering, until }) => tier === end.tier && offering === end.offering && until === undefined)
  if (index < 0) throw new EditError(`"${end.tier}" doesn't have "${feature.title}" on "${end.offering}", so it can't lose it.`)
  if (rows[index]?.since === end.until)
    throw new EditError(
      `"${end.tier}" gets "${feature.title}" on "${end.offering}" with ${end.until}, so it can't lose it at once. Remove its line in "${feature.file}".`,
    )
  return { kind: 'set', path: ['availability', index, 'until'], value: end.until, after: ['tier', 'offering', 'since'] }
}

function addRow(feature: Entry<'features'>, rows: readonly Row[], row: { tier: string; offering: string; since: string }): YamlEdit {
  const has = rows.find(({ tier, offering, until }) => tier === row.tier && offering === row.offering && until === undefined)
  if (has) throw new EditError(`"${row.tier}" has "${feature.title}" on "${row.offering}" already, since ${has.since}.`)
  if (feature.data.availability === 'undecided') return { kind: 'set', path: ['availability'], value: [row] }
  return { kind: 'insert', path: ['availability'], item: row, style: 'flow' }
}
