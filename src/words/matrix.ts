/** Text of the feature matrix. Bundled for browsers too. */
export const matrixText = {
  today: 'Today',
  asOf: (day: string) => `As of ${day}`,
  asOfRelease: (version: string, day: string) => `As of ${version}, ${day}`,
  unknown: (asked: string) => `There is no release or day “${asked}”. The matrix shows today.`,
  failed: 'The matrix of another day could not be loaded. Check your connection and try again.',
  feature: 'Feature',
  has: 'Included',
  hasNot: 'Not included',
  all: 'All plans',
  undecided: 'Undecided',
  apart: (count: number, offering: string) => `${count === 1 ? '1 feature' : `${count} features`} in no plan on ${offering} on this day`,
  none: 'No plan was sold here on this day.',
  noFeatures: 'No feature is on record for this day.',
  tableOf: (offering: string) => `Features by plan on ${offering}`,
  nowCalled: (then: string, now: string) => `${then}, now ${now}`,
} as const
