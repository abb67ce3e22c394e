import { groupByArea } from '../../graph/areas.ts'
import type { Entry } from '../../graph/entry.ts'
import { limitText } from '../../collections/features/view.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { dayOf, releasesOf } from '../../collections/releases/order.ts'
import { holdingsOf } from '../../collections/tiers/view.ts'
import { collectUpgradeData } from '../upgrade/collect.ts'
import type { HeldCell, MatrixData, MatrixFeature } from './data.ts'
import { compareTitles } from '../../words/order.ts'

export function collectMatrixData(graph: Graph): MatrixData {
  return memoizeFor(graph, 'matrix data', () => {
    const features = entriesOf(graph, 'features').toSorted((a, b) => compareTitles(a.title, b.title))
    return {
      format: 1,
      today: graph.now.slice(0, 10),
      releases: releasesOf(graph).map(({ id, data }) => [id, data.date] as const),
      offerings: entriesOf(graph, 'offerings').map(({ id, title }) => ({ id, title })),
      tiers: collectUpgradeData(graph).tiers,
      areas: groupByArea(features, ({ data }) => data.area, graph).map(({ title, members }) => ({
        title,
        features: members.map((feature) => featureData(feature, graph)),
      })),
    }
  })
}

function featureData(feature: Entry<'features'>, graph: Graph): MatrixFeature {
  const held = holdingsOf(feature, graph)?.map(({ tier, offering, from, until, limit, note }): HeldCell => {
    const words = [limitText(limit), note].filter(Boolean).join('; ')
    return words !== '' ? [tier, offering, from, until ?? null, words] : until ? [tier, offering, from, until] : [tier, offering, from]
  })
  const stages = feature.data.lifecycle.flatMap(({ stage, since }) => {
    const day = dayOf(since, graph)
    return day === undefined ? [] : [{ stage, day }]
  })
  // A plan may have the feature before its first recorded stage.
  const from = [...stages.map(({ day }) => day), ...(held ?? []).map(([, , day]) => day)].sort()[0]
  // A removed feature may come back.
  const gone = stages.flatMap(({ stage, day }, index) => {
    const back = stages[index + 1]?.day
    return stage === 'removed' ? [back === undefined ? ([day] as const) : ([day, back] as const)] : []
  })
  return {
    id: feature.id,
    title: feature.title,
    ...(from !== undefined && { from }),
    ...(gone.length > 0 && { gone }),
    ...(held ? { held } : feature.data.availability === 'undecided' && { undecided: true }),
  }
}
