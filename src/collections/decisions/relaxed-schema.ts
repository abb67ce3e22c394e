/** Decisions that were written for another program: MADR in its old and new form, and Michael Nygard's form. */
import { z } from 'zod'
import { type Adopted, findDay, namesIn, type Relaxed, remarksOn, titleIn, type WrittenElsewhere } from '../relaxed.ts'
import { decisionShape } from './schema.ts'

const schema = z
  .strictObject({
    ...decisionShape,
    /** Numbers or file names of its successors, until the relation is known. */
    supersededBy: z.array(z.string()).optional(),
  })
  .partial({ status: true, on: true, deciders: true, affects: true })

export const relaxedDecisions = {
  schema,
  wanted: ['status', 'on', 'deciders', 'affects'],
  firm: ['title', 'on', 'audience', 'draft', 'formerly'],
  ownKeys: ['on', 'affects', 'confirmBy'],
  read,
} as const satisfies Relaxed

const statuses = ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']

/** The keys of MADR 2 to 4 for each of ours. */
const people = {
  deciders: ['deciders', 'decision-makers', 'decision_makers', 'decisionMakers'],
  consulted: ['consulted'],
  informed: ['informed'],
} as const

function read(found: WrittenElsewhere): Adopted {
  const { id, heading, body } = found
  const said = valuesIn(body)
  const rest = withoutPlaceholders(found.values)
  const values: Record<string, unknown> = {}
  const from: Record<string, string> = {}
  for (const [ours, keys] of Object.entries(people)) {
    const key = keys.find((each) => rest[each] !== undefined)
    const names = namesIn(key === undefined ? said[ours] : rest[key])
    if (names === undefined || names.length === 0) continue
    if (key !== undefined && key !== ours) {
      from[ours] = key
      delete rest[key]
    }
    values[ours] = names
  }
  const day = findDay({ ...found, values: rest }, ['on', 'date'], said.date)
  const isDate = rest['on'] === undefined && rest['date'] !== undefined
  if (day || isDate) values['on'] = day?.day ?? rest['date']
  if (isDate) from['on'] = 'date'
  delete rest['on']
  delete rest['date']
  const status = readStatus(typeof rest['status'] === 'string' ? rest['status'] : said.status)
  const supersedes = [...decisionsIn(rest['supersedes']), ...decisionsIn(said.supersedes)]
  return {
    values: {
      ...rest,
      ...values,
      title: rest['title'] ?? heading ?? titleIn(id),
      ...status,
      ...(supersedes.length > 0 && { supersedes }),
    },
    from,
    remarks: remarksOn(day),
  }
}

/** A copied template still has its braces: `date: {YYYY-MM-DD}`. */
function withoutPlaceholders(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isPlaceholder = (value: unknown) =>
    typeof value === 'string' ? /^\{.*\}$/s.test(value.trim()) : typeof value === 'object' && value !== null && !Array.isArray(value)
  const mine = ['status', 'date', 'on', ...Object.values(people).flat()]
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !mine.includes(key) || !isPlaceholder(value)))
}

/** `accepted`, `Superseded by [ADR-0005](0005-name.md)`, or a word of one's own, which is left to the schema. */
function readStatus(text: string | undefined): Record<string, unknown> {
  const written = text?.replace(/[*_`~]/g, '').trim() ?? ''
  if (written === '' || written.startsWith('{')) return {}
  const word = /^[a-z]+/i.exec(written)?.[0].toLowerCase() ?? ''
  if (word === 'draft') return { status: undefined, draft: true }
  const successor = /\b(?:superseded|replaced)\b(?:\s+by)?\s*:?(.*)$/is.exec(written)
  if (successor) {
    const supersededBy = decisionsIn(successor[1])
    return { status: 'superseded', ...(supersededBy.length > 0 && { supersededBy }) }
  }
  return { status: statuses.includes(word) ? word : written }
}

/** File names without extension, or numbers, of the decisions that a text names. */
function decisionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(decisionsIn)
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'string') return []
  const linked = Array.from(value.matchAll(/\]\(([^)\s#]+?)(?:\.mdx?)?(?:#[^)]*)?\)/g), ([, target = '']) => target.split('/').at(-1) ?? '')
  if (linked.length > 0) return linked
  const named = /^[\w.-]*[a-z][\w.-]*-[\w.-]+$/i.test(value.trim()) && !/^adr-?\d+$/i.test(value.trim()) ? [value.trim()] : []
  return named.length > 0 ? named : (value.match(/\d+/g) ?? [])
}

interface Said {
  status?: string
  date?: string
  deciders?: string
  consulted?: string
  informed?: string
  supersedes?: string
}

/** What older forms say in the text: lines such as `* Status: accepted` above the first section, or a section "Status". */
function valuesIn(body: string): Said & Record<string, string | undefined> {
  const [top = ''] = body.split(/^##\s/m)
  const said: Said & Record<string, string | undefined> = {}
  for (const [, label = '', text = ''] of top.matchAll(
    /^[ \t]*(?:[*+-][ \t]+)?[*_]{0,2}([A-Za-z][A-Za-z -]*?)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]+(\S.*)$/gm,
  )) {
    const key = saidKeys[label.trim().toLowerCase()]
    if (key !== undefined) said[key] ??= text.replace(/<!--.*?-->/g, '').trim()
  }
  const section = /^##\s+Status\s*\n([\s\S]*?)(?=^#{1,6}\s|(?![\s\S]))/im.exec(body)?.[1] ?? ''
  const lines = section.split('\n').map((line) => line.replace(/^[\s*+>-]+/, '').trim())
  for (const line of lines)
    if (/^supersedes\b/i.test(line)) said.supersedes = `${said.supersedes ?? ''} ${line}`
    else if (/^(superseded|replaced)\s+by\b/i.test(line)) said.status = line
    else if (line !== '') said.status ??= line
  return said
}

const saidKeys: Readonly<Record<string, string>> = {
  status: 'status',
  date: 'date',
  deciders: 'deciders',
  decider: 'deciders',
  'decision makers': 'deciders',
  'decision-makers': 'deciders',
  consulted: 'consulted',
  informed: 'informed',
  supersedes: 'supersedes',
}
