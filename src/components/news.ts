/** What is new since this reader was here before. Only this browser knows: nothing is sent. */

export interface NewsWords {
  /** The mark at each. */
  isNew: string
  news: (count: number) => string
}

/**
 * Marks what was not in the list at the last visit and says in `place` how much it is; the first visit marks nothing.
 * An entry is known by its `data-uid`, else by its first link; its mark stands at the end of what `markIn` selects in it.
 */
export function markNews(place: HTMLElement | null, entries: readonly HTMLElement[], words: NewsWords, markIn: string): HTMLElement[] {
  const key = `handbook-news ${location.pathname}`
  const ids = entries.map(idOf)
  const seen = lastSeen(key, ids)
  if (seen === undefined || !place) return []
  const news = entries.filter((_, index) => !seen.has(ids[index] ?? ''))
  const [first] = news
  if (!first) return []
  for (const entry of news) {
    entry.classList.add('is-new')
    const mark = document.createElement('span')
    mark.className = 'mark'
    mark.textContent = words.isNew
    entry.querySelector(markIn)?.append(mark)
  }
  first.id = '_new'
  const count = place.querySelector('span')
  if (count) count.textContent = words.news(news.length)
  place.hidden = false
  return news
}

function idOf(entry: HTMLElement): string {
  return entry.dataset['uid'] ?? entry.querySelector('a')?.getAttribute('href') ?? ''
}

/** What was in the list at the visit before; the same for as long as this tab is open. Undefined at the first visit. */
function lastSeen(key: string, ids: readonly string[]): ReadonlySet<string> | undefined {
  try {
    const before = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? ''
    sessionStorage.setItem(key, before)
    localStorage.setItem(key, ids.join('\n'))
    return before === '' ? undefined : new Set(before.split('\n'))
  } catch {
    // Where storage is forbidden or full, nothing is known to be new.
    return undefined
  }
}
