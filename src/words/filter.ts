/** Text of list filters, shared by all lists. Bundled for browsers too. */
export interface FilterWords {
  /** Labels of the fields, in the order of the form and the query. */
  fields: Readonly<Record<string, string>>
  count(found: number, all: number): string
  nothing: string
}

export const filterText = {
  text: 'Text',
  show: 'Show',
  clear: 'Clear the filter',
  fetching: 'Looking through all pages of the list …',
  partly: 'The other pages of the list couldn’t be loaded, so only this page is filtered.',
  unknown: (field: string, value: string) => `There is no ${field.toLowerCase()} “${value}” here, so that filter is ignored.`,
} as const
