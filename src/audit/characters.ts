/** Which characters make words, and how words are compared: ignoring case, accents and ligatures. */

/** How the scanner treats a UTF-16 unit. */
export const unitKinds = {
  /** Ends a word. */
  space: 0,
  /** Part of a word. */
  letter: 1,
  digit: 2,
  /** Ignored within a word: combining accents, soft hyphens, zero-width characters. */
  ignored: 3,
  /** Significant to the scanner: markup, escapes, quotes. */
  special: 4,
  /** A word by itself, in scripts without spaces. */
  unspaced: 5,
} as const

const unitCount = 0x10000

export const kindByUnit = new Uint8Array(unitCount)
/** Case-folded base character of each unit. */
export const foldedByUnit = new Uint16Array(unitCount)

const specialCharacters = '<>&%\\"|\n]“”„«»·•→'

for (let unit = 0; unit < unitCount; unit++) {
  // Surrogates (emoji and rare scripts) end words.
  const char = unit >= 0xd800 && unit < 0xe000 ? ' ' : String.fromCharCode(unit)
  const [base = ' '] = unit < 0x80 ? char : char.normalize('NFKD')
  foldedByUnit[unit] = base.toLowerCase().charCodeAt(0)
  if (unit < 0x80 || unit === 0xa0) kindByUnit[unit] = asciiKind(char)
  else if (isUnspacedScript(unit)) kindByUnit[unit] = unitKinds.unspaced
  else if (/\p{L}/u.test(char)) kindByUnit[unit] = unitKinds.letter
  else if (/\p{N}/u.test(char)) kindByUnit[unit] = unitKinds.digit
  else if (/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/u.test(char)) kindByUnit[unit] = unitKinds.ignored
}
for (const char of specialCharacters) kindByUnit[char.charCodeAt(0)] = unitKinds.special

function asciiKind(char: string): number {
  if (/[A-Za-z]/.test(char)) return unitKinds.letter
  return /\d/.test(char) ? unitKinds.digit : unitKinds.space
}

/** Kana, Han and Thai. */
function isUnspacedScript(unit: number): boolean {
  return (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x0e00 && unit <= 0x0e7f)
}

const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

/** Entities that represent a text character. All others just end a word. */
export const entities: ReadonlyMap<string, number> = new Map([
  ...latin1.split(' ').map((name, index) => [name, 0xa0 + index] as const),
  ...Object.entries({
    quot: 34,
    amp: 38,
    apos: 39,
    lt: 60,
    gt: 62,
    OElig: 338,
    oelig: 339,
    Scaron: 352,
    scaron: 353,
    zwj: 0x200d,
    zwnj: 0x200c,
  }),
])
