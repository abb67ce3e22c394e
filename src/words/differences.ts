/** Words of texts that changed: labels of blocks, of words in them, and of what is folded away. */
import { fieldLabel } from './names.ts'

export const differencesText = {
  /** Before a block, for those who do not see its sign. */
  kinds: { added: 'Added', removed: 'Removed', changed: 'Changed', moved: 'Moved' },
  /** Before words, and after them: screen readers pass over ins and del as they are set. */
  words: { added: 'added: ', removed: 'removed: ', end: ' (end) ' },
  unchanged: (count: number) => (count === 1 ? 'One passage unchanged' : `${count} passages unchanged`),
  more: (count: number) => (count === 1 ? 'One more change is not shown.' : `${count} more changes are not shown.`),
  nothing: 'The text is the same.',
  link: (text: string, from: string | undefined, to: string | undefined) =>
    from === undefined
      ? `“${text}” now links to ${to}`
      : to === undefined
        ? `“${text}” no longer links to ${from}`
        : `The link “${text}” now leads to ${to}, before to ${from}`,
  picture: (text: string) => (text === '' ? 'Another picture' : `Another picture: “${text}”`),
  format: 'Only the format changed',
  meaning: 'Changed in meaning',
  text: 'Changed in the text',
  code: 'code',
  binding: 'Sentences that bind',
  under: (heading: string) => `Under “${heading}”`,
  /** A part of one of several values: “Measures: Users, target”. */
  part: (label: string, item: string, part: string) => `${label}: ${item}, ${fieldLabel(part).toLowerCase()}`,
  /** A sign says whether a value came or went. */
  field: (label: string, from: string | undefined, to: string | undefined) => {
    if (from === undefined && to === undefined) return `${label} changed`
    return from !== undefined && to !== undefined ? `${label}: ${from} → ${to}` : `${label}: ${from ?? to}`
  },
} as const
