/** Statements about tiers in an entry's text must match its features. */
import { listOf } from '../../../problems/nearest.ts'
import { positionsOf } from '../../../problems/positions.ts'
import { type Problem, problem } from '../../../problems/problem.ts'
import { daysAfter } from '../../../plain/days.ts'
import type { Graph } from '../../../graph/graph.ts'
import { type Change, reachOf } from '../../changelog/reach.ts'
import { holdingsOf, holdingsOn, tiersOf } from '../view.ts'
import { wholeChanges } from '../../changelog/rules/changes.ts'
import { dateOf } from '../../changelog/listing.ts'

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
 * Tier names are ordinary words too: Team, Free, Hub. They count as tiers next to a word that makes it clear ("the Team plan", "the plans
 * Edge and Hub", "Team customers"), and if a sentence or clause ends with "on Team".
 */
function finderOf(graph: Graph): Finder | undefined {
  const byLabel = new Map<string, string[]>()
  for (const { id, data } of tiersOf(graph))
    for (const { label } of data.names) byLabel.set(label, [...new Set([...(byLabel.get(label) ?? []), id])])
  if (byLabel.size === 0) return undefined
  const labels = [...byLabel.keys()].sort((a, b) => b.length - a.length).map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const label = `(?<![\\p{L}\\p{N}-])(?:${labels.join('|')})(?![\\p{L}\\p{N}-])`
  const each = new RegExp(label, 'gu')
  const list = new RegExp(`${label}(?:(?:\\s*,\\s*|\\s+)(?:and\\s+|or\\s+|&\\s+)?${label})*`, 'gu')
  return (text) =>
    [...text.matchAll(list)].flatMap((found) => {
      const end = found.index + found[0].length
      if (!isTier(text.slice(Math.max(0, found.index - 40), found.index), text.slice(end, end + 40))) return []
      return [...found[0].matchAll(each)].map((one) => {
        const start = found.index + one.index
        return { label: one[0], tiers: byLabel.get(one[0]) ?? [], start, end: start + one[0].length }
      })
    })
}

const noun = '(?:tiers?|plans?|customers?|subscriptions?|subscribers?|licen[cs]es?)'
const [nounBefore, nounAfter] = [new RegExp(`(?<!\\p{L})${noun}\\s+$`, 'u'), new RegExp(`^\\s+${noun}(?!\\p{L})`, 'u')]

/** Whether the words around a name show that a tier is meant. */
function isTier(before: string, after: string): boolean {
  return nounAfter.test(after) || nounBefore.test(before) || (/(?<!\p{L})on\s+$/u.test(before) && /^\s*(?:[.,;:)]|$)/.test(after))
}

function check(entry: Change, find: Finder, graph: Graph): Problem[] {
  const { title, description = '', features = [] } = entry.data
  const body = /^---\r?\n[\s\S]*?\r?\n---/.exec(entry.text)?.[0].length ?? 0
  const prose = proseOf(entry.text.slice(body))
  const tags = entry.document.references.flatMap(({ to, collection, start, end }): Mention[] =>
    collection === 'tiers' ? [{ label: to, tiers: [to], start: start - body, end: end - body }] : [],
  )
  const mentions = [
    ...find(title).map((mention) => ({ ...mention, text: title, span: entry.spanOf(['title']) })),
    ...find(description).map((mention) => ({ ...mention, text: description, span: entry.spanOf(['description']) })),
    ...[...find(prose), ...tags].map((mention) => ({ ...mention, text: prose, span: undefined })),
  ]
  const given = mentions.length > 0 ? tiersGiven(entry, graph) : undefined
  if (given === undefined) return []
  const positions = positionsOf(entry.text)
  return mentions.flatMap(({ label, tiers, start, end, text, span }) => {
    if (tiers.some((id) => given.has(id))) return []
    const sentence = sentenceAt(text, start)
    if (isContrast(sentence)) return []
    const message = `The text names the tier "${label}", which doesn't have its features: "${sentence}"`
    const hint =
      given.size > 0
        ? `Tiers with these features: ${listOf([...given])}. Change the sentence, or the availability of ${listOf(features)}.`
        : `No tier has them yet. Change the sentence, or decide the availability of ${listOf(features)}.`
    return [
      problem('tier-in-prose', entry.file, span ?? positions.span(body + start, body + end), message, {
        hint,
        absent: { in: ['features', 'tiers', 'offerings'] },
      }),
    ]
  })
}

/** The tiers that have a feature of the entry on its date, or had it the day before; undefined for an entry without features. */
function tiersGiven(entry: Change, graph: Graph): Set<string> | undefined {
  const features = (entry.data.features ?? []).flatMap((id) => graph.entryIndex.find('features', id) ?? [])
  if (features.length === 0) return undefined
  const reached = reachOf(entry, graph).flatMap(({ tiers }) => (typeof tiers === 'string' ? [] : tiers))
  const before = daysAfter(dateOf(entry), -1)
  return new Set([...reached, ...features.flatMap((each) => holdingsOn(holdingsOf(each, graph) ?? [], before).map(({ tier }) => tier))])
}

/** Replaces code, comments, tags and markup with spaces, to keep offsets. */
function proseOf(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ')
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, blank).replace(/`[^`\n]*`|<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>|\]\([^)\n]*\)|[*_[]/g, blank)
}

function sentenceAt(text: string, at: number): string {
  const before = text.slice(0, at)
  const start = Math.max(...['. ', '? ', '! ', '\n\n'].map((mark) => before.lastIndexOf(mark) + 1))
  const rest = /[.?!](?=\s|$)|\n\n/.exec(text.slice(at))
  const sentence = text
    .slice(start, rest ? at + rest.index + 1 : undefined)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim()
  return sentence.length > 160 ? `${sentence.slice(0, 157)}…` : sentence
}

/** "Not on Team": nothing is promised to a tier that is excluded. */
function isContrast(sentence: string): boolean {
  return /\b(not|no longer|never|without|except|unlike|instead of|former|formerly|until|replaces?|rather than|n't)\b/i.test(sentence)
}
