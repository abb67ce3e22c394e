/** Reads Hugo's shortcodes: `{{< name "value" key="value" >}}`. */
import { createCodeTest } from './draft.ts'

const tag = /\{\{([<%])\s*(\/?)\s*([\w./-]+)((?:[^"`}]|"(?:[^"\\]|\\.)*"|`[^`]*`|\}(?!\}))*?)(\/?)\s*[>%]\}\}/g

export interface Shortcode {
  start: number
  end: number
  isClosing: boolean
  /** `{{< name />}}`. */
  isSelfClosing: boolean
  name: string
  /** By name; those without one by their position. */
  values: ReadonlyMap<string, string>
}

/** Finds the shortcodes outside code, in order. */
export function readShortcodes(text: string, isMdx: boolean): Shortcode[] {
  const isInCode = createCodeTest(text, isMdx)
  return Array.from(text.matchAll(tag)).flatMap((match): Shortcode[] => {
    const [written, , slash, name = '', rest = '', end] = match
    if (isInCode(match.index) || text.startsWith('{{</*', match.index) || text.startsWith('{{%/*', match.index)) return []
    return [
      {
        start: match.index,
        end: match.index + written.length,
        isClosing: slash === '/',
        isSelfClosing: end === '/',
        name,
        values: readValues(rest),
      },
    ]
  })
}

function readValues(text: string): Map<string, string> {
  const values = new Map<string, string>()
  let position = 0
  for (const [, name, double, raw, word] of text.matchAll(/(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=]+))/g))
    values.set(name ?? String(position++), (double ?? raw ?? word ?? '').replace(/\\(.)/g, '$1'))
  return values
}
