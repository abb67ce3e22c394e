/** Inline markup of other generators: its patterns, and what each becomes. */
export interface Form {
  pattern: RegExp
  /** Completes "… is a wiki link"; undefined for supported markup, which isn't reported. */
  what?: string
  /** Returns the replacement; left out if the markup stays as written. */
  replace?: (match: RegExpExecArray) => string
  hint?: string
  /** Whether a match counts; all do if left out. */
  isMeant?: (match: RegExpExecArray, context: Context) => boolean
}

export interface Context {
  text: string
  isMdx: boolean
  /** Whether the text has a link definition, `[label]: address`. */
  defines(label: string): boolean
}

const leaveOut = () => ''
const tableOfContents = 'The table of contents is generated from the headings; remove the line.'
export const useCode = 'Remove it, or put it in code if readers should see it.'

/** Forms that take a whole line. */
export const lineForms: readonly Form[] = [
  {
    pattern: /^(?:\[\[_?TOC_?\]\]|\[TOC\]|\{:\s*toc\s*\}|\$\{toc\})[ \t]*$/i,
    what: 'a table of contents of another generator',
    replace: leaveOut,
    hint: tableOfContents,
    isMeant: ([found], { defines }) => !/^\[TOC\]/i.test(found) || !defines('toc'),
  },
  { pattern: /^\{:[^{}]*\}[ \t]*$/, what: 'a list of attributes of another generator', replace: leaveOut, hint: 'Remove it.' },
  {
    pattern: /^import\s+(?:[\w$*{][\w$*{},\s]*\sfrom\s+)?["'][^"']+["'];?[ \t]*$/,
    what: 'an import of code',
    replace: leaveOut,
    hint: 'Remove it; content cannot contain code.',
    isMeant: (_, { isMdx }) => !isMdx,
  },
  {
    pattern: /^export\s+(?:const|let|var)\s+[\w$]+\s*=.*$/,
    what: 'an export of code',
    hint: 'Remove it; content cannot contain code.',
    isMeant: (_, { isMdx }) => !isMdx,
  },
  {
    pattern: /^[?!]>[ \t]+\S.*$/,
    what: 'a callout of Docsify',
    hint: 'Begin a quotation with "> [!NOTE]".',
  },
  {
    pattern: /^\.\. [\w:+-]+::.*$/,
    what: 'a directive of Sphinx',
    hint: 'Write it in Markdown, for example "> [!NOTE]" for a note.',
  },
  {
    pattern: /^::[A-Za-z][\w-]*(?:\[[^\]]*\])?(?:\{[^{}]*\})?[ \t]*$/,
    what: 'a directive of another generator',
    replace: leaveOut,
    hint: useCode,
  },
  {
    pattern: /^(?:-+8<-+.*|<<<\s*@?[\w./-]+.*)$/,
    what: 'an include of another generator',
    replace: leaveOut,
    hint: 'Write its text here.',
  },
  {
    pattern: /^\*\[[^\]]+\]:.*$/,
    what: 'an abbreviation of another generator',
    replace: leaveOut,
    hint: 'Remove it, or write the word as <abbr title="…">.',
  },
]

/** `$4), then US$`. */
function isPrice(found: string): boolean {
  return /^\$\d[\d.,]*[\s)\]"'”;:!?]|[\s(][A-Z]{1,3}\$$/.test(found)
}

/** Whether the `$` ends a regular expression, as in `/a$/`. */
function endsPattern({ 0: found, index, input }: RegExpExecArray): boolean {
  return input.charAt(index + found.length) === '/' && /\s\/[^\s/]*$/.test(found)
}

const modifier = String.raw`(?<=\]\([^()\n]{0,300}\))\{[ \t]*[\w-]+=[^\s"'{}][^{}\n]*\}|(?<=[)\]\x60])\{[ \t]*[\w-]+=["'][^{}\n]*\}|\{:?[ \t]*[.#][\p{L}_-][^{}\n]*\}|\{:[^{}\n]*\}`

/** Highlighted text starts and ends with `word`; next to `joined`, `==` is an operator. */
const word = String.raw`[\p{L}\p{N}\p{Sc}\p{Extended_Pictographic}]`
const joined = String.raw`[=\w\x60\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]`

