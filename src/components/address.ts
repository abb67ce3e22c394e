/** Adds the site's base path to URLs in markup. */
import { withBase } from '../plain/base.ts'

export function href(path: string): string {
  return withBase(path, import.meta.env.BASE_URL)
}
