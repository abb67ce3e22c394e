/** Changelog list text used in the browser; bundled with its script. The page's text is elsewhere. */
export const changelogText = {
  fields: { type: 'Type', tier: 'Plan', offering: 'Offering', area: 'Area', year: 'Year' },
  count: (found: number, all: number) => (found === all ? (all === 1 ? '1 entry' : `${all} entries`) : `${found} of ${all} entries`),
  nothing: 'No matches. Clear filters to see all entries.',
  isNew: 'New',
  news: (count: number) => (count === 1 ? '1 entry is new since your last visit.' : `${count} entries are new since your last visit.`),
} as const
