/** Checks the items of `withheld`: those that match nothing, and those whose text is in today's handbook. */
import { quotedCommand } from '../../plain/command.ts'
import { didYouMean, nearest } from '../../problems/nearest.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { isShallow } from '../../sources/git/objects.ts'
import type { SourceFile } from '../../sources/source.ts'
import type { Documents } from '../revisions/documents.ts'
import { redact } from './redaction.ts'
import type { RedactionItem } from './redaction-document.ts'

export interface RedactionContext {
  documents: Documents
  /** The current texts. */
  files: readonly SourceFile[]
  textsOf(blobs: Iterable<string>): string[]
  content: string
}

export function checkRedactions(items: readonly RedactionItem[], context: RedactionContext): Problem[] {
  // A shallow clone can't find older texts, and none of its editions has them.
  const isPartial = isShallow(context.content)
  return items.flatMap((item) => {
    const unknown = isPartial ? undefined : checkFound(item, context)
    return unknown ? [unknown] : checkToday(item, context)
  })
}

function checkFound({ entry, document, blobs, redaction }: RedactionItem, { documents, textsOf }: RedactionContext): Problem | undefined {
  const { document: path, revision } = entry.data
  const unknown = (key: string, message: string, hint: string | undefined, suggestions: readonly string[] = []) =>
    problem('withheld-unknown', entry.file, entry.spanOf([key]), message, { hint, suggestions })
  if (!document) {
    const paths = documents.all.flatMap(({ revisions }) => revisions.map((each) => each.path))
    const suggestions = nearest(path, paths)
    const hint = didYouMean(
      suggestions,
      `Write a path relative to the content folder${paths[0] === undefined ? '' : `, for example "${paths[0]}"`}.`,
    )
    return unknown('document', `No commit has a file "${path}", so nothing is redacted.`, hint, suggestions)
  }
  if (blobs.size === 0) {
    const hint = `Use one of its commits; "git log --follow" lists them.`
    return unknown('revision', `"${path}" has no revision "${String(revision)}", so nothing is redacted.`, hint)
  }
  const { redactedText } = redaction
  if (!redactedText || textsOf(blobs).some((text) => redact(path, text, [redaction]) !== text)) return undefined
  const key = entry.data.block === undefined ? 'digest' : 'block'
  const where = revision === undefined ? 'No revision' : 'This revision'
  const hint = `Let ${quotedCommand(['edition', 'withhold'], { help: true })} write it: the words must match the text exactly.`
  return unknown(key, `${where} of "${path}" has these words, so nothing is redacted.`, hint)
}

/** Today's text is edited by hand. */
function checkToday({ entry, document, blobs, redaction }: RedactionItem, { files, textsOf }: RedactionContext): Problem[] {
  const { redactedText } = redaction
  const texts = entry.data.revision === undefined ? undefined : new Set(textsOf(blobs))
  const currentFile = files.find(
    ({ path, text }) => document?.paths.has(path) && (redactedText ? redact(path, text, [redaction]) !== text : (texts?.has(text) ?? true)),
  )
  if (!currentFile) return []
  const what = redactedText ? 'The redacted text is' : texts ? 'This revision is' : 'The document is'
  const message = `${what} also in the current handbook, in "${currentFile.path}".`
  return [
    problem('withheld-today', entry.file, entry.spanOf(['document']), message, {
      hint: 'Remove it there as well: redactions apply only to editions.',
    }),
  ]
}
