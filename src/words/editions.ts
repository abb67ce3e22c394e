/** Names and text of editions: their list, the notice on their pages, and switching between them. */
import { shortDay } from './days.ts'

/** How menus name an edition: by its day, then by its name. */
export function editionLabel({ name, date }: { name: string; date: string }): string {
  return `${shortDay(date)} · ${editionName(name)}`
}

/** The name of an edition as a title. Addresses have it as it's written. */
export function editionName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export const editionText = {
  title: 'Editions',
  /** Opens the menu of editions. */
  button: 'Versions',
  about: 'The handbook as it was on certain days. Published editions don’t change.',
  none: 'There are no editions to show.',
  start: (title: string) => `${title} as of this day.`,
  editionTitle: (edition: string) => `Edition “${edition}”`,
  pageTitle: (title: string, edition: string) => `${title} (edition ${edition})`,
  closed: (edition: string) => `This is edition “${edition}” of the handbook, published on`,
  all: 'All editions',
  now: 'Read today’s version',
  /** Replaces the title of a page that's hidden from these readers. */
  contents: 'Contents',
  nothingElse: 'This list couldn’t be read.',
  existed: 'These editions have this page:',
} as const

/** Text of the scripts that switch between editions. */
export const editionSwitchText = {
  today: 'Today',
  lacks: 'doesn’t have this page',
  nearest: (edition: string) => `closest: ${edition}`,
  all: 'All editions',
  failed: 'The list couldn’t be loaded.',
  gone: 'Today’s handbook no longer has this page.',
} as const
