/** What is new since this reader was here before. Only this browser knows: nothing is sent. */
import { changelogText as text } from '../../interface/changelog.ts'

/** Marks what was not in the list at the last visit and says how much it is; the first visit marks nothing. */
export function markNews(place: HTMLElement | null, entries: readonly HTMLElement[]): void {
  const key = `handbook-changelog ${location.pathname}`
  const ids = entries.map(idOf)
  const seen = lastSeen(key, ids)
  if (seen === undefined || !place) return
  const news = entries.filter((_, index) => !seen.has(ids[index] ?? ''))
  const [first] = news
  if (!first) return
  for (const entry of news) {
    entry.classList.add('change-new')
    const mark = document.createElement('span')
    mark.className = 'change-mark'
    mark.textContent = text.isNew
    entry.querySelector('.entry-meta')?.append(mark)
  }
  first.id = '_new'
  const count = place.querySelector('span')
  if (count) count.textContent = text.news(news.length)
  place.hidden = false
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
