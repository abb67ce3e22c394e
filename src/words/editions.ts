/** Text of editions: their list, the notice on their pages, and switching between them. */
export const editionText = {
  title: 'Editions',
  about: 'The handbook as it stood on certain days. What an edition says stays as it was.',
  none: 'No edition can be shown here.',
  start: (title: string) => `${title}, as it stood on this day.`,
  editionTitle: (edition: string) => `Edition “${edition}”`,
  pageTitle: (title: string, edition: string) => `${title} (edition ${edition})`,
  closed: (edition: string) => `This is the edition “${edition}” of the handbook, closed on`,
  all: 'All editions',
  now: 'Read what it says today',
  /** Replaces the title of a page that's hidden from these readers. */
  contents: 'What is in it',
  nothingElse: 'Nothing could be read of what this list held.',
  existed: 'This address existed in editions:',
} as const

/** Text of the scripts that switch between editions. */
export const editionSwitchText = {
  today: 'Today',
  lacks: 'lacks this page',
  nearest: (edition: string) => `nearest: ${edition}`,
  all: 'All editions',
  failed: 'The list could not be loaded.',
  gone: 'Today’s handbook has no such page any more.',
} as const
