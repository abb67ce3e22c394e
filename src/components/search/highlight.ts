/** Highlights the search words on the opened page: `?highlight=two+words`. */
import { isUnspaced, replaceRuns, spaced } from '../../answers/search/scripts.ts'
import { isForm, wordsOf } from '../../answers/search/words.ts'

const address = new URL(location.href)
const asked = wordsOf(address.searchParams.get('highlight') ?? '').slice(0, 12)
const unspacedWords = splitUnspaced(address.searchParams.get('highlight') ?? '')
const text = document.querySelector('main article') ?? document.querySelector('main')

if (text && 'highlights' in CSS) CSS.highlights.set('search', new Highlight(...findRanges(text)))
// Someone who shares the URL means the page, not the search.
address.searchParams.delete('highlight')
history.replaceState(history.state, '', address)

function findRanges(root: Element): Range[] {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [start, end] of findMatches(node.nodeValue ?? '')) {
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, end)
      ranges.push(range)
    }
  return ranges
}

/** In scripts without spaces, a word may occur anywhere in a run of letters. */
function findMatches(text: string): [start: number, end: number][] {
  const matches: [number, number][] = []
  for (const match of text.matchAll(/\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}]+/gu))
    if (!isUnspaced(match[0]) && isAsked(match[0])) matches.push([match.index, match.index + match[0].length])
  replaceRuns(text, (run, at) => {
    for (const word of unspacedWords)
      for (let found = run.indexOf(word); found >= 0; found = run.indexOf(word, found + word.length))
        matches.push([at + found, at + found + word.length])
    return run
  })
  return matches
}

function isAsked(written: string): boolean {
  const [word = ''] = wordsOf(written)
  return asked.some((each) => word.startsWith(each) || isForm(word, each))
}

/** Not normalized, because they're compared with the page's text. */
function splitUnspaced(query: string): string[] {
  return spaced(query).split(' ').filter(isUnspaced)
}
