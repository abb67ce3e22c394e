/** Text of editions: their list and the notice on their pages. */
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
