/** Text of “new since your last visit” on the staff start page. Bundled for browsers. */
export const newsText = {
  isNew: 'New',
  news: (count: number) => (count === 1 ? '1 change since your last visit.' : `${count} changes since your last visit.`),
} as const
