/** Text of the page that compares two editions. Bundled for browsers: functions may use nothing but their arguments. */
export const compareText = {
  title: 'Compare editions',
  about: 'Compare any two editions, or one with today.',
  from: 'From',
  to: 'To',
  today: 'Today',
  submit: 'Compare',
  needsScript: 'Turn on JavaScript to compare any two. Below is each edition compared with the next:',
  steps: 'Step by step',
  step: (from: string | undefined, to: string) => (from === undefined ? `${to}, the first edition` : `From ${from} to ${to}`),
  loading: 'Comparing editions …',
  same: (name: string) => `You chose ${name} twice. Choose another edition.`,
  unknown: (name: string) => `There is no edition “${name}”. Choose one from the list.`,
  failed: 'The comparison couldn’t be loaded. Check your connection and try again.',
  result: (from: string, to: string, counts: Readonly<Record<'added' | 'removed' | 'renamed' | 'changed', number>>) => {
    const counted = (count: number, word: string) => (count > 0 ? [`${count} ${word}`] : [])
    const parts = [
      ...counted(counts.changed, 'changed'),
      ...counted(counts.added, 'new'),
      ...counted(counts.renamed, 'moved'),
      ...counted(counts.removed, 'removed'),
    ]
    return `From ${from} to ${to}: ${parts.length > 0 ? `${parts.join(', ')}.` : 'no pages changed.'}`
  },
  groups: { changed: 'Changed pages', added: 'New pages', renamed: 'Moved pages', removed: 'Removed pages' },
  before: (address: string) => `Moved from ${address}`,
  differences: 'Show diff',
  facts: 'Only facts or formatting changed.',
} as const
