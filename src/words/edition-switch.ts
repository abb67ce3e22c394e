/** Text of the scripts that switch between editions. */
export const editionSwitchText = {
  today: 'Today',
  lacks: 'doesn’t have this page',
  nearest: (edition: string) => `closest: ${edition}`,
  all: 'All editions',
  failed: 'The list couldn’t be loaded.',
  gone: 'Today’s handbook no longer has this page.',
} as const