/** Forms within a line. */
export const forms: readonly Form[] = [
  {
    pattern: /\{(?:\+\+[^{}\n]+\+\+|--[^{}\n]+--|==[^{}\n]+==|~~[^{}\n]*~>[^{}\n]*~~)\}/g,
    what: 'a change in CriticMarkup',
    hint: 'Write the final text.',
  },
  {
    pattern:
      /(?<=!\[[^\]\n|]{0,300})\\?\|\d+(?:x\d+)?(?=\]\()|(?<=!\[[^\]\n]{0,300}\]\([^()\s]{1,300})[ \t]+=(?:\d+%?)?x?(?:\d+%?)?(?=\))/g,
    what: 'a size of another generator',
    replace: leaveOut,
    hint: 'Remove it; images keep their own width, up to the width of the text.',
  },
  {
    pattern: /\^\[(?=[^\]\n]{0,400}\p{L}{2})[^\]\n]{1,400}\](?!\()/gu,
    what: 'a note of another generator',
    hint: 'Write "[^1]" here, and "[^1]: text" in its own paragraph.',
  },
  {
    pattern: /!?\[\[(?=[^\s[\]^])[^[\]\n]*\]\](?![([:])/g,
    what: 'a wiki link',
    replace: ([found]) => (found.startsWith('!') ? '' : readWikiLabel(found)),
    hint: 'Write "[words](path.md)".',
    isMeant: ([found], { defines }) => !defines(found.slice(found.startsWith('!') ? 3 : 2, -2)),
  },
  {
    pattern: /(?<![\w%])%%(?=\S| \S).{1,400}?%%(?![\w%])/g,
    what: 'a comment of Obsidian',
    replace: leaveOut,
    hint: 'Write it as <!-- text -->, or remove it.',
  },
  {
    pattern: new RegExp(
      `(?<!${joined})==(?=[*_~\\x60[(“「『《]*${word})([^=\\n]*${word}[\\p{M}*_~\\x60)\\].,:;!?…%”」』》。！？]*)==(?!${joined})`,
      'gu',
    ),
    replace: ([, inside = '']) => `<mark>${inside}</mark>`,
  },
  {
    pattern: /(?<![\w+])\+\+([a-z\d]+(?:[+-][a-z\d]+)*)\+\+(?![\w+])/gi,
    replace: ([, keys = '']) =>
      keys
        .split('+')
        .map((key) => `<kbd>${key}</kbd>`)
        .join('+'),
  },
  {
    pattern: /(?<![\w`:]):(?:[a-z]\w*:)?[a-z][\w+-]*:(?=`[^`])/g,
    what: 'a role of Sphinx',
    replace: leaveOut,
    hint: 'Write a link, or only the words.',
  },
  {
    pattern: /(?<![\w`{])\{[a-z][\w:+-]*\}(?=`[^`])/g,
    what: 'a role of MyST',
    replace: leaveOut,
    hint: 'Write a link, or only the words.',
  },
  {
    pattern: new RegExp(`(?<![{\\\\])(?:${modifier})(?!\\})`, 'gu'),
    what: 'a list of attributes of another generator',
    replace: leaveOut,
    hint: useCode,
  },
  {
    pattern: /:(?:material|fontawesome|octicons|simple)-[\w-]+:/g,
    what: 'an icon of another generator',
    replace: leaveOut,
    hint: 'Remove it, or write its meaning.',
  },
  {
    pattern:
      /(?<![\w$\\/=?&])\$\$(?!\$)(?:(?!\$\$).)+\$\$(?!\$)|(?<![\w$\\/=?&])\$(?![\s$])(?:\\.|[^$\\\n]){0,400}?(?<![\s\\])\$(?![\w${])/g,
    what: 'a formula',
    hint: 'Formulas are not supported: write it in words, or put it in code.',
    isMeant: (match) => /[\p{L}\\^=]/u.test(match[0]) && !isPrice(match[0]) && !endsPattern(match),
  },
]

/** Quick test: a text without a match has no foreign markup. */
export const foreignMark =
  /\[\[|%%|==|\^\[|\|\d+(?:x\d+)?\]|[ \t]=[\dx]|\{--|\{~~|\+\+|\$|:`|\}`|\{:|\{[ \t]*[.#]|\{[ \t]*[\w-]+=|:(?:material|fontawesome|octicons|simple)-|^[ \t>]*(?:>>>|\[TOC\]|import\s|export\s|[?!]>|\.\. |::[A-Za-z]|-+8<|<<<|\*\[)/im

function readWikiLabel(found: string): string {
  const inside = found.slice(2, -2)
  const words = inside.includes('|') ? inside.slice(inside.indexOf('|') + 1) : inside
  return words.trim()
}
