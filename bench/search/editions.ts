/** Returns the texts of a handbook's published editions without building their whole pages. */
import type { Compilation } from '../../src/compilation.ts'
import { noStore } from '../../src/files/store.ts'
import { makeEditions } from '../../src/history/editions/editions.ts'
import { collectSearchTexts } from '../../src/history/editions/search-texts.ts'
import { layoutMark, layoutParts } from '../../src/page/layout.ts'
import type { EditionTexts } from '../../src/history/editions/edition-texts.ts'
import { hashText } from '../../src/sources/git/objects.ts'

type Compiled = Pick<Compilation, 'handbook' | 'written' | 'sources' | 'archive' | 'redactions' | 'defaults'>

export function collectEditionTexts(
  { handbook, written, sources, archive, redactions, defaults }: Compiled,
  content: string,
): EditionTexts {
  const texts = new Map(sources.files.map(({ path, text }) => [path, text]))
  const layout = layoutParts.map(layoutMark).join('')
  const pages = new Map<string, string>()
  const editions = makeEditions({
    content,
    editions: archive.editions,
    handbook,
    written: written.entries,
    files: [...texts.keys()],
    redactions,
    defaults,
    pageLayout: layout,
    leanLayout: layout,
    changesLayout: layout,
    program: '',
    store: noStore,
    take: (url, html) => pages.set(url, html.toString('utf8')),
  })
  return collectSearchTexts({
    ...editions,
    handbook,
    blobOf: (file) => hashText(texts.get(file) ?? ''),
    read: (url) => pages.get(url) ?? '',
  })
}
