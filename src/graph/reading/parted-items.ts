/** Detects an extra dash that splits a list item in two, leaving both incomplete. */
import { withArticle } from '../../problems/nearest.ts'
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import type { Collection } from '../../collections/table.ts'
import type { SourceFile } from '../../sources/source.ts'
import { parseYaml, type YamlText } from '../../sources/yaml.ts'
import { isMap } from './making.ts'

/** The problem by the index of the item after the dash, if the two together form a complete item. */
export function partedItems({ path, text }: SourceFile, { key, noun, schema }: Collection, yaml: YamlText): Map<number, Problem> {
  const found = new Map<number, Problem>()
  const items = Array.isArray(yaml.data) ? (yaml.data as unknown[]) : []
  if (key !== 'id') return found
  for (const [index, item] of items.entries()) {
    const above = items[index - 1]
    if (!isMap(item) || !isMap(above) || key in item || !(key in above) || Object.keys(item).some((each) => each in above)) continue
    if (!schema.safeParse({ ...above, ...item }).success) continue
    const { start } = yaml.valueAt([index])
    const dash = text.lastIndexOf('-', start - 1)
    const blanks = ' '.repeat(start - dash)
    const mended = parseYaml(text.slice(0, dash) + blanks + text.slice(start))
    if (mended.errors.length > 0 || !Array.isArray(mended.data) || mended.data.length !== items.length - 1) continue
    const message = `${withArticle(noun)} needs "${key}"; the lines from here on belong to the item above.`
    const hint = `Replace the dash before "${Object.keys(item)[0]}" with a space.`
    found.set(index, problem('key-missing', path, positionsOf(text).span(dash, start), message, { hint, fix: blanks }))
  }
  return found
}
