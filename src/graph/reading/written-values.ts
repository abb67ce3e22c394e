/** Problems with values that need the text of the file: what is written there, and how to write it right. */
import { describeLookalike, lookalikes } from '../../plain/characters.ts'
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import type { CutText } from '../../sources/yaml-cuts.ts'
import { applyEdits, findPastedEdits } from '../../sources/yaml-pasted.ts'
import { type Fault, quotesRemedy } from './typing.ts'

/** A text that is read literally, but may be meant differently. */
export function doubtfulText(file: string, span: Span, written: string): Problem {
  const quoted = JSON.stringify(written)
  if (lookalikes.has(written.charAt(0)))
    return problem('text-ambiguous', file, span, `The quotation marks are part of this text: ${describeLookalike(written.charAt(0))}`, {
      hint: `Remove them, or use straight quotes; if readers should see them, write ${quoted}.`,
    })
  return problem('text-ambiguous', file, span, `${quoted} is text here, but true or false to other programs.`, {
    hint: `If you mean the word, put it in quotes: ${quoted}.`,
    fix: quoted,
  })
}

/** A text that readers see only in part. A number after "#" certainly isn't a comment. */
export function cutText(file: string, span: Span, written: string, { sign, read }: CutText): Problem {
  const quoted = JSON.stringify(written)
  const left = read === '' ? 'readers see none of it' : `readers see "${read}" alone`
  return problem('text-ambiguous', file, span, `${cutting[sign]}; ${left}.`, {
    hint: `If you mean the whole text, put it in quotes: ${quoted}.`,
    ...(/(?:^|\s)#\d/.test(written) && { fix: quoted }),
  })
}

/** A text of which nothing remains. */
export function emptyText(file: string, span: Span, { name, written, cut }: { name: string; written: string; cut: CutText }): Problem {
  const quoted = JSON.stringify(written)
  return problem('value-invalid', file, span, `${name} cannot be empty: ${cutting[cut.sign].replace('A', 'a')}.`, {
    hint: `Put the text in quotes: ${quoted}.`,
    fix: quoted,
  })
}

const cutting: Readonly<Record<CutText['sign'], string>> = {
  '#': 'A "#" after a space begins a comment',
  '!': 'A word that begins with "!" is not read as text',
  '&': 'A word that begins with "&" is not read as text',
}

/** Messages and fixes that need the source: a pasted character, a version read as a number, a quoted key. */
export function asWritten(fault: Fault, written: string): Fault {
  const [edit, ...others] = fault.atKey ? [] : findPastedEdits(written)
  if (edit) {
    const fix = applyEdits(written, [edit, ...others])
    return {
      ...fault,
      message: fault.message.replace(/\.$/, `: ${describeLookalike(edit.char)}`),
      details: { hint: `Write ${fix.replace(/\s*\n\s*/g, ' ')}`.replace(/\.?$/, '.'), fix },
    }
  }
  if (fault.code === 'version-not-text') {
    const quoted = JSON.stringify(written)
    const message =
      String(Number(written)) === written
        ? `${written} without quotes is a number, not a version.`
        : `${written} without quotes is read as the number ${Number(written)}.`
    return { ...fault, message, details: { hint: `Write ${quoted}.`, suggestions: [quoted], fix: quoted } }
  }
  if (fault.isItem) {
    const list = listOfOne(written)
    if (list !== undefined) return { ...fault, details: { ...fault.details, hint: `Write it as a list: ${list}.`, fix: list } }
  }
  if (fault.details.hint === quotesRemedy) {
    const quoted = JSON.stringify(written)
    const message = fault.message.replace(
      / cannot be .*/,
      ` cannot be ${written}: without quotes that is ${/^(true|false)$/i.test(written) ? 'true or false' : 'a number'}, not a text.`,
    )
    // A number as an id may be meant as a name; references by that name would be broken.
    const isId = fault.path.length === 1 && fault.path[0] === 'id'
    return { ...fault, message, details: { hint: `Write ${quoted}.`, suggestions: [quoted], ...(!isId && { fix: quoted }) } }
  }
  const { fix } = fault.details
  return fault.atKey && fix !== undefined && /^["']/.test(written)
    ? { ...fault, details: { ...fault.details, fix: JSON.stringify(fix) } }
    : fault
}

/**
 * A value as an item in a flow list; undefined if it contains characters that would end or split it. Names with commas are several items.
 */
function listOfOne(written: string): string | undefined {
  const isQuoted = /^"[^"\n]*"$|^'[^'\n]*'$/.test(written)
  const isPlain = /^[^,[\]{}#&*!|>'"%@`\n]+$/.test(written) && !/:(\s|$)/.test(written)
  const areNames = /^[\w./-]+(, ?[\w./-]+)+$/.test(written)
  return isQuoted || isPlain || areNames ? `[${written}]` : undefined
}
