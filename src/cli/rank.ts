/** `handbook rank`: prints roadmap and backlog as planned next to the order of the evidence. */
import { type Command, Option } from 'commander'
import type { EvidencePart } from '../answers/ranking/evidence.ts'
import { type RankedList, rankedLists, type Ranking, rankingOf } from '../answers/ranking/ranking.ts'
import type { RankedRow } from '../answers/ranking/row.ts'
import { formulaOf, summaryOf } from '../collections/roadmap/page-ranking.ts'
import { absoluteUrl } from '../graph/paths.ts'
import type { Handbook } from '../graph/handbook.ts'
import { hasErrors } from '../problems/problem.ts'
import type { SettingsInput } from '../settings.ts'
import { rankingText as text } from '../words/ranking.ts'
import { CallError, print, printLines, runCheck, warn, withCommonOptions } from './common.ts'

interface RankOptions extends SettingsInput {
  format: 'text' | 'json'
}

export function addRank(program: Command): void {
  withCommonOptions(
    program
      .command('rank')
      .description('roadmap and backlog as planned, next to the order that the evidence gives, with each difference explained'),
  )
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nThe weights are under "ranking" in the configuration.')
    .action(async (options: RankOptions) => {
      const { handbook, problems, settings } = await runCheck({ ...options, audience: 'staff' })
      if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
      if (hasErrors(problems)) warn('The content has errors, so something may be missing here. The command "check" lists them.')
      const lists = rankedLists.map((list) => ({ list, ...rankingOf(list, handbook) }))
      if (options.format === 'json')
        print(
          JSON.stringify(
            { format: 1, now: handbook.now, weights: handbook.config.ranking, lists: lists.map((each) => toJson(each, handbook)) },
            null,
            2,
          ),
        )
      else printLines(lists.flatMap((each, index) => [...(index > 0 ? [''] : []), ...toLines(each)]))
    })
}

function toLines({ list, ...ranking }: Ranking & { list: RankedList }): string[] {
  const { rows, unranked } = ranking
  const [planned, evidence] = [text.planned, text.evidence]
  const cell = (value: string | number, column: string) => String(value).padStart(column.length)
  const rest = ' '.repeat(planned.length + evidence.length + 4)
  return [
    `${text.lists[list]}: ${summaryOf(ranking)}`,
    ...(rows.length === 0 ? [] : ['', `${planned}  ${evidence}`]),
    ...rows.flatMap((row) => [
      `${cell(row.planned, planned)}  ${cell(row.evidence, evidence)}  ${row.entry.title} (${stateOf(row)})`,
      `${rest}${row.sentence}`,
      ...(row.score > 0 ? [`${rest}${formulaOf(row.score, row.parts)}`] : []),
    ]),
    ...(unranked.length === 0 ? [] : ['', `${text.unranked}: ${unranked.map(({ title }) => title).join('; ')}. ${text.unrankedAbout}`]),
  ]
}

function stateOf({ entry }: RankedRow): string {
  const { status } = entry.data
  const place = entry.collection === 'roadmap' ? entry.data.horizon : entry.data.priority
  return [place, status].filter((each) => each !== undefined).join(', ')
}

function toJson({ list, rows, unranked }: Ranking & { list: RankedList }, { config: { site, base } }: Handbook) {
  return {
    list,
    items: rows.map(({ entry, planned, evidence, parts, score, insights, plans, sentence }) => ({
      id: entry.id,
      title: entry.title,
      ...(entry.url !== undefined && { url: absoluteUrl(entry.url, site, base) }),
      file: entry.file,
      ...(entry.collection === 'roadmap' ? { horizon: entry.data.horizon } : { priority: entry.data.priority ?? null }),
      status: entry.data.status,
      planned,
      evidence,
      score: shortened(score),
      parts: shortenedParts(parts),
      plans,
      insights: insights.map(({ id }) => id),
      sentence,
    })),
    unranked: unranked.map(({ id, title, data }) => ({ id, title, kind: data.kind })),
  }
}

function shortenedParts(parts: RankedRow['parts']): Record<EvidencePart, number> {
  const { customers, weight, closeness, freshness, objective } = parts
  return {
    customers,
    weight: shortened(weight),
    closeness: shortened(closeness),
    freshness: shortened(freshness),
    objective: shortened(objective),
  }
}

/** Four decimal places are enough to check a product. */
function shortened(value: number): number {
  return Number(value.toFixed(4))
}
