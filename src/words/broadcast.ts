/** Text of messages to customers by mail, Slack or GitHub, and of the changelog as one file. */
export const broadcastText = {
  subject: (title: string, headline: string | undefined) => (headline === undefined ? title : `${title}: ${headline}`),
  correction: (subject: string) => `Correction: ${subject}`,
  corrects: (day: string, title: string | undefined) =>
    title === undefined ? `This corrects what we sent on ${day}.` : `This corrects what we sent on ${day} under the title “${title}”.`,
  withdrawn: (title: string) => `Withdrawn: ${title}`,
  readOn: 'Read it in the changelog',
  readRelease: 'Read the whole release notes',
  cut: 'This message is too long to be shown in full.',
  more: (count: number) => (count === 1 ? '1 more change' : `${count} more changes`),
  breaking: 'Breaking',
  whatToDo: 'What to do',
  isYanked: 'This version was withdrawn.',
  isWithdrawn: 'This change was withdrawn.',
  unsubscribe: 'Unsubscribe',
  because: (organisation: string) => `You get this because you asked ${organisation} for news of changes.`,
  file: {
    title: 'Changelog',
    about: 'What changed for the people who use the product. The form is',
    form: 'Keep a Changelog',
    unreleased: 'Unreleased',
    none: 'Nothing that customers notice.',
    types: { added: 'Added', changed: 'Changed', deprecated: 'Deprecated', removed: 'Removed', fixed: 'Fixed', security: 'Security' },
  },
} as const
