/** What the overlay shows, kept from page to page while the browser tab is open. */
import type { ShownProblem } from '../../plain/dev-events.ts'
import type { Tab } from './panel.ts'

export interface View {
  tab: Tab
  isOpen: boolean
  /** Whether an error opened it. It then closes with the last error. */
  isAutomatic: boolean
  /** Errors that have opened it. Once closed, it only opens again for others. */
  known: readonly string[]
}

const first: View = { tab: 'error', isOpen: false, isAutomatic: false, known: [] }

/** The view once the problems are these. Only a new error opens it. */
export function nextView(view: View, problems: readonly ShownProblem[]): View {
  const errors = problems.filter(({ severity }) => severity === 'error')
  // Lines above move a problem, and it's still the same.
  const known = errors.map(({ file, code, message }) => `${file} ${code} ${message}`)
  if (known.some((each) => !view.known.includes(each)))
    return { tab: 'error', isOpen: true, isAutomatic: !view.isOpen || view.isAutomatic, known }
  const isOver = view.isAutomatic ? errors.length === 0 : problems.length === 0
  if (isOver) return { ...view, isOpen: false, isAutomatic: false, known }
  const isEmpty = !problems.some(({ severity }) => severity === view.tab)
  return { ...view, known, ...(isEmpty && problems[0] && { tab: problems[0].severity }) }
}

const storageKey = 'handbook-problems'

export function readView(): View {
  try {
    return { ...first, ...(JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<View>) }
  } catch {
    // Storage may be blocked, or hold what another version wrote.
    return first
  }
}

export function writeView(view: View): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(view))
  } catch {
    // Without storage, each page starts afresh.
  }
}
