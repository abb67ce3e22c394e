/** What the text of an entry says of tiers must be what its features say. */
import { listOf } from '../../problems/nearest.ts'
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import type { Entry } from '../entry.ts'
import type { Graph } from '../graph.ts'
import { dateOf } from '../order.ts'
import { type Change, dayBefore, reachOf } from '../reach.ts'
import { holdingsOf, holdingsOn, tiersOf } from '../tiers.ts'
import { wholeChanges } from './changes.ts'

export function checkProse(graph: Graph): Problem[] {
  const finder = finderOf(graph)
  return finder ? wholeChanges(graph).flatMap((entry) => check(entry, finder, graph)) : []
}

interface Mention {
  label: string
  tiers: readonly string[]
  start: number
  end: number
}

type Finder = (text: string) => Mention[]

/**
 * Names of tiers are ordinary words too: Team, Free, Hub. They are taken for tiers beside a word that says so ("the Team plan",
 * "the plans Edge and Hub", "Team customers"), and where a sentence or part of one ends with "on Team".
 */
function finderOf(graph: Graph): Finder | undefined {
  const byLabel = new Map<string, string[]>()
  for (const { id, data } of tiersOf(graph))
    for (const { label } of data.names) byLabel.set(label, [...new Set([...(byLabel.get(label) ?? []), id])])
  if (byLabel.size === 0) return undefined
  const label = `(?:${[...byLabel.keys()]
    .sort((a, b) => b.length - a.length)
    .map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|')})`
  const list = `(?<![\\p{L}\\p{N}-])${label}(?:(?:\\s*,\\s*|\\s+)(?:and\\s+|or\\s+|&\\s+)?${label})*(?![\\p{L}\\p{N}-])`
  const noun = '(?:tiers?|plans?|customers?|subscriptions?|subscribers?|licen[cs]es?)'
  const named = new RegExp(
    [
      `(${list})(?=\\s+${noun}(?![\\p{L}]))`,
      `(?<=(?<!\\p{L})${noun}\\s+)(${list})`,
      `(?<=(?<!\\p{L})on\\s+)(${list})(?=\\s*(?:[.,;:)]|$))`,
    ].join('|'),
    'gu',
  )
  const each = new RegExp(`(?<![\\p{L}\\p{N}-])${label}(?![\\p{L}\\p{N}-])`, 'gu')
  const isPossible = new RegExp(label, 'u')
  return (text) =>
    isPossible.test(text)
      ? [...text.matchAll(named)].flatMap((found) =>
          [...found[0].matchAll(each)].map((one) => {
            const start = found.index + one.index
            return { label: one[0], tiers: byLabel.get(one[0]) ?? [], start, end: start + one[0].length }
          }),
        )
      : []
}

function check(entry: Change, find: Finder, graph: Graph): Problem[] {
  const body = /^---\r?\n[\s\S]*?\r?\n---/.exec(entry.text)?.[0].length ?? 0
  const prose = ' '.repeat(body) + proseOf(entry.text.slice(body))
  const tags = entry.document.references.flatMap(({ to, collection, start, end }): Mention[] =>
    collection === 'tiers' ? [{ label: to, tiers: [to], start, end }] : [],
  )
  const mentions = [...find(prose), ...tags].filter(({ start }) => !isContrast(sentenceAt(prose, start)))
  const heads = (['title', 'description'] as const).flatMap((key) =>
    find(entry.data[key]).map((mention) => ({ ...mention, key, sentence: entry.data[key] })),
  )
  if (mentions.length === 0 && heads.length === 0) return []
  const given = tiersGiven(entry, graph)
  if (given === undefined) return []
  const positions = positionsOf(entry.text)
  const report = (mention: Mention, span: ReturnType<typeof positions.span>, sentence: string): Problem[] => {
    if (mention.tiers.some((id) => given.has(id))) return []
    const message = `The text names the tier "${mention.label}", which its features do not give: "${sentence}"`
    const hint =
      given.size > 0
        ? `They give it to ${listOf([...given])}; change the sentence, or the availability of ${listOf(entry.data.features)}.`
        : `No tier has them yet; change the sentence, or settle the availability of ${listOf(entry.data.features)}.`
    return [problem('tier-in-prose', entry.file, span, message, { hint })]
  }
  return [
    ...heads.filter(({ sentence }) => !isContrast(sentence)).flatMap((each) => report(each, entry.spanOf([each.key]), each.sentence)),
    ...mentions.flatMap((each) => report(each, positions.span(each.start, each.end), sentenceAt(prose, each.start))),
  ]
}

/** The tiers that have a feature of the entry on its day, or had it the day before; undefined for what belongs to none. */
function tiersGiven(entry: Change, graph: Graph): Set<string> | undefined {
  const features = entry.data.features.flatMap((id) => (graph.catalogue.find('features', id) as Entry<'features'> | undefined) ?? [])
  if (features.length === 0) return undefined
  const reached = reachOf(entry, graph).flatMap(({ tiers }) => (typeof tiers === 'string' ? [] : tiers))
  const before = dayBefore(dateOf(entry as unknown as Entry))
  return new Set([...reached, ...features.flatMap((each) => holdingsOn(holdingsOf(each, graph) ?? [], before).map(({ tier }) => tier))])
}

/** Code, comments, tags and marks give way to blanks, so that offsets stay. */
function proseOf(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ')
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, blank).replace(/`[^`\n]*`|<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>|\]\([^)\n]*\)|[*_[]/g, blank)
}

function sentenceAt(text: string, at: number): string {
  const start = Math.max(
    0,
    ...['. ', '\n\n', '? ', '! '].map(
      (mark) => text.lastIndexOf(mark, at) + mark.length - (text.lastIndexOf(mark, at) < 0 ? mark.length : 0),
    ),
  )
  const rest = /[.?!](?=\s|$)|\n\n/.exec(text.slice(at))
  const sentence = text
    .slice(start, rest ? at + rest.index + 1 : undefined)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim()
  return sentence.length > 160 ? `${sentence.slice(0, 157)}…` : sentence
}

/** "Not on Team": who is named to be left out is not promised anything. */
function isContrast(sentence: string): boolean {
  return /\b(not|no longer|never|without|except|unlike|instead of|former|formerly|until|replaces?|rather than|n't)\b/i.test(sentence)
}
