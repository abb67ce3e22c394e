/** Texts that no one would write: syntax in any order, nested and repeated; and a handbook's texts with changes. */
import fc from 'fast-check'
import { anyText } from './any-text.ts'

/** Syntax of Markdown, MDX, HTML and other generators. */
const pieces = [
  ...`< > </ /> { } {{ }} {% %} [ ] ( ) ]( ! \` \`\`\` ~~~ - * ** _ > # ## | |--| : " ' & \\ = $ % @ ? ../ 1. a text é 日 😀 &#x6a; &lt; javascript:
  https: https:x http:/// //x mailto: data:image/png,x <script> </script> <style> <svg> <math> <template> <!-- --> <![CDATA[ ]]> <? ?> <!A hidden
  style="display:none" href= src= id={ style={{ title= <a <img <p <div> </div> <h2> </h2> <b> </b> <br> <table> <tr> <td> <pre> </pre> <details>
  <summary> <input <section <Callout <Callout> </Callout> <Tabs> <Tab <Steps> <Ref <Figure <Metric <Video [^1] [^1]: [x]: [x][y] > [!NOTE] {/* */} {1}
  {"a"} {[1]} {a} {a} () => new import export const from x} \${ ~~a~~ *a* **a** \`a\` |a|b| |-|-| - [ ] ://x.y www.x.y a@x.y`.split(/\s+/),
  ...[
    '\n',
    '\n\n',
    '\n---\n',
    '\n- ',
    '\n> ',
    '\n    ',
    '\n```mermaid\nflowchart LR\n',
    '\nA --> B\n',
    '\n```ts title="x" {1}\n',
    '\n| a |\n| - |\n| b |\n',
  ],
  ...[' ', '\t', '\r\n', '\r', '\u0000', '\u00a0', '\u2028', '\ud83d', '\ufeff', '\u202e', '\ufdd1', '="', '={', '{`', '<b\n'],
]

const piece = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: anyText(5) })
const pieced = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))

/** Nested pairs, closed or not. */
const wrappers = [
  ['<div>', '</div>'],
  ['<b hidden>', '</b>'],
  ['<Callout>\n', '\n</Callout>'],
  ['<Details summary="x">\n\n', '\n\n</Details>'],
  ['> ', ''],
  ['- ', ''],
  ['1. ', ''],
  ['*a ', '*'],
  ['[', '](x.md)'],
  ['{[', ']}'],
  ['[', ']'],
  ['{"', '"}'],
  ['```\n', '\n```'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['| ', ' |\n| - |\n'],
  ['<pre>', '</pre>'],
  ['{/* ', ' */}'],
  ['<!-- ', ' -->'],
] as const
const nested = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...wrappers), fc.integer({ min: 1, max: 40 }), fc.boolean()), { minLength: 1, maxLength: 4 }),
    pieced,
  )
  .map(([layers, inside]) =>
    layers.reduce((text, [[open, close], count, isClosed]) => open.repeat(count) + text + (isClosed ? close.repeat(count) : ''), inside),
  )

const repeated = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: 200 }))
  .map(([parts, count]) => parts.join('').repeat(count))

/** A handbook's text with a few pieces replaced. */
function changed(texts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 30 }), piece)
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 })).map(([text, changes]) =>
    changes.reduce((rest, [place, length, put]) => {
      const at = Math.floor(place * rest.length)
      return rest.slice(0, at) + put + rest.slice(at + length)
    }, text),
  )
}

/** `texts` are Markdown bodies of a handbook. */
export function hostileTexts(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: pieced },
    { weight: 3, arbitrary: nested },
    { weight: 2, arbitrary: repeated },
    ...(texts.length > 0 ? [{ weight: 3, arbitrary: changed(texts) }] : []),
  )
}

/** Repeats a piece up to about a number of characters. */
export const growing: Readonly<Record<string, (signs: number) => string>> = Object.fromEntries([
  ...pieces.filter((each) => each.length > 1 && !each.includes('mermaid')).map((each) => [JSON.stringify(each), repeat(each)] as const),
  ...wrappers.map(([open, close]) => [JSON.stringify(open + close), (signs: number) => nest(open, close, signs)] as const),
  ...[
    '- ',
    '{',
    '<?',
    '<',
    '[',
    '<a href="x">',
    '<span></span>',
    '[^a]',
    '<b ',
    'a\n\n',
    '# a\n',
    '{{ a }} ',
    '{"',
    '<Ref to="a/b"/> ',
  ].map((each) => [JSON.stringify(each), repeat(each)] as const),
  ['footnotes', (signs: number) => numbered(signs, (number) => `[^${number}]\n\n[^${number}]: a\n`)],
  ['definitions', (signs: number) => numbered(signs, (number) => `[${number}] [${number}]\n\n[${number}]: a\n`)],
  ['a diagram', (signs: number) => `\`\`\`mermaid\nflowchart LR\n${'A --> B\n'.repeat(signs / 8)}\`\`\``],
  ['list in a line', (signs: number) => `${'- '.repeat(signs / 2)}x`],
])

function repeat(piece: string): (signs: number) => string {
  return (signs) => piece.repeat(Math.ceil(signs / piece.length))
}

function nest(open: string, close: string, signs: number): string {
  const count = Math.ceil(signs / (open.length + close.length))
  return `${open.repeat(count)}x${close.repeat(count)}`
}

function numbered(signs: number, print: (number: number) => string): string {
  const parts: string[] = []
  for (let length = 0; length < signs; length += parts.at(-1)?.length ?? 1) parts.push(print(parts.length))
  return parts.join('')
}
