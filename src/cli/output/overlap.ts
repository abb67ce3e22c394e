import { statSync } from 'node:fs'
import { CallError } from '../call-error.ts'
import { realPath, realTarget } from './paths.ts'

/** Refuse an output folder that overlaps with content or project. */
export function refuseOverlap(out: string, content: string, project: string): void {
  const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer.replace(/\/$/, '')}/`)
  const [realOut, realContent] = [realTarget(out), realPath(content)]
  if (holds(realOut, realContent) || holds(realContent, realOut))
    throw new CallError(`The output folder "${out}" and the content folder overlap. Choose another --out.`)
  if (holds(realOut, realPath(project))) throw new CallError(`The output folder "${out}" holds the project. Choose another --out.`)
  const stats = statSync(out, { throwIfNoEntry: false })
  if (stats && !stats.isDirectory()) throw new CallError(`"${out}" is a file. Choose another --out.`)
}
