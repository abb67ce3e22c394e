/** Puts the words of a handbook into the scripts of a bundle. */
import { createHash } from 'node:crypto'
import { minify } from 'rolldown/utils'
import { expressionsFor, standInPattern } from '../../languages/browser-words.ts'
import type { Tree } from '../../languages/tree.ts'

/** Returns a function that replaces the stand-ins in a script. `sets` are the words that replace English ones. */
export async function readScriptWords(sets: readonly Tree[] = []): Promise<(script: string) => string> {
  const small = new Map<string, string>()
  for (const [section, expression] of Object.entries(expressionsFor(sets))) small.set(section, await minifyExpression(expression))
  return (script) =>
    script.replace(standInPattern, (whole, before: string, section: string) => {
      const words = small.get(section)
      if (words === undefined) return whole
      return before === '' ? `(${words})` : before + words
    })
}

async function minifyExpression(expression: string): Promise<string> {
  const { code } = await minify('words.js', `export default ${expression}`)
  return code.replace(/^export default\s*/, '').replace(/;\s*$/, '')
}

/**
 * Names the scripts of a site: browsers keep a script for as long as its name is the same, so other words need other names.
 * Returns the new names by the old ones.
 */
export function renameScripts(paths: readonly string[], digest: string): Map<string, string> {
  const names = paths.flatMap((path) => /(?<=\/_assets\/)[^/]+\.js$/.exec(path) ?? [])
  return new Map(
    names.map((name) => {
      const hash = createHash('sha256').update(`${name} ${digest}`).digest('base64url').slice(0, 8)
      return [name, name.replace(/(?<=\.)[\w-]{8}(?=\.js$)/, hash)]
    }),
  )
}
