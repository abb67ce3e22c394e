/** Characters that word processors insert instead of plain ones, with their names. */

export interface Lookalike {
  /** With its article: "a typographic quotation mark". */
  name: string
  /** The plain character. */
  plain: string
}

const groups: readonly [name: string, plain: string, characters: string][] = [
  ['a typographic quotation mark', '"', '“”„‟«»〝〞＂'],
  ['a typographic apostrophe', "'", '‘’‚‛‹›′＇'],
  ['a special hyphen', '-', '‐‑'],
  ['an en dash', '-', '–‒'],
  ['an em dash', '-', '—―'],
  ['a minus sign', '-', '−'],
  ['a bullet', '-', '•‣·●▪◦'],
  ['an ellipsis', '...', '…'],
  ['a fullwidth colon', ':', '：﹕'],
  ['a special colon', ':', '∶꞉'],
  ['a fullwidth comma', ',', '，'],
  ['a fullwidth bracket', '[', '［'],
  ['a fullwidth bracket', ']', '］'],
  ['a fullwidth brace', '{', '｛'],
  ['a fullwidth brace', '}', '｝'],
  ['a no-break space', ' ', '\u00A0\u202F'],
  ['a figure space', ' ', '\u2007'],
  ['a typographic space', ' ', '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u205F'],
  ['a fullwidth space', '  ', '\u3000'],
  ['a zero-width space', '', '\u200B\u200C\u200D\u2060'],
  ['a byte order mark', '', '\uFEFF'],
]

export const lookalikes: ReadonlyMap<string, Lookalike> = new Map(
  groups.flatMap(([name, plain, characters]) => [...characters].map((char) => [char, { name, plain }] as const)),
)

const listCharacters = (test: (plain: string) => boolean) =>
  [...lookalikes].flatMap(([char, { plain }]) => (test(plain) ? char : [])).join('')

/** For character classes in regular expressions: non-ASCII spaces, dashes and quotation marks. */
export const oddBlanks = listCharacters((plain) => plain.trim() === '')
export const oddDashes = listCharacters((plain) => plain === '-')
export const oddQuotes = listCharacters((plain) => plain === '"' || plain === "'")

const anyLookalike = new RegExp(`[${[...lookalikes.keys()].join('')}]`, 'g')

export function hasLookalike(text: string): boolean {
  return text.search(anyLookalike) >= 0
}

/** Finds the first lookalike in a text. */
export function findLookalike(text: string): { index: number; char: string } | undefined {
  const index = text.search(anyLookalike)
  return index < 0 ? undefined : { index, char: text.charAt(index) }
}

/** Replaces lookalikes with plain characters. */
export function replaceLookalikes(text: string): string {
  return text.replace(anyLookalike, (char) => lookalikes.get(char)?.plain ?? char)
}

/** Says `“ is a typographic quotation mark (U+201C).`, or that an invisible character is here. */
export function describeLookalike(char: string): string {
  const name = lookalikes.get(char)?.name ?? 'a character'
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return lookalikes.get(char)?.plain.trim() === '' ? `This is ${name} (${code}).` : `${char} is ${name} (${code}).`
}
