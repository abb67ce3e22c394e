/** Puts the words of a handbook into the scripts of a bundle. */
import { createHash } from 'node:crypto'
import { minify } from 'rolldown/utils'
import { expressionsFor, standInPattern } from '../../languages/browser-words.ts'
import type { Tree } from '../../languages/tree.ts'

export interface ScriptWords {
  /** Identifies the words of all scripts. */
  digest: string
  /** Replaces the stand-ins in a script. */
  putInto(script: string): string
}

/** `sets` are the words that replace English ones. */
export async function readScriptWords(sets: readonly Tree[] = []): Promise<ScriptWords> {
  const small = new Map<string, string>()
  for (const [section, expression] of Object.entries(expressionsFor(sets))) small.set(section, await minifyExpression(expression))
  return {
    // Minified, it's the same however the program was loaded.
    digest: createHash('sha256')
      .update(JSON.stringify([...small]))
      .digest('hex'),
    putInto: (script) =>
      script.replace(standInPattern, (whole, before: string, section: string) => {
        const words = small.get(section)
        if (words === undefined) return whole
        return before === '' ? `(${words})` : before + words
      }),
  }
}

async function minifyExpression(expression: string): Promise<string> {
  const { code, errors } = await minify('words.js', `export default ${expression}`)
  if (errors.length > 0) throw new Error(`Words can't be minified: ${errors.map(({ message }) => message).join(' ')}`)
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
