/** The words of forms that narrow a list, which the browser says too. Each list adds its own. */
export interface FilterWords {
  /** Names of the fields, in the order of the form and of the address. */
  fields: Readonly<Record<string, string>>
  count(found: number, all: number): string
  nothing: string
}

export const filterText = {
  text: 'Text',
  show: 'Show',
  clear: 'Clear the filter',
  unknown: (field: string, value: string) => `There is no ${field.toLowerCase()} “${value}” here, so it is left out of the filter.`,
} as const
