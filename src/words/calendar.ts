/** Text of the release calendar, on its page and in the iCalendar file. */
export const calendarText = {
  name: (organisation: string) => `${organisation} releases`,
  events: {
    released: (product: string, version: string) => `${product} ${version}`,
    planned: (product: string, version: string) => `${product} ${version} (planned)`,
    yanked: (product: string, version: string) => `${product} ${version} (withdrawn)`,
    support: (product: string, version: string) => `Support for ${product} ${version} ends`,
  },

  subscribe: 'Add releases and end-of-support dates to your calendar (.ics)',
  supported: 'Supported versions',
  supportWindow: (from: string, until: string) => `${from} to ${until}`,
  supportOpen: (from: string, supported: number) =>
    supported === 1 ? `since ${from}, until the next minor version ships` : `since ${from}, until ${supported} more minor versions ship`,
  latest: 'latest:',
  today: (day: string) => `The line marks today, ${day}.`,

  timeline: 'Timeline',
  legend: 'Each version is shown in its month. Tick: patch. Dot: pre-release. Dashed: planned. Struck through: withdrawn.',
  cadence: (minors: number, patches: number, prereleases: number, days: number | undefined) =>
    [
      minors === 1 ? '1 version' : `${minors} versions`,
      ...(patches === 0 ? [] : [patches === 1 ? '1 patch' : `${patches} patches`]),
      ...(prereleases === 0 ? [] : [prereleases === 1 ? '1 pre-release' : `${prereleases} pre-releases`]),
      ...(days === undefined ? [] : [`usually ${days === 1 ? '1 day' : `${days} days`} apart`]),
    ].join(', '),
  planned: 'planned',
  withdrawn: 'withdrawn',
  ticks: { patch: (versions: string) => `Patches: ${versions}`, prerelease: (versions: string) => `Pre-releases: ${versions}` },
  isPrerelease: 'This is a pre-release for testing. It isn’t supported.',
  prepares: 'It comes before',
  prereleasesOf: 'Pre-releases',
  prerelease: 'pre-release',

  stopAt: 'Before you upgrade to this version, upgrade to',
  isPlanned: 'This release is planned but isn’t out yet.',
  isYanked: 'This release was withdrawn.',
  takeInstead: 'Use instead:',
  support: 'Support',
  supportLeft: 'Supported until',
  supportOver: 'Not supported since',
  isUnsupported: 'Not supported',
  upgradeFrom: (version: string) => `What changes when you upgrade to ${version}`,
  supportNoEnd: 'Supported',
  supportEndedBy: 'with the release of',
  patchesOf: 'Patch releases',
  opens: 'This is a patch for',
  groups: {
    breaking: 'Breaking changes',
    action: 'Action needed',
    added: 'Added',
    changed: 'Changed',
    deprecated: 'Deprecated',
    removed: 'Removed',
    fixed: 'Fixed',
    security: 'Security',
  },
} as const
