/** Where the manual is published. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../plain/package-root.ts'

/** Returns the address of the published manual, with a trailing slash; undefined if package.json names none. */
export function readDocumentationAddress(): string | undefined {
  const { homepage } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { homepage?: string }
  return homepage === undefined ? undefined : homepage.replace(/\/*$/, '/')
}
