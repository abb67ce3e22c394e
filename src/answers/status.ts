/** What the check warns of, where the plan has gaps, and what waits to be replaced; for staff. */
import { kindName } from '../words/team.ts'
import type { ProblemCode } from '../problems/codes.ts'
import type { Problem } from '../problems/problem.ts'
import type { Entry } from '../graph/entry.ts'
import { evidenceFor, isAhead } from '../collections/roadmap/evidence.ts'
import { entriesOf, type Graph } from '../graph/graph.ts'
import { type Link, linkOfEntry } from '../graph/link.ts'

export interface Gap {
  /** Active objectives that no item ahead serves; items ahead that are not evidenced; items that shipped and served no objective. */
  kind: 'unplanned' | 'unevidenced' | 'aimless'
  links: Link[]
}

export function gapsOf(graph: Graph): Gap[] {
  const items = entriesOf(graph, 'roadmap')
  const ahead = items.filter(isAhead)
  const served = new Set(ahead.flatMap(({ data }) => data.objectives))
  const links = (entries: readonly Entry[]) => entries.map(linkOfEntry)
  return [
    {
      kind: 'unplanned',
      links: links(entriesOf(graph, 'objectives').filter(({ id, data }) => data.status === 'active' && !served.has(id))),
    },
    { kind: 'unevidenced', links: links(ahead.filter((item) => evidenceFor(item, graph).missing > 0)) },
    { kind: 'aimless', links: links(items.filter(({ data }) => data.status === 'shipped' && data.objectives.length === 0)) },
  ]
}

/** Entries that are made up, by collection. */
export function examplesOf(graph: Graph): { title: string; links: Link[] }[] {
  const examples = graph.entries.filter(({ data }) => (data as { example?: boolean }).example === true)
  return [...Map.groupBy(examples, ({ definition }) => definition)].map(([{ name, title }, members]) => ({
    title: title ?? kindName(name),
    links: members.map(linkOfEntry),
  }))
}

export interface Warning {
  message: string
  hint: string | undefined
  /** FILE:LINE. */
  place: string
  code: ProblemCode
}

export function warningsOf(problems: readonly Problem[]): Warning[] {
  return problems.map(({ code, file, line, message, hint }) => ({ message, hint, place: `${file}:${line}`, code }))
}
