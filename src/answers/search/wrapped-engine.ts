/** Wraps Pagefind: normalizes queries to the spelling of the index, and removes its marks from results. */
import type { Engine, Found, Hit } from './engine.ts'
import { foldSpelling } from './fold.ts'
import { withNumberMarks, withoutMarks } from './marks.ts'
import { spaced } from './scripts.ts'

export function wrapEngine<Base extends Engine>(base: Base): Engine {
  return {
    async search(query, options) {
      const answer = await base.search(
        query === null ? null : withNumberMarks(spaced(foldSpelling(query))).replace(/^" | "$/g, '"'),
        options,
      )
      return { ...answer, results: answer.results.map(wrapHit) }
    },
    filters: () => base.filters(),
  }
}

function wrapHit(hit: Hit): Hit {
  return { id: hit.id, score: hit.score, data: async () => removeMarks(await hit.data()) }
}

function removeMarks(found: Found): Found {
  return {
    ...found,
    excerpt: withoutMarks(found.excerpt),
    content: withoutMarks(found.content),
    meta: Object.fromEntries(Object.entries(found.meta).map(([name, value]) => [name, withoutMarks(value)])),
    sub_results: found.sub_results.map((part) => ({ ...part, title: withoutMarks(part.title ?? ''), excerpt: withoutMarks(part.excerpt) })),
  }
}
