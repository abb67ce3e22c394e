/** Short texts of any characters. */
import fc from 'fast-check'

const surrogates = 0x800
const firstSurrogate = 0xd800

/** Like fast-check's `binary` unit, which costs a second of CPU per arbitrary to make a table of all characters. */
const character = fc.integer({ min: 0, max: 0x10_ffff - surrogates }).map(
  (index) => String.fromCodePoint(index < firstSurrogate ? index : index + surrogates),
  (value) => {
    const [only, ...others] = typeof value === 'string' ? value : ''
    const code = only?.codePointAt(0)
    if (code === undefined || others.length > 0) throw new Error('This is not one character.')
    return code < firstSurrogate ? code : code - surrogates
  },
)

export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, maxLength })
}
