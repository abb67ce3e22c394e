/** Marks what's new since the reader's last visit. Nothing leaves the browser. */

export interface NewsWords {
  /** Label of the mark. */
  isNew: string
  news: (count: number) => string
}

/**
 * Marks entries that weren't in the list at the last visit and shows their number in `summary`; the first visit marks nothing. An entry is
 * identified by its `data-uid`, or else by its first link; the mark is appended to the element that `markIn` selects in it.
 */
export function markNews(summary: HTMLElement | null, entries: readonly HTMLElement[], words: NewsWords, markIn: string): HTMLElement[] {
  const key = `handbook-news ${location.pathname}`
  const ids = entries.map(entryId)
  const seen = readSeen(key, ids)
  if (seen === undefined || !summary) return []
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
  const count = summary.querySelector('span')
  if (count) count.textContent = words.news(news.length)
  summary.hidden = false
  return news
}

function entryId(entry: HTMLElement): string {
  return entry.dataset['uid'] ?? entry.querySelector('a')?.getAttribute('href') ?? ''
}

/** Ids at the previous visit; stays the same while this tab is open. Undefined on the first visit. */
function readSeen(key: string, ids: readonly string[]): ReadonlySet<string> | undefined {
  try {
    const before = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? ''
    sessionStorage.setItem(key, before)
    localStorage.setItem(key, ids.join('\n'))
    return before === '' ? undefined : new Set(before.split('\n'))
  } catch {
    // Storage is blocked or full, so nothing counts as new.
    return undefined
  }
}
