/** Words of the program itself. Interface text isn't a leak. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../languages/own-words.ts'
import { listLeaves } from '../languages/tree.ts'
import { language } from '../words/dates.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Words that other programs write into the output: Astro, the search engine, the highlighter, feeds. */
const thirdPartyWords =
  'Redirecting refresh canonical noindex astro-code github-light github-dark dracula mermaid pagefind page_count word_count include_characters languages version wasm hash anchors element location fragment weight filters meta content generator charset viewport stylesheet modulepreload alternate CDATA DOCTYPE'

let cachedTexts: readonly string[] | undefined

/** `words` are those of a company instead of ours. */
export function readProgramTexts(words?: Language): readonly string[] {
  cachedTexts ??= [...readProgramFiles(), thirdPartyWords]
  const own =
    words?.sets.flatMap((set) => listLeaves(set).map(({ leaf }) => (Array.isArray(leaf) ? leaf.join('\n\n') : String(leaf)))) ?? []
  return [...cachedTexts, ...own, listCountryNames()]
}

function readProgramFiles(): string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile() && /\.(ts|js|mjs|astro|css|mdx?)$/.test(item.name) && !item.name.endsWith('.d.ts'))
      .map((item) => join(item.parentPath, item.name))
      .filter((path) => !['content/', 'pages/'].some((sample) => path.startsWith(join(folder, sample))))
      // Import paths aren't interface text.
      .map((path) => readFileSync(path, 'utf8').replace(/\bfrom '[^']*'|import\('[^']*'\)/g, ''))
  )
}

/** Job ads name countries by their codes. */
function listCountryNames(): string {
  const names = new Intl.DisplayNames([language.locale], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? [])).join('\n\n')
}
