/** Turns front matter of other generators into ours. What has no counterpart is reported with its value, and left out. */
import { handbookSchema } from '../collections/handbook/schema.ts'
import { readForeignKeys } from '../graph/reading/foreign-keys.ts'
import type { Note } from './plan.ts'
import type { SitePage } from './site.ts'

const own = new Set(Object.keys(handbookSchema.shape))
type Field = { safeParse(value: unknown): { success: boolean } }
const fields: Readonly<Record<string, Field>> = handbookSchema.shape

/** Changes a page's front matter in place, and returns what became of it. */
export function convertHead(page: SitePage, now: string): { mapped: string[]; notes: Note[] } {
  const { head, from, lines } = page
  const raw = head.values()
  const mapped: string[] = []
  const notes: Note[] = []
  const { values, heldBack } = readForeignKeys(raw, { own, now, draftMark: { status: 'draft' } })
  const keywords = raw['keywords']
  if (values['searchWords'] === undefined && Array.isArray(keywords) && keywords.length > 0) values['searchWords'] = keywords.map(String)
  const leaveOut = (key: string, value: unknown) => {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return
    notes.push({ from, line: lines.get(key), text: `The key "${key}" has no counterpart; its value was ${show(value)}.` })
  }
  const kept = new Map<string, unknown>()
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key]
    if (!field) continue
    if (field.safeParse(value).success) kept.set(key, value)
    else if (key === 'title' && ['number', 'boolean'].includes(typeof value)) kept.set(key, String(value))
    else if (key in raw) leaveOut(key, value)
  }
  for (const key of Object.keys(raw)) {
    if (kept.has(key)) continue
    if (!own.has(key) && !isTaken(key, raw, kept)) leaveOut(key, raw[key])
    head.delete(key)
  }
  for (const [key, value] of kept) {
    if (JSON.stringify(raw[key]) === JSON.stringify(value)) continue
    head.set(key, value)
    mapped.push(`${key}: ${show(value)}`)
  }
  for (const { key, isOver } of heldBack)
    notes.push({ from, line: lines.get(key), text: `It is a draft, as "${key}" ${isOver ? 'has passed' : 'is in the future'}.` })
  return { mapped, notes }
}

/** Keys whose value is under one of ours now, by ours. */
const sources: Readonly<Record<string, readonly string[]>> = {
  navTitle: ['sidebar_label', 'linkTitle', 'linktitle', 'nav_title', 'menu_title', 'menuTitle'],
  navOrder: ['sidebar_position', 'nav_order', 'weight', 'order'],
  description: ['summary', 'excerpt'],
  formerly: ['aliases', 'redirect_from'],
  lang: ['language', 'locale'],
  searchWords: ['keywords'],
  status: ['draft', 'published', 'publish'],
}

function isTaken(key: string, raw: Readonly<Record<string, unknown>>, kept: ReadonlyMap<string, unknown>): boolean {
  // `draft: false` says what is so anyway.
  if (/^(?:draft|published|publish)$/.test(key) && typeof raw[key] === 'boolean') return true
  return Object.entries(sources).some(
    ([ours, theirs]) => theirs.includes(key) && kept.has(ours) && !(ours in raw) && holds(kept.get(ours), raw[key]),
  )
}

function holds(ours: unknown, theirs: unknown): boolean {
  return JSON.stringify([ours].flat()) === JSON.stringify([theirs].flat())
}

/** Shows a value in one line of at most 80 characters. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
