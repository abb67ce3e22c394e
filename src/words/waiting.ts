/** Text of the list of pending work on the staff start page. */
export const waitingText = {
  title: 'What waits for whom',
  nothing: 'Nothing waits for anybody.',
  kinds: {
    milestones: 'Milestones at risk',
    bets: 'Bets to be decided',
    decisions: 'Decisions to be taken',
    changelog: 'Changelog entries in work',
    announcements: 'Shipped and not announced',
    issues: 'Issues nobody has looked at',
    reviews: 'Pages to be read through',
  },
  risks: {
    late: 'its last day has passed',
    behind: 'less than a quarter of its time is left, more than half of it is open',
    full: 'more is committed than it has capacity for',
  },
  all: (count: number) => `All ${count}`,
  late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  since: 'since',
  by: 'by',
  shippedIn: (milestone: string) => `shipped in ${milestone}`,
  misses: (things: readonly string[]) => `misses ${things.join(', ')}`,
  issue: (days: number) => (days === 0 ? 'filed today' : days === 1 ? 'filed a day ago' : `filed ${days} days ago`),
  answer: (priority: string, within: string) => `${priority}, answer within ${within}`,
} as const
