/** What a value is as text. */

/** A text that says something; undefined for what is blank or no text. */
export function filledText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
