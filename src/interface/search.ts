/** Words of the search. They stand apart from the others because the script of every page brings them. */
export const searchText = {
  open: 'Search',
  label: 'Search the handbook',
  submit: 'Search',
  title: 'Search',
  needsScript: 'The search needs script. Without it, the sections at the top lead to every page.',
  none: (query: string) => `Nothing found for “${query}”.`,
  found: (count: number, shown: number) =>
    `${count === 1 ? '1 page' : `${count} pages`} found${count > shown ? `, the best ${shown} shown` : ''}.`,
  failed: 'The search could not be loaded. Check your connection and try again.',
  notInDev: 'The search index is made by "handbook build".',
  /** What else a version and a decision are called by those who look for them. */
  versionNames: (version: string) => [`v${version}`, `version ${version}`, `release ${version}`],
  decisionName: (number: number) => `decision ${number}`,
} as const
