/** The address at which readers report a problem with a page. */
import type { Config } from '../config.ts'
import { absoluteUrl } from '../graph/paths.ts'

interface Reported {
  title: string
  /** Address relative to the site's root. */
  url: string
  /** Path of its source in the content folder. */
  file?: string
}

/** Fills title and place of a page into the address of the configuration; undefined if it has none. */
export function feedbackAddress({ feedback, site, base }: Config, { title, url, file = '' }: Reported): string | undefined {
  if (feedback === undefined) return undefined
  const values: Readonly<Record<string, string>> = { title, address: absoluteUrl(url, site, base), file }
  const isMail = !/^(https?|mailto):/i.test(feedback)
  const address = isMail ? `mailto:${feedback}?subject={title}&body={address}` : feedback
  return address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
