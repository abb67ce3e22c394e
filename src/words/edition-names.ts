/** Names of editions for readers. */
import { shortDay } from './days.ts'

/** How menus name an edition: by its day, then by its name. */
export function editionLabel({ name, date }: { name: string; date: string }): string {
  return `${shortDay(date)} · ${editionName(name)}`
}

/** The name of an edition as a title. Addresses have it as it's written. */
export function editionName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
