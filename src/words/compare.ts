/** Text of the page that compares two editions. */
const counted = (count: number, word: string) => (count > 0 ? [`${count} ${word}`] : [])

export const compareText = {
  title: 'Compare editions',
  about: 'Any two editions side by side, today included.',
  from: 'From',
  to: 'To',
  today: 'Today',
  submit: 'Compare',
  needsScript: 'Without script there are the steps from each edition to the next:',
  steps: 'Step by step',
  step: (from: string | undefined, to: string) => (from === undefined ? `${to}, the first edition` : `From ${from} to ${to}`),
  loading: 'The editions are being compared.',
  same: (name: string) => `These are the same: ${name}. Choose another one.`,
  unknown: (name: string) => `There is no edition “${name}”. Choose one of the list.`,
  failed: 'This could not be loaded.',
  result: (from: string, to: string, counts: Readonly<Record<'added' | 'removed' | 'renamed' | 'changed', number>>) => {
    const parts = [
      ...counted(counts.changed, 'changed'),
      ...counted(counts.added, 'new'),
      ...counted(counts.renamed, 'moved'),
      ...counted(counts.removed, 'removed'),
    ]
    return `From ${from} to ${to}: ${parts.length > 0 ? `${parts.join(', ')}.` : 'no page changed.'}`
  },
  groups: { changed: 'Changed pages', added: 'New pages', renamed: 'Moved pages', removed: 'Removed pages' },
  before: (address: string) => `Before at ${address}`,
  differences: 'Show the differences',
  facts: 'Only values that stand beside the text changed, or how it is written.',
} as const
