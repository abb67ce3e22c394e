/** The words of the program itself: what an interface says is no leak, whoever else uses the same words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Words that others than this program write into what it makes: Astro, the search engine, the highlighter, feeds. */
const others =
  'Redirecting refresh canonical noindex astro-code github-light github-dark dracula mermaid pagefind page_count word_count include_characters languages version wasm hash anchors element location fragment weight filters meta content generator charset viewport stylesheet modulepreload alternate CDATA DOCTYPE'

let known: readonly string[] | undefined

export function programTexts(): readonly string[] {
  known ??= [...filesOfProgram(), others, countries()]
  return known
}

function filesOfProgram(): string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile() && /\.(ts|js|mjs|astro|css|mdx?)$/.test(item.name) && !item.name.endsWith('.d.ts'))
      .map((item) => join(item.parentPath, item.name))
      .filter((path) => !path.startsWith(join(folder, 'content/')))
      // What one file calls another is no word of the interface.
      .map((path) => readFileSync(path, 'utf8').replace(/\bfrom '[^']*'|import\('[^']*'\)/g, ''))
  )
}

/** Countries are named in advertisements of jobs by their codes. */
function countries(): string {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? [])).join('\n\n')
}
