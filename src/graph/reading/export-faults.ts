/** Problems of an export: each kind is reported once, at its first occurrence, with a count. */
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, type ProblemDetails, problem } from '../../problems/problem.ts'
import type { ProblemCode } from '../../problems/codes.ts'
import { exportedFields } from '../../collections/backlog/export-schema.ts'
import type { SourceFile } from '../../sources/source.ts'
import type { Path, YamlText } from '../../sources/yaml.ts'
import type { LabelField } from './issue-labels.ts'
import type { Fault } from './typing.ts'

interface Kind {
  code: ProblemCode
  /** Position of the first. */
  path: Path
  count: number
  message: (issues: string) => string
  details: ProblemDetails
}

/** Required fields of an issue. */
const needed: ReadonlySet<unknown> = new Set(['number', 'title', 'createdAt'])
const again = `Export it with "gh issue list --json ${exportedFields}".`

export class ExportFaults {
  readonly #file: SourceFile
  readonly #json: YamlText
  readonly #kinds = new Map<string, Kind>()

  constructor(file: SourceFile, json: YamlText) {
    this.#file = file
    this.#json = json
  }

  /** Without a number, title or time, it isn't an issue; everything else is optional. */
  addFault({ code, path: [field = ''], message, details }: Fault, path: Path): void {
    const isNeeded = needed.has(field)
    // Nobody edits an export by hand.
    const hint = code === 'key-missing' || details.fix !== undefined ? again : (details.hint ?? again)
    const within = path.slice(1).map((part) => (typeof part === 'number' ? '' : String(part)))
    const says = (issues: string) => message.replace(/\.$/, ` (${issues}).`)
    this.#add(`${code} ${within.join()}`, path, isNeeded ? code : 'export-unread', says, {
      hint: isNeeded ? hint : `It is ignored. ${hint}`,
    })
  }

  addNoIssue(path: Path): void {
    const message = (issues: string) => `An issue consists of keys and values; this one does not (${issues}).`
    this.#add('no issue', path, 'value-invalid', message, { hint: again })
  }

  addLeftOut(field: 'state' | 'labels' | 'url', path: Path): void {
    const reading = { state: 'taken for open', labels: 'read without labels', url: 'shown without a link' }[field]
    this.#add(`without ${field}`, path, 'export-unread', (issues) => `${issues} without "${field}": ${reading}.`, { hint: again })
  }

  addLabel(label: string, path: Path): void {
    this.#add(`label ${label}`, path, 'export-unread', (issues) => `The label "${label}" has no meaning here (${issues}).`, {
      hint: 'Say what it means under "issues" in handbook.config.ts; write {} to ignore it.',
    })
  }

  addSecond(label: string, field: LabelField, path: Path): void {
    const message = (issues: string) => `The label "${label}" is ignored, because an earlier label sets the ${field} (${issues}).`
    this.#add(`second ${label} ${field}`, path, 'export-unread', message, { hint: 'Keep one of the two on the issue.' })
  }

  addKindless(kind: string, path: Path): void {
    this.#add('kind', path, 'export-unread', (issues) => `${issues} without a label for the kind: read as "${kind}".`, {
      hint: 'Label them in the tracker, for example "bug", or map labels to kinds under "issues" in handbook.config.ts.',
    })
  }

  problems(): Problem[] {
    const positions = positionsOf(this.#file.text)
    return [...this.#kinds.values()].map(({ code, path, count, message, details }) => {
      const { start, end } = this.#json.valueAt(path)
      // A whole issue may be long, so mark only its start.
      const isWhole = path.length === 1
      return problem(code, this.#file.path, positions.span(start, isWhole ? start + 1 : end), message(issuesIn(count)), details)
    })
  }

  #add(name: string, path: Path, code: ProblemCode, message: Kind['message'], details: ProblemDetails): void {
    const known = this.#kinds.get(name)
    if (known) known.count++
    else this.#kinds.set(name, { code, path, count: 1, message, details })
  }
}

export function issuesIn(count: number): string {
  return count === 1 ? '1 issue' : `${count} issues`
}
