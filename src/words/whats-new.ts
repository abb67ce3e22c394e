/** Text of the element that shows the latest changes on pages of the product. */
export const whatsNewText = {
  title: 'What’s new',
  all: 'All changes',
  none: 'No changes yet.',
  failed: 'The latest changes can’t be shown right now.',
} as const
