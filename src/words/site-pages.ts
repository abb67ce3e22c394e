/** Pages that the site makes itself, as the search knows them: other words by which readers look for them, and texts that no page shows. */
export const sitePageText = {
  /** Kind of those that belong to no list. */
  kind: 'This site',
  start: {
    title: 'Start page',
    about: 'The latest release, what’s new and all sections.',
    searchWords: ['home'],
  },
  staffStart: {
    about: 'What is waiting on you and what is late, the next milestone and recent changes.',
    searchWords: [
      'home',
      'late',
      'overdue',
      'due',
      'waiting on me',
      'waiting for me',
      'my tasks',
      'to do',
      'to-do list',
      'my reviews',
      'needs my review',
    ],
  },
  about: {
    about: 'How to find your way, search, fix a page and read without JavaScript.',
    searchWords: ['help', 'search help', 'how to search', 'keyboard shortcuts', 'accessibility'],
  },
  upgrade: {
    searchWords: ['upgrade guide', 'update', 'migrate', 'migration', 'checklist', 'what to do', 'which version', 'between versions'],
  },
  subscribe: {
    searchWords: ['RSS', 'Atom', 'feed', 'newsletter', 'notifications', 'notify me', 'get notified', 'alerts', 'email', 'Slack', 'follow'],
  },
  changes: { searchWords: ['recent changes', 'what changed last week', 'what changed this month', 'updated pages', 'history'] },
  editions: {
    searchWords: [
      'old versions of the handbook',
      'earlier handbook',
      'previous handbook',
      'archive of the handbook',
      'snapshots of the handbook',
    ],
  },
  compare: { searchWords: ['compare two editions', 'diff between editions'] },
  backlog: { searchWords: ['issues', 'bugs', 'open bugs', 'bug list', 'requests', 'untriaged', 'new issues', 'work items'] },
  triage: { searchWords: ['which rule matches', 'routing rules', 'rules for new issues', 'untriaged'] },
  issueLists: {
    blocked: { searchWords: ['blockers', 'stuck issues'] },
    orphaned: { searchWords: ['issues without a roadmap item', 'issues without a milestone'] },
    stale: { searchWords: ['old issues', 'forgotten issues'] },
  },
  insights: {
    searchWords: [
      'customer quotes',
      'customer feedback',
      'what customers say',
      'what customers said',
      'interviews',
      'research notes',
      'evidence',
    ],
  },
  ranking: { searchWords: ['priorities', 'prioritisation', 'prioritization', 'what to build first', 'order of the roadmap', 'evidence'] },
  board: {
    searchWords: [
      'board',
      'drafts',
      'changelog drafts',
      'entries in review',
      'waiting for review',
      'scheduled entries',
      'editorial calendar',
    ],
  },
  status: { searchWords: ['warnings', 'gaps in the plan', 'objectives without work', 'overdue reviews', 'health of the handbook'] },
} as const
