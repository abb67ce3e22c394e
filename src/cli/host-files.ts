/** Reads a built `_headers` and `_redirects` like static hosts do. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface HostFiles {
  /** Return the headers for a path, by lower-case name. */
  findHeaders(path: string): Record<string, string>
  /** Return the target of a redirected path. */
  findRedirect(path: string): string | undefined
}

export function readHostFiles(folder: string): HostFiles {
  const rules = readRules(readText(join(folder, '_headers')))
  const redirects = new Map(
    readText(join(folder, '_redirects'))
      .split('\n')
      .map((line) => line.split(' '))
      .flatMap(([from, to]): [string, string][] => (from && to ? [[from, to]] : [])),
  )
  return {
    // Several rules for the same header are joined.
    findHeaders(path) {
      const headers: Record<string, string> = {}
      for (const { pattern, lines } of rules)
        if (pattern.test(path)) for (const [name, value] of lines) headers[name] = name in headers ? `${headers[name]}, ${value}` : value
      return headers
    },
    findRedirect: (path) => redirects.get(path),
  }
}

interface Rule {
  pattern: RegExp
  lines: [name: string, value: string][]
}

/** A path starts a rule, indented lines are its headers, `*` matches anything. */
function readRules(text: string): Rule[] {
  const rules: Rule[] = []
  for (const line of text.split('\n')) {
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) rules.at(-1)?.lines.push([name.toLowerCase(), value])
    else if (line.trim() !== '') rules.push({ pattern: toPattern(line.trim()), lines: [] })
  }
  return rules
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
