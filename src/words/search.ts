import { programCall } from '../plain/command.ts'

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(' and ')

/** Text of the search. In its own file, since its script bundles it. */
export const searchText = {
  open: 'Search',
  label: 'Search the handbook',
  submit: 'Search',
  title: 'Search',
  needsScript: 'Turn on JavaScript to search, or browse the sections at the top.',
  none: (query: string) => `No results for “${query}”.`,
  today: 'Today',
  edition: 'Edition',
  allEditions: 'All editions',
  foundIn: 'In',
  /** What a search covers: `today`, `all`, or a published edition. */
  within: (scope: string) => (scope === 'today' ? '' : scope === 'all' ? 'In all editions:' : `In edition “${scope}”:`),
  looksIn: (scope: string) => (scope === 'today' ? '' : scope === 'all' ? 'Searching all editions.' : `Searching edition “${scope}” only.`),
  searchElsewhere: 'Search elsewhere',
  searchIn: (scope: string) => (scope === 'today' ? 'Today’s handbook' : scope === 'all' ? 'All editions' : `Edition “${scope}”`),
  unknownEdition: (name: string) => `There is no edition “${name}”. Searching today’s handbook.`,
  foundTexts: (count: number) => (count === 1 ? '1 result found.' : `${count} results found.`),
  found: (count: number) => (count === 1 ? '1 page found.' : `${count} pages found.`),
  insteadOf: (query: string, typed: string) => `Showing results for “${query}” instead of “${typed}”.`,
  exactly: (typed: string) => `Search instead for “${typed}”`,
  nearest: 'Did you mean:',
  ask: 'Can’t find it? Ask the owner:',
  askFor: (area: string) => `Can’t find it? Ask the owner of ${area}:`,
  askOwner: 'Can’t find it? Ask the handbook’s owner:',
  askPlace: 'Can’t find it? Ask where the handbook is written:',
  noneWithFilters: 'No results with these filters.',
  withoutFilters: 'Clear filters',
  without: (words: readonly string[]) => `Without ${quoted(words)}`,
  allBut: (words: readonly string[]) => `No page has all of these words. Showing results without ${quoted(words)}.`,
  unknownFilter: (name: string, value: string) => `There is no ${name.toLowerCase()} “${value}”, so that filter is ignored.`,
  facets: { kind: 'Kind', tier: 'Plan', offering: 'Offering', area: 'Area', year: 'Year' },
  any: { kind: 'All kinds', tier: 'All plans', offering: 'All offerings', area: 'All areas', year: 'All years' },
  narrow: 'Narrow the results',
  option: (value: string, count: number) => `${value} (${count})`,
  more: 'Show more',
  recent: 'Recent searches',
  forget: 'Clear history',
  failed: 'The search couldn’t be loaded. Check your connection and try again.',
  notInDev: `Run "${programCall} build" to make the search index.`,
  /** Other terms for a version or a decision that people search for. */
  versionNames: (version: string) => [`v${version}`, `version ${version}`, `release ${version}`],
  decisionName: (number: number) => `decision ${number}`,
} as const
