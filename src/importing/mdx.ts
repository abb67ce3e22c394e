/** Makes text that isn't valid MDX readable: characters that would open a tag or code are escaped. */
import { parseBody } from '../markdown/parse.ts'
import type { Note } from './plan.ts'
import type { SitePage } from './site.ts'

/** Each round escapes one character. */
const maxRounds = 200

/** Changes a page in place. If escaping doesn't help, it becomes a plain Markdown page. */
export function makeReadable(page: SitePage): Note[] {
  if (!/\.mdx$/i.test(page.path)) return []
  const notes: Note[] = []
  const seen = new Set<number>()
  for (let round = 0; round < maxRounds; round++) {
    const { text } = page.body
    const fault = parseBody({ file: page.path, text, isMdx: true }).problems.find(({ code }) => code === 'mdx-invalid')
    if (!fault) return notes
    const lines = text.split('\n')
    const offset = lines.slice(0, fault.line - 1).join('\n').length + (fault.line > 1 ? 1 : 0) + fault.column - 1
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset + 1)
    // The engine names the place where it gave up, which is behind the character.
    const back = Math.max(line.lastIndexOf('<'), line.lastIndexOf('{'))
    const at = /[<{]/.test(text.charAt(offset)) ? offset : back < 0 ? -1 : offset - (line.length - 1 - back)
    if (at < 0 || text.charAt(at - 1) === '\\' || seen.has(at)) break
    seen.add(at)
    notes.push({ from: page.from, line: page.body.lineAt(at), text: `"${text.charAt(at)}" is escaped: ${fault.message}` })
    page.body.edit([{ start: at, end: at, text: '\\' }])
  }
  page.path = page.path.replace(/\.mdx$/i, '.md')
  return [{ from: page.from, text: 'It is not valid MDX, so it becomes a Markdown page; its components are shown as written.' }]
}
