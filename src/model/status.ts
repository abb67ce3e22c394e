/** What the check warns of, where the plan has gaps, and what waits to be replaced; for staff. */
import { problemPage } from '../problems/codes.ts'
import type { Problem } from '../problems/problem.ts'
import type { Entry } from './entry.ts'
import { evidenceFor } from './evidence.ts'
import { entriesOf, type Graph } from './graph.ts'
import { type Link, linkOfEntry } from './page.ts'
import { collectionTitles } from './sections.ts'

export interface Gaps {
  /** Active objectives that no item ahead serves. */
  unplanned: Link[]
  /** Items of the roadmap ahead that are not evidenced. */
  unevidenced: Link[]
  /** Items that shipped and served no objective. */
  aimless: Link[]
}

export function gapsOf(graph: Graph): Gaps {
  const items = entriesOf(graph, 'roadmap')
  const ahead = items.filter(({ data }) => data.status !== 'shipped' && data.status !== 'dropped')
  const served = new Set(ahead.flatMap(({ data }) => data.objectives))
  const links = (entries: readonly unknown[]) => (entries as readonly Entry[]).map(linkOfEntry)
  return {
    unplanned: links(entriesOf(graph, 'objectives').filter(({ id, data }) => data.status === 'active' && !served.has(id))),
    unevidenced: links(ahead.filter((item) => evidenceFor(item as unknown as Entry, graph).missing > 0)),
    aimless: links(items.filter(({ data }) => data.status === 'shipped' && data.objectives.length === 0)),
  }
}

/** Entries that are made up, by collection. */
export function examplesOf(graph: Graph): { title: string; links: Link[] }[] {
  const examples = graph.entries.filter(({ data }) => (data as { example?: boolean }).example === true)
  return [...Map.groupBy(examples, ({ collection }) => collection)].map(([collection, members]) => ({
    title: collectionTitles[collection] ?? collection,
    links: members.map(linkOfEntry),
  }))
}

export interface Warning {
  message: string
  hint: string | undefined
  /** FILE:LINE. */
  place: string
  /** To the page of its code, if this handbook has it. */
  code: Link
}

export function warningsOf(problems: readonly Problem[], graph: Graph): Warning[] {
  return problems.map(({ code, file, line, message, hint }) => {
    const page = problemPage(code)
    return {
      message,
      hint,
      place: `${file}:${line}`,
      code: { title: code, url: graph.catalogue.byUrl(page) ? page : undefined },
    }
  })
}
