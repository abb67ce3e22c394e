/** Reads a built `_headers` file as static hosts do: all rules with a matching path apply, and `*` matches anything. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Headers = Record<string, string>

/** Headers for a path of the site, by lowercase name. */
export function readHeaders(root: string): (path: string) => Headers {
  const rules = readFileSync(join(root, '_headers'), 'utf8')
    .split(/\n(?=\S)/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [path = '', ...lines] = block.trim().split('\n')
      const pattern = new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
      return { pattern, headers: lines.map((line) => line.trim().split(/:\s*(.*)/s, 2) as [string, string]) }
    })
  return (path) => {
    const headers: Headers = {}
    for (const { pattern, headers: named } of rules)
      if (pattern.test(path))
        for (const [name, value] of named) {
          const key = name.toLowerCase()
          // Hosts join duplicates, with unclear results.
          if (key in headers) throw new Error(`${path} gets ${name} twice.`)
          headers[key] = value
        }
    return headers
  }
}
