/** Words of what changed between two states of the handbook. */
export const diffText = {
  between: (from: string, to: string) => `What changed from ${from} to ${to}`,
  nothing: (from: string, to: string) => `Nothing changed from ${from} to ${to}.`,
  strategy: (title: string) => `Strategy “${title}”`,
  succeeds: (title: string, old: string) => `Strategy “${title}”, which replaces “${old}”`,
  noted: 'Noted',
  texts: 'Texts',
  kinds: { added: 'added', removed: 'removed', renamed: 'renamed', changed: 'changed' },
  was: (id: string) => `was ${id}`,
  none: 'none',
  unread: (count: number, name: string) =>
    `${count === 1 ? 'One entry' : `${count} entries`} of ${name} could not be read, and ${count === 1 ? 'is' : 'are'} left out. "handbook check" says why.`,
} as const
