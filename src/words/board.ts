/** Text of the staff board with the status of changelog entries. */
export const boardText = {
  title: 'Changelog board',
  about: 'Status, gaps and next reviewer.',
  none: 'All entries are published and complete.',
  stages: {
    draft: 'Draft',
    'in-review': 'In review',
    approved: 'Approved',
    scheduled: 'Scheduled',
    published: 'Published but incomplete',
    withdrawn: 'Withdrawn',
  },
  columns: {
    entry: 'Entry',
    missing: 'Missing',
    waits: 'Waiting',
    turn: 'Waiting on',
    moment: 'Goes live',
    note: 'Reason',
    since: 'Since',
  },
  missing: { review: 'someone else’s approval', release: 'a release', email: 'an email', slack: 'a Slack message' },
  nothing: 'nothing',
  days: (days: number) => (days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`),
  turns: { authors: 'Authors', reviewers: 'Reviewers', nobody: 'No one' },
  unpublished: 'never published',
} as const
