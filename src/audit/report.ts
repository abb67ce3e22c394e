/** Reports leaks to people and programs: what's hidden, where it leaked, and the words. Pure. */
import { positionsOf } from '../problems/positions.ts'
import type { Audit } from './audit.ts'
import { scanWords } from './scan.ts'
import type { Leak } from './search.ts'

/** Limits on hidden texts named, and on outputs per text. */
const maxNamed = { sources: 20, outputs: 3 } as const

interface Location {
  source: string
  line: number | undefined
}

/** Fails a build. */
export class LeakError extends Error {}

export function formatLeaks({ leaks }: Pick<Audit, 'leaks'>): string {
  const groups = [...Map.groupBy(leaks, (leak) => leak.hidden)]
  const lines = groups.slice(0, maxNamed.sources).flatMap(([hidden, found]) => {
    const [first] = found
    if (!first) return []
    const { source, line } = locateLeak(first)
    const more = found.length - maxNamed.outputs
    return [
      `${source}${line === undefined ? '' : `:${line}`}  ${hidden.what}`,
      ...found.slice(0, maxNamed.outputs).map(({ output, part, words }) => `  in ${output} (${part}): ${words}`),
      ...(more > 0 ? [`  and in ${more} more ${more === 1 ? 'place' : 'places'}`] : []),
      '',
    ]
  })
  const rest = groups.length - maxNamed.sources
  return [
    ...lines,
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
    `${groups.length === 1 ? '1 hidden text appears' : `${groups.length} hidden texts appear`} in the public site.`,
    'If the words are public, add them to leakCheck.allow in the configuration. Otherwise this is a bug: please report it.',
  ].join('\n')
}

export function leaksAsJson({ files, searched, leaks }: Audit): string {
  const found = leaks.map((leak) => {
    const { source, line } = locateLeak(leak)
    return {
      source,
      ...(line !== undefined && { line }),
      what: leak.hidden.what,
      output: leak.output,
      place: leak.part,
      words: leak.words,
    }
  })
  return JSON.stringify({ format: 1, ok: leaks.length === 0, files, searched, leaks: found }, null, 2)
}

function locateLeak({ hidden, words }: Leak): Location {
  return { source: hidden.source, line: hidden.line?.() ?? findLine(hidden.text(), words) }
}

/** Return the line where the words start, or undefined if they don't occur in this order. */
function findLine(text: string, words: string): number | undefined {
  const wanted = hashWords(words).slice(0, 4)
  const found = hashWords(text)
  const at = found.findIndex((_, index) => wanted.every(({ hash }, offset) => found[index + offset]?.hash === hash))
  const word = wanted.length > 0 ? found[at] : undefined
  return word && positionsOf(text).span(word.start, word.start).line
}

function hashWords(text: string): { hash: string; start: number }[] {
  const found: { hash: string; start: number }[] = []
  scanWords(text, {
    word: (h1, h2, start) => found.push({ hash: `${h1} ${h2}`, start }),
    joined: () => undefined,
    cut: () => undefined,
  })
  return found
}
