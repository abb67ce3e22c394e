/** Rewords the MDX parser's messages for writers, each with a remedy. */
import { unsafeElements, allowedElements } from './html.ts'
import type { Vocabulary } from './vocabulary/index.ts'

const remedies: readonly { pattern: RegExp; explain: (match: RegExpExecArray) => { message: string; hint: string } }[] = [
  {
    pattern: /Unexpected character `!`/,
    explain: () => ({ message: 'MDX does not allow HTML comments.', hint: 'Write "{/* text */}", or rename the file to .md.' }),
  },
  {
    pattern: /Expected a closing tag for `<(br|hr|img|input|wbr|col|source)\b[^`]*>`/,
    explain: ([, tag]) => ({ message: `The element <${tag}> is not closed.`, hint: `Write "<${tag} />", or rename the file to .md.` }),
  },
  {
    pattern: /Expected a closing tag for `<([^`>]*)>`/,
    explain: ([, tag]) => ({
      message: tag ? `The tag <${tag}> is never closed.` : 'The tag <> is never closed.',
      hint: `Add "</${tag}>", or write "<${tag} />" if it is empty.`,
    }),
  },
  {
    pattern: /Unexpected closing tag `<\/([^`>]*)>`, expected corresponding closing tag for `<([^`>]*)>` \((\d+):(\d+)\)/,
    explain: ([, found, open, line]) => ({
      message: `"</${found}>" closes nothing: the tag <${open}> of line ${line} is still open.`,
      hint: `Write "</${open}>" first.`,
    }),
  },
  {
    pattern: /Unexpected (closing tag|closing slash)/,
    explain: () => ({ message: 'This tag closes nothing that is open.', hint: 'Remove it, or add the opening tag.' }),
  },
  {
    pattern: /Unexpected end of file in expression|closing brace for `\{`/,
    explain: () => ({ message: 'The brace "{" is never closed.', hint: 'For a literal brace write "\\{", or rename the file to .md.' }),
  },
  {
    pattern: /Could not parse expression/,
    explain: () => ({
      message: 'The text between "{" and "}" is not a value.',
      hint: 'For a literal brace write "\\{"; remove tags of other generators; or rename the file to .md.',
    }),
  },
  {
    pattern: /after `<`|in name|before name|before attribute|expected a valid JSX tag/,
    explain: () => ({ message: 'This "<" does not open a valid tag.', hint: 'For a literal "<" write "\\<", or rename the file to .md.' }),
  },
]

/** `after` is the source from the offset at which the parser stopped. */
export function explainMdxError(text: string, after: string, vocabulary: Vocabulary): { message: string; hint: string } {
  const rest = /^[^\r\n]*/.exec(after)?.[0] ?? ''
  const special = explainAutolink(rest) ?? explainTag(text, after, vocabulary)
  if (special) return special
  const tag = /^<\/?([A-Za-z][\w.]*)/.exec(rest)?.[1]
  const isMeant = tag !== undefined && (vocabulary.has(tag) || /^[A-Z]/.test(tag) || allowedElements.has(tag))
  if (isMeant && /expected a valid JSX tag|before attribute|in attribute|after attribute|in name/.test(text))
    return {
      message: `The tag <${tag}> cannot be read.`,
      hint: 'Put the values of its attributes in quotes, and close it with ">" or "/>".',
    }
  for (const { pattern, explain } of remedies) {
    const match = pattern.exec(text)
    if (match) return explain(match)
  }
  return { message: `This is not valid MDX: ${text.replace(/\.?$/, '.')}`, hint: 'If the file needs no components, rename it to .md.' }
}

/** `<https://example.com>` and `<me@example.com>` are links in Markdown, but not in MDX. */
function explainAutolink(rest: string): { message: string; hint: string } | undefined {
  const address = /^<((?:https?|mailto|ftp):[^\s<>]+|[^\s<>@/]+@[^\s<>@]+\.[^\s<>@]+)>/i.exec(rest)?.[1]
  if (address === undefined) return undefined
  return {
    message: 'MDX does not allow an address between "<" and ">".',
    hint: `Write the bare address: "${address.replace(/^mailto:/i, '')}".`,
  }
}

/** Explains a tag that ends in another paragraph, and one that isn't a tag. */
function explainTag(text: string, after: string, vocabulary: Vocabulary): { message: string; hint: string } | undefined {
  const tag = /Expected a closing tag for `<([\w.:-]+)[^`]*>` .* before the end of `/.exec(text)?.[1]
  if (tag === undefined) return undefined
  if (after.includes(`</${tag}>`))
    return {
      message: `The tag <${tag}> begins inside a paragraph and ends after it.`,
      hint: `Put "<${tag}>" and "</${tag}>" on their own lines.`,
    }
  if (vocabulary.has(tag) || allowedElements.has(tag.toLowerCase()) || unsafeElements.has(tag.toLowerCase())) return undefined
  return { message: `The tag <${tag}> is never closed.`, hint: `If it is text, write "\\<${tag}>"; else add "</${tag}>".` }
}
