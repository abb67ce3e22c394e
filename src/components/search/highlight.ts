/** Marks on the opened page what was searched for: `?highlight=two+words`. */
import { isForm, wordsOf } from '../../model/search/words.ts'

const address = new URL(location.href)
const asked = wordsOf(address.searchParams.get('highlight') ?? '').slice(0, 12)
const text = document.querySelector('main article') ?? document.querySelector('main')

if (text && 'highlights' in CSS) CSS.highlights.set('search', new Highlight(...rangesIn(text)))
// Whoever passes the address on means the page, not the search.
address.searchParams.delete('highlight')
history.replaceState(history.state, '', address)

function rangesIn(root: Element): Range[] {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const match of (node.nodeValue ?? '').matchAll(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu)) {
      if (!isAsked(match[0])) continue
      const range = new Range()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      ranges.push(range)
    }
  return ranges
}

function isAsked(written: string): boolean {
  const [word = ''] = wordsOf(written)
  return asked.some((each) => word.startsWith(each) || isForm(word, each))
}
