/** How many unreadable files are named. */
const mostFaults = 10

function nameRank(rank: number | undefined): string {
  return rank === undefined ? 'not in the first ten' : String(rank)
}

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
  approvals: 'Approvals to confirm',
  notApproved: (person: string) => `says that ${person} approved it, but they haven’t approved this pull request`,
  loginUnknown: (person: string) => `says that ${person} approved it, but people.yaml has no login for them`,
  addresses: 'Addresses that go',
  /** What happens at an address without its page. `to` is a page; undefined if nothing is there. */
  redirected: (to: string) => `redirects to ${to}`,
  redirectedForStaff: (to: string) => `redirects to ${to}, but for staff only`,
  goneForGood: 'gone for good, as redirects.yaml says',
  nothingThere: 'nothing is there now, and no redirect catches it',
  nowDraft: 'a draft now',
  nowForStaff: 'for staff only now',
  ranks: 'Positions in the search',
  /** Undefined is a position after the first ten. */
  moved: (from: number | undefined, to: number | undefined) => `${nameRank(from)} → ${nameRank(to)}`,
  behind: (titles: readonly string[]) => `, behind ${titles.map((title) => `“${title}”`).join(', ')}`,
  newProblems: (count: number) => (count === 1 ? '1 new problem' : `${count} new problems`),
  solvedProblems: (count: number) => (count === 1 ? '1 problem solved' : `${count} problems solved`),
  severities: { error: 'error', warning: 'warning' },
  more: (count: number) => `and ${count} more`,
  /** `sections` are titles with the number of lines left out. */
  cut: (sections: readonly (readonly [title: string, lines: number])[]) =>
    `Left out to fit in a comment: ${sections.map(([title, lines]) => `${lines === 1 ? '1 line' : `${lines} lines`} of “${title}”`).join(', ')}. To see everything:`,
  /** `faults` has one item per entry, with the first position that's wrong. */
  unread: (faults: readonly string[], name: string) =>
    [
      `${faults.length === 1 ? 'One entry' : `${faults.length} entries`} of ${name} can’t be read under today’s rules, so ${faults.length === 1 ? 'it is' : 'they are'} not compared:`,
      ...faults.slice(0, mostFaults).map((fault) => `  ${fault}`),
      ...(faults.length > mostFaults ? [`  … and ${faults.length - mostFaults} more.`] : []),
    ].join('\n'),
} as const
