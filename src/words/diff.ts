/** How many unreadable files are named. */
const mostFaults = 10

/** Text of changes between two states of the handbook. */
export const diffText = {
  between: (from: string, to: string) => `What changed from ${from} to ${to}`,
  nothing: (from: string, to: string) => `Nothing changed from ${from} to ${to}.`,
  strategy: (title: string) => `Strategy “${title}”`,
  succeeds: (title: string, old: string) => `Strategy “${title}”, which replaces “${old}”`,
  noted: 'Notes',
  texts: 'Text',
  kinds: { added: 'added', removed: 'removed', renamed: 'renamed', changed: 'changed' },
  was: (id: string) => `was ${id}`,
  came: (label: string, value: string) => `${label} added: ${value}`,
  went: (label: string, value: string) => `${label} removed: ${value}`,
  changed: (label: string) => `${label} changed`,
  issues: (kind: 'added' | 'removed' | 'renamed' | 'changed', titles: readonly string[], others: number) =>
    `${titles.length + others} issues ${kind}: ${titles.map((title) => `“${title}”`).join(', ')} and ${others} more`,
  /** `faults` has one item per entry, with the first position that's wrong. */
  unread: (faults: readonly string[], name: string) =>
    [
      `${faults.length === 1 ? 'One entry' : `${faults.length} entries`} of ${name} can’t be read under today’s rules, so ${faults.length === 1 ? 'it is' : 'they are'} not compared:`,
      ...faults.slice(0, mostFaults).map((fault) => `  ${fault}`),
      ...(faults.length > mostFaults ? [`  … and ${faults.length - mostFaults} more.`] : []),
    ].join('\n'),
} as const
