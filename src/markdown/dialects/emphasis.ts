/**
 * Two Markdown rules that the engine has no option for: a single tilde strikes nothing out, since many languages write ranges with
 * it; and emphasis markers may touch Chinese, Japanese and Korean punctuation, as in
 * https://github.com/tats-u/markdown-cjk-friendly.
 */
import type { CharacterMask } from './character-mask.ts'

/** Characters of Chinese, Japanese and Korean. */
export const cjkScript =
  /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef\u{1b000}-\u{1b2ff}\u{20000}-\u{3ffff}]/u
const loneTilde = /(?<!~)~(?!~)/g

/** Masks characters that the engine would misread. The length stays the same. */
export function maskEmphasis(text: string, mask: CharacterMask): string {
  return maskTildes(cjkScript.test(text) ? maskCjkEmphasis(text, mask) : text, mask)
}

function maskTildes(text: string, mask: CharacterMask): string {
  const found = text.match(loneTilde)
  // A single tilde in the whole text can't pair up.
  if (!found || found.length < 2) return text
  return text.replace(loneTilde, (tilde, at: number) => (isEscaped(text, at) ? tilde : (mask.substitute('~', 'letter') ?? tilde)))
}

const emphasis = /\*+|(?<!~)~~(?!~)/g
const isSpace = /^(?:\s|$)/u
const isPunctuation = /^[\p{P}\p{S}]/u
const isAscii = /^[\0-\x7f]/

function maskCjkEmphasis(text: string, mask: CharacterMask): string {
  const replaced = new Map<number, string>()
  for (const { 0: run, index } of text.matchAll(emphasis)) {
    if (isEscaped(text, index)) continue
    const before = characterBefore(text, index)
    const after = characterAt(text, index + run.length)
    if (isSpace.test(before) || isSpace.test(after) || isPunctuation.test(before) === isPunctuation.test(after)) continue
    const isFirst = isPunctuation.test(before)
    const [mark, other] = isFirst ? [before, after] : [after, before]
    if (!cjkScript.test(mark) && !cjkScript.test(other)) continue
    // ASCII punctuation may be markup, so mask the letter on the other side as punctuation instead.
    const isMarkup = isAscii.test(mark)
    const changed = isMarkup ? other : mark
    const at = isMarkup === isFirst ? index + run.length : index - changed.length
    const substitute = mask.substitute(changed, isMarkup ? 'mark' : 'letter')
    if (substitute !== undefined && substitute.length === changed.length) replaced.set(at, substitute)
  }
  if (replaced.size === 0) return text
  const pieces: string[] = []
  let end = 0
  for (const [at, substitute] of [...replaced].sort(([a], [b]) => a - b)) {
    pieces.push(text.slice(end, at), substitute)
    end = at + substitute.length
  }
  return pieces.join('') + text.slice(end)
}

function characterBefore(text: string, at: number): string {
  const low = text.charAt(at - 1)
  return /[\udc00-\udfff]/.test(low) ? text.slice(at - 2, at) : low
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

export function isEscaped(text: string, at: number): boolean {
  let start = at
  while (text.charAt(start - 1) === '\\') start--
  return (at - start) % 2 === 1
}
