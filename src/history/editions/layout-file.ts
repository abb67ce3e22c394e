import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Output } from '../../files/output.ts'

/** Read and remove a rendered layout, which isn't a page of the site. Returns '' if there's none, as nothing needs it. */
export function takeLayout(out: Output, path: string): string {
  const file = out.file(join(path, 'index.html'))
  if (!existsSync(file)) return ''
  const html = readFileSync(file, 'utf8')
  rmSync(dirname(file), { recursive: true })
  return html
}
