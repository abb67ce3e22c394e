/** Text of the release calendar, on its page and in the iCalendar file. */
export const calendarText = {
  name: (organisation: string) => `${organisation} releases`,
  events: {
    released: (product: string, version: string) => `${product} ${version}`,
    planned: (product: string, version: string) => `${product} ${version} (planned)`,
    yanked: (product: string, version: string) => `${product} ${version} (withdrawn)`,
    support: (product: string, version: string) => `Support of ${product} ${version} ends`,
  },

  subscribe: 'Add the releases and the ends of support to your calendar (.ics)',
  supported: 'Supported now',
  supportWindow: (from: string, until: string) => `${from} to ${until}`,
  supportOpen: (from: string, supported: number) =>
    supported === 1 ? `since ${from}, until the next minor version` : `since ${from}, until ${supported} minor versions have followed`,
  latest: 'latest:',
  today: (day: string) => `The line marks today, ${day}.`,

  timeline: 'Timeline',
  legend: 'Versions stand in their months; each tick is a patch, each dot a pre-release. Dashed: planned. Struck out: withdrawn.',
  cadence: (minors: number, patches: number, prereleases: number, days: number | undefined) =>
    [
      minors === 1 ? '1 version' : `${minors} versions`,
      ...(patches === 0 ? [] : [patches === 1 ? '1 patch' : `${patches} patches`]),
      ...(prereleases === 0 ? [] : [prereleases === 1 ? '1 pre-release' : `${prereleases} pre-releases`]),
      ...(days === undefined ? [] : [`usually ${days === 1 ? '1 day' : `${days} days`} from version to version`]),
    ].join(', '),
  planned: 'planned',
  withdrawn: 'withdrawn',
  ticks: { patch: (versions: string) => `Patches: ${versions}`, prerelease: (versions: string) => `Pre-releases: ${versions}` },
  isPrerelease: 'This is a pre-release, for trial. It is not supported.',
  prepares: 'It comes before',
  prereleasesOf: 'Pre-releases',
  prerelease: 'pre-release',

  stopAt: 'Before you upgrade to this version, upgrade to',
  isPlanned: 'This release is planned and not out yet.',
  isYanked: 'This release was withdrawn.',
  takeInstead: 'Take instead:',
  support: 'Support',
  supportLeft: 'Supported until',
  supportOver: 'Not supported since',
  isUnsupported: 'Not supported',
  upgradeFrom: (version: string) => `What changes when you upgrade to ${version}`,
  supportNoEnd: 'Supported; no day is planned on which that ends.',
  supportEndedBy: 'the day of',
  patchesOf: 'Patch releases',
  opens: 'This is a patch of',
  groups: {
    breaking: 'What breaks',
    action: 'What needs action',
    added: 'Added',
    changed: 'Changed',
    deprecated: 'Deprecated',
    removed: 'Removed',
    fixed: 'Fixed',
    security: 'Security',
  },
} as const
