/** Addresses for markup: below the base under which this site is built. */
import { withBase } from '../plain/base.ts'

export function href(path: string): string {
  return withBase(path, import.meta.env.BASE_URL)
}
