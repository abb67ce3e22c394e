/** Text of the list of pending work on the staff start page. */
export const waitingText = {
  title: 'Waiting on you',
  nothing: 'Nothing is waiting.',
  kinds: {
    milestones: 'Milestones at risk',
    bets: 'Bets to decide',
    decisions: 'Decisions to make',
    changelog: 'Changelog entries in progress',
    announcements: 'Shipped but not announced',
    issues: 'Untriaged issues',
    reviews: 'Pages to review',
  },
  risks: {
    late: 'past its due date',
    behind: 'less than a quarter of the time left, more than half of the work open',
    full: 'over capacity',
  },
  all: (count: number) => `All ${count}`,
  late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  since: 'since',
  by: 'by',
  shippedIn: (milestone: string) => `shipped in ${milestone}`,
  misses: (things: readonly string[]) => `needs ${things.join(', ')}`,
  issue: (days: number) => (days === 0 ? 'filed today' : days === 1 ? 'filed a day ago' : `filed ${days} days ago`),
  answer: (priority: string, within: string) => `${priority}, answer within ${within}`,
} as const
