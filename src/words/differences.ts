/** Text of differences: labels of changed blocks and words, and of folded parts. Bundled for browsers too. */
export const differencesText = {
  /** Before a block, for screen readers. */
  kinds: { added: 'Added', removed: 'Removed', changed: 'Changed', moved: 'Moved' },
  /** Before and after words: by default, screen readers don't announce `ins` and `del`. */
  words: { added: 'added: ', removed: 'removed: ', end: ' (end) ' },
  unchanged: (count: number) => (count === 1 ? '1 unchanged part' : `${count} unchanged parts`),
  more: (count: number) => (count === 1 ? '1 more change is not shown.' : `${count} more changes are not shown.`),
  nothing: 'The text didn’t change.',
  link: (text: string, from: string | undefined, to: string | undefined) =>
    from === undefined
      ? `“${text}” now links to ${to}`
      : to === undefined
        ? `“${text}” no longer links to ${from}`
        : `“${text}” now links to ${to}, not ${from}`,
  picture: (text: string) => (text === '' ? 'New image' : `New image: “${text}”`),
  format: 'Only the formatting changed',
  meaning: 'Changed in meaning',
  text: 'Wording changed',
  code: 'code',
  binding: 'Binding sentences',
  under: (heading: string) => `Under “${heading}”`,
  /** A part of one of several values: “Measures: Users, target”. */
  part: (label: string, item: string, part: string) => `${label}: ${item}, ${part.toLowerCase()}`,
  /** A sign shows whether a value was added or removed. */
  field: (label: string, from: string | undefined, to: string | undefined) => {
    if (from === undefined && to === undefined) return `${label} changed`
    return from !== undefined && to !== undefined ? `${label}: ${from} → ${to}` : `${label}: ${from ?? to}`
  },
} as const
