/** Text of the staff board with the status of changelog entries. */
export const boardText = {
  title: 'Changelog board',
  about: 'Where each entry stands, what it still misses, and whose turn it is.',
  none: 'Every entry is published and misses nothing.',
  stages: {
    draft: 'Draft',
    'in-review': 'In review',
    approved: 'Approved',
    scheduled: 'Scheduled',
    published: 'Published, with something missing',
    withdrawn: 'Withdrawn',
  },
  columns: { entry: 'Entry', missing: 'Misses', waits: 'Waits', turn: 'Whose turn', moment: 'Visible from', note: 'Why', since: 'Since' },
  missing: { review: 'an approval by somebody else', release: 'a release', email: 'a mail', slack: 'a message on Slack' },
  nothing: 'nothing',
  days: (days: number) => (days === 0 ? 'since today' : days === 1 ? '1 day' : `${days} days`),
  turns: { authors: 'Authors', reviewers: 'Reviewers', nobody: 'Nobody’s' },
  unpublished: 'never published',
} as const
