/** Text of the feature matrix. Bundled for browsers too. */
export const matrixText = {
  today: 'Today',
  asOf: (day: string) => `As of ${day}`,
  asOfRelease: (version: string, day: string) => `As of ${version}, ${day}`,
  unknown: (asked: string) => `We don’t know release or day “${asked}”. Showing today.`,
  failed: 'The matrix for that day couldn’t be loaded. Check your connection and try again.',
  feature: 'Feature',
  has: 'Included',
  hasNot: 'Not included',
  all: 'All plans',
  undecided: 'Undecided',
  apart: (count: number, offering: string) =>
    `${count === 1 ? '1 feature' : `${count} features`} not in any plan on ${offering} on this day`,
  none: 'No plans were sold here on this day.',
  noFeatures: 'No features are on record for this day.',
  tableOf: (offering: string) => `Features by plan on ${offering}`,
  nowCalled: (then: string, now: string) => `${then}, now ${now}`,
} as const
