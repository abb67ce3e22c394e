/** Reads Docusaurus's description of a folder. */
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { categorySchema } from '../../collections/handbook/category-schema.ts'
import type { CollectionName } from '../../collections/table.ts'
import { parseJson } from '../../sources/json.ts'
import type { SourceFile } from '../../sources/source.ts'
import { parseYaml } from '../../sources/yaml.ts'
import type { FolderFacts } from './folder-facts.ts'
import { typeData } from './typing.ts'

export function readCategory(
  { path: file, text }: SourceFile,
  { collection, id }: { collection: CollectionName; id: string },
): { facts?: FolderFacts; problems: Problem[] } {
  const yaml = /\.json$/i.test(file) ? parseJson(text) : parseYaml(text)
  const positions = positionsOf(text)
  if (yaml.errors.length > 0) {
    // Unlike an export, this JSON is written by hand, so its problems are reported as for YAML, which includes JSON.
    const faults = parseYaml(text).faults()
    const [fault] = faults.length > 0 ? faults : yaml.faults()
    if (!fault) return { problems: [] }
    const { start, end, message, hint, fix } = fault
    return { problems: [problem('yaml-invalid', file, positions.span(start, end), message, { hint, fix })] }
  }
  const { data, faults } = typeData(categorySchema, yaml.data ?? {}, 'category', yaml.isQuoted)
  const problems = faults.map(({ code, path, atKey, message, details }) => {
    const { start, end } = atKey ? yaml.keyAt(path) : yaml.valueAt(path)
    // A quoted key stays quoted.
    const fix = atKey && details.fix !== undefined && /^["']/.test(text.slice(start, end)) ? JSON.stringify(details.fix) : details.fix
    return problem(code, file, positions.span(start, end), message, { ...details, fix })
  })
  if (!data) return { problems }
  const { label, position, description, link } = data as ReturnType<typeof categorySchema.parse>
  const index = link && link.type === 'generated-index' ? link : undefined
  return {
    facts: { collection, id, title: label ?? index?.title, description: description ?? index?.description, order: position },
    problems,
  }
}
