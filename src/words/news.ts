/** Words of what is new to this reader on the start page of staff; the browser says them. */
export const newsText = {
  isNew: 'New',
  news: (count: number) => (count === 1 ? '1 change since your last visit.' : `${count} changes since your last visit.`),
} as const
