/** Text of messages to customers by email, Slack or GitHub, and of the changelog as one file. */
export const broadcastText = {
  subject: (title: string, headline: string | undefined) => (headline === undefined ? title : `${title}: ${headline}`),
  correction: (subject: string) => `Correction: ${subject}`,
  corrects: (day: string, title: string | undefined) =>
    title === undefined ? `This corrects what we sent on ${day}.` : `This corrects what we sent on ${day} under the title “${title}”.`,
  withdrawn: (title: string) => `Withdrawn: ${title}`,
  readOn: 'Read it in the changelog',
  readRelease: 'Read the full release notes',
  cut: 'This message is too long to show in full.',
  more: (count: number) => (count === 1 ? '1 more change' : `${count} more changes`),
  unsubscribe: 'Unsubscribe',
  because: (organisation: string) => `You’re getting this because you asked ${organisation} for product updates.`,
  digest: {
    title: (organisation: string, period: string) => `What’s new at ${organisation}, ${period}`,
    preview: (changes: number, releases: number) =>
      [
        changes === 0 ? '' : changes === 1 ? '1 change' : `${changes} changes`,
        releases === 0 ? '' : releases === 1 ? '1 release' : `${releases} releases`,
      ]
        .filter((part) => part !== '')
        .join(', ') || 'News of the roadmap',
    releases: 'Releases',
    roadmap: 'Roadmap',
    breaking: 'Breaking changes',
    link: 'See all changes',
  },
  reminder: {
    title: (count: number) => (count === 1 ? '1 thing is waiting on you' : `${count} things are waiting on you`),
    noOwner: 'No owner',
    link: 'Open the handbook',
    because: 'You’re getting this because the handbook names you as the owner.',
  },
  file: {
    title: 'Changelog',
    about: 'What changed for people who use the product, in the format of',
    form: 'Keep a Changelog',
    unreleased: 'Unreleased',
    none: 'No changes for customers.',
  },
} as const
