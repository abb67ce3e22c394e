/** An accepted decision isn't edited: to change it, write a new one. */

import { positionsOf } from '../../../problems/positions.ts'
import { type Problem, problem, type Span } from '../../../problems/problem.ts'
import { findFrontMatter } from '../../../sources/front-matter.ts'
import type { Entry } from '../../../graph/entry.ts'
import { entriesOf, type Graph, type LastEdition } from '../../../graph/graph.ts'
import { newCommand } from '../../../graph/reading/new-command.ts'
import { asciiName } from '../../../graph/reading/places.ts'
import { collectRedirects } from '../../../graph/links/redirects.ts'

type Decision = Entry<'decisions'>

/**
 * Decisions that were accepted in the last edition and have a different outcome now. The outcome is the title, date, deciders, affected
 * entries and the words of the text. A decision may later be superseded or deprecated, and its other fields (who was consulted and
 * informed, when it's confirmed, what it supersedes, its owner and audience) may be added or corrected. Line breaks, link targets and new
 * ids of renamed entries aren't part of the outcome: pages move. Examples are exempt, since they were never decided.
 */
export function checkRewritten(graph: Graph): Problem[] {
  const { lastEdition } = graph
  if (!lastEdition) return []
  return entriesOf(graph, 'decisions').flatMap((decision) => {
    const before = decisionBefore(decision, lastEdition.graph)
    if (before?.data.status !== 'accepted' || before.data.example) return []
    return [...statusChange(decision), ...fieldChanges(before, decision, graph), ...textChange(before, decision)].map((change) =>
      rewritten(change, decision, lastEdition),
    )
  })
}

/** The decision as it was, even if its file had another name. */
function decisionBefore(decision: Decision, { entryIndex, config }: Graph): Decision | undefined {
  const earlier = collectRedirects([decision], config.collections).map(({ from }) => entryIndex.byUrl(from))
  return [entryIndex.find('decisions', decision.id), ...earlier].find((each) => each?.collection === 'decisions')
}

interface Change {
  what: string
  span: Span
  /** Values, if they are short enough to show. */
  from?: string
  to?: string
}

function statusChange({ data, spanOf }: Decision): Change[] {
  const { status } = data
  if (status !== 'proposed' && status !== 'rejected') return []
  return [{ what: 'status', span: spanOf(['status']), from: 'accepted', to: status }]
}

function fieldChanges(before: Decision, now: Decision, graph: Graph): Change[] {
  const texts = (['title', 'on'] as const).flatMap((field): Change[] => {
    const [from, to] = [before.data[field], now.data[field]]
    return from === to || from === undefined || to === undefined
      ? []
      : [{ what: field === 'on' ? 'day' : field, span: now.spanOf([field]), from, to }]
  })
  const lists = (['deciders', 'affects'] as const).flatMap((field): Change[] => {
    const [from = [], to = []] = [before.data[field], now.data[field]]
    if (isSame(from, to, (id) => isThere(id, field, graph))) return []
    const added = to.findIndex((id) => !from.includes(id))
    const span = now.spanOf(added < 0 ? [field] : [field, added])
    return [{ what: field === 'affects' ? 'list of what it affects' : 'list of deciders', span, from: from.join(', '), to: to.join(', ') }]
  })
  return [...texts, ...lists]
}

/** Whether two lists name the same, in any order; an entry that no longer exists may have a new id. */
function isSame(before: readonly string[], now: readonly string[], isHere: (id: string) => boolean): boolean {
  const taken = before.filter((id) => !now.includes(id))
  const added = now.filter((id) => !before.includes(id))
  return !taken.some(isHere) && added.length <= taken.length
}

function isThere(id: string, field: 'deciders' | 'affects', { entryIndex }: Graph): boolean {
  if (field === 'deciders') return entryIndex.find('people', id) !== undefined || entryIndex.find('roles', id) !== undefined
  const [collection = '', ...rest] = (id.split('#')[0] ?? '').split('/')
  return entryIndex.find(collection, rest.join('/')) !== undefined
}

/** From the first word that differs. */
function textChange(before: Decision, now: Decision): Change[] {
  const [old, today] = [wordsOf(before), wordsOf(now)]
  const first = today.findIndex(({ word }, index) => word !== old[index]?.word)
  if (first < 0 && today.length === old.length) return []
  const at = today[first] ?? today.at(-1)
  const span = at ? positionsOf(now.text).span(at.start, at.start + at.word.length) : now.spanOf(['title'])
  return [{ what: 'text', span }]
}

/** The words of a body with their positions, without link targets. */
function wordsOf({ text, hasBody }: Decision): { word: string; start: number }[] {
  if (!hasBody) return []
  const front = findFrontMatter(text)
  const bodyStart = front.kind === 'present' ? front.bodyStart : 0
  const blank = (target: string) => ' '.repeat(target.length)
  const body = text
    .slice(bodyStart)
    .replace(/(?<=\])\([^)]*\)/g, blank)
    .replace(/(?<=^\[[^\]]+\]:).*$/gm, blank)
    .replace(/\bto="[^"]*"/g, blank)
  return [...body.matchAll(/\S+/g)].map((match) => ({ word: match[0], start: bodyStart + match.index }))
}

function rewritten({ what, span, from, to }: Change, decision: Decision, { name }: LastEdition): Problem {
  const values = from === undefined ? 'differs from here on' : `was "${from}" there and is "${to}" now`
  const message = `"${decision.title}" was accepted in the edition "${name}"; its ${what} ${values}.`
  const hint = `Restore it, and record the change as a new decision: ${newCommand({ collection: 'decisions', title: `Successor to ${decision.title}`, id: asciiName(decision.id.replace(/^\d+-/, '')) }, { supersedes: `[${decision.id}]` })}`
  return problem('decision-rewritten', decision.file, span, message, { hint })
}
