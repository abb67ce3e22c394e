/** Text of list filters, shared by all lists. Bundled for browsers too. */
export interface FilterWords {
  /** Labels of the fields, in the order of the form and the query. */
  fields: Readonly<Record<string, string>>
  count(found: number, all: number): string
  nothing: string
}

export const filterText = {
  text: 'Search this list',
  filter: 'Filter',
  apply: 'Apply',
  clear: 'Clear filters',
  remove: (field: string, value: string) => `${field}: ${value}. Remove this filter`,
  fetching: 'Looking through all pages of the list …',
  partly: 'The other pages of the list couldn’t be loaded, so only this page is filtered.',
  unknown: (field: string, value: string) => `There is no ${field.toLowerCase()} “${value}” here, so that filter is ignored.`,
} as const
