/** Staff lists: warnings of the check, gaps in the plan, and example entries to replace. */
import { kindName } from '../words/names.ts'
import type { Code } from '../problems/codes.ts'
import type { Problem } from '../problems/problem.ts'
import type { Entry } from '../graph/entry.ts'
import { evidenceFor, isAhead } from '../collections/roadmap/evidence.ts'
import { entriesOf, type Graph } from '../graph/graph.ts'
import { type Link, linkOfEntry } from '../graph/link.ts'

export interface Gap {
  /** Active objectives without an open item; open items without enough evidence; shipped items without an objective. */
  kind: 'unplanned' | 'unevidenced' | 'aimless'
  links: Link[]
}

export function findPlanGaps(graph: Graph): Gap[] {
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

/** Example entries by collection. */
export function groupExamples(graph: Graph): { title: string; links: Link[] }[] {
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
  location: string
  code: Code
}

export function toWarnings(problems: readonly Problem[]): Warning[] {
  return problems.map(({ code, file, line, message, hint }) => ({ message, hint, location: `${file}:${line}`, code }))
}
