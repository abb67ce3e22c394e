/** Files next to texts: which are published, and what's wrong with the others. */
import { posix } from 'node:path'
import type { FileFacts } from '../../files/facts.ts'
import { findFileKind } from '../../files/kinds.ts'
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Entry } from '../entry.ts'
import { checkImage } from './images.ts'
import type { LinkIndex } from '../links/link-index.ts'

/** Whether a file is published if a text refers to it. */
export function isPublishable(path: string, facts: FileFacts | undefined): boolean {
  return findFileKind(path) !== undefined && !facts?.isDisguised && !facts?.isUnreadable
}

/** The problem with a file that a text refers to, reported at the reference. */
export function checkFile(entry: Entry, path: string, span: Span, { facts: all, images }: Pick<LinkIndex, 'facts' | 'images'>): Problem[] {
  const facts = all.get(path)
  const name = `"${posix.basename(path)}"`
  // A page with an unsupported extension would count as a file, but isn't one.
  const [top = '', ...rest] = path.split('/')
  const absent = { in: [top], id: rest.join('/').replace(/\.[^./]+$/, '') }
  const refused = (message: string, hint: string) => [problem('file-type-refused', entry.file, span, message, { hint, absent })]
  if (!findFileKind(path))
    return refused(
      `${name} has a file type that is not published: a browser or server might run it.`,
      'Publish an image, a video, a document (.pdf, .docx, …), plain data (.txt, .csv, …), or a .zip.',
    )
  if (facts?.isDisguised) return refused(`${name} contains HTML or XML, despite its name.`, 'Export it in the format of its name.')
  if (facts?.isUnreadable) {
    const hint = 'Save or export it again, and replace the file.'
    const found = checkImage(entry, path, span, images.get(path))
    return found.length > 0 ? found : [problem('image-invalid', entry.file, span, `${name} is not an image, despite its name.`, { hint })]
  }
  const faults = facts?.faults ?? []
  const active = faults.find(({ isActive }) => isActive)
  if (active)
    return refused(
      `${name} holds ${active.what} in line ${active.line}.`,
      'Remove it, or save the drawing as PNG. It is left out of the published file.',
    )
  const lost = faults[0]
  if (lost)
    return [
      problem('image-reduced', entry.file, span, `${name} loses ${lost.what} of line ${lost.line} when it is published.`, {
        hint: 'Use only shapes, text and resources inside the file, or save it as PNG.',
      }),
    ]
  return []
}

/** Metadata that is published with a download, although it isn't the purpose of the file. */
export function checkMetadata(entry: Entry, path: string, span: Span, facts: FileFacts | undefined): Problem[] {
  if (facts?.keeps === undefined || entry.audience !== 'public') return []
  return [
    problem('metadata-kept', entry.file, span, `"${posix.basename(path)}" is published with ${facts.keeps}.`, {
      hint: 'If readers should not see it, remove it in the program that made the file.',
    }),
  ]
}
