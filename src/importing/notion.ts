/** An export of Notion, as Markdown or HTML. */
import { posix } from 'node:path'
import type { ElementContent } from 'hast'
import { Draft } from './draft.ts'
import { Head } from './head.ts'
import { callout, convertElements, findElement, hasClass, printElements, readDocument, textOf } from './html-page.ts'
import { readPage } from './markdown.ts'
import { cleanPath } from './names.ts'
import { planPages } from './pages.ts'
import { ImportError, type Note, type Plan, type Target } from './plan.ts'
import type { SiteFile, SitePage } from './site.ts'
import { type GivenFile, readText, type Tree } from './tree.ts'

/** Notion ends every name with the id of its page. */
const id = / ?[0-9a-f]{32}(?=$|\.|_all\.)/

export function planNotion(tree: Tree, target: Target): Plan {
  const notes: Note[] = []
  const isPage = ({ path }: GivenFile) => /\.(?:md|html)$/i.test(path) && !/(^|\/)index\.html$/i.test(path)
  const given = tree.files.filter(isPage)
  // A page with pages below it is the page of its folder.
  const folders = new Set(tree.files.flatMap(({ path }) => foldersAbove(path)))
  const nameOf = (path: string) => {
    const stem = path.replace(/\.\w+$/, '')
    const plain = posix.join(...stem.split('/').map((part) => part.replace(id, '')))
    return cleanPath(folders.has(stem) || folders.has(stem.replace(id, '')) ? `${plain}/index.md` : `${plain}.md`)
  }
  const pages = given.flatMap(
    (file) => (/\.md$/i.test(file.path) ? readPage(file, nameOf(file.path), notes) : readHtml(file, nameOf(file.path), notes)) ?? [],
  )
  if (pages.length === 0) throw new ImportError(`There are no pages in "${tree.name}".`)
  const files = tree.files
    .filter((file) => !isPage(file) && !/\.html$/i.test(file.path))
    .map(({ path }): SiteFile => ({ from: path, path: cleanPath(posix.join(...path.split('/').map((part) => part.replace(id, '')))) }))
  for (const { from } of files.filter(({ from }) => /\.csv$/i.test(from) && !/_all\.csv$/i.test(from)))
    notes.push({ from, text: 'It is the table of a database, whose rows are pages.' })
  return planPages({ pages, files, notes }, target)
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function readHtml(file: GivenFile, path: string, notes: Note[]): SitePage | undefined {
  const text = readText(file)
  if (text === undefined) {
    notes.push({ from: file.path, text: 'It is not text in UTF-8, so it is not imported.', isFailure: true })
    return undefined
  }
  const document = readDocument(text)
  const article = findElement(document, ({ tagName }) => tagName === 'article') ?? document
  const title = findElement(article, (each) => hasClass(each, 'page-title'))
  const body = findElement(article, (each) => hasClass(each, 'page-body')) ?? article
  const properties = findElement(article, (each) => hasClass(each, 'properties'))
  const children = [...(properties ? [properties] : []), ...body.children]
  const markdown = printElements(convertElements(children, convert))
  return {
    from: file.path,
    path,
    head: Head.of({ title: title && textOf(title).trim() }),
    lines: new Map(),
    body: new Draft(markdown, undefined),
  }
}

function convert(element: Parameters<Parameters<typeof convertElements>[1]>[0]): ElementContent[] | undefined {
  const { tagName, children } = element
  if (tagName === 'figure' && hasClass(element, 'callout'))
    return [
      callout(
        'note',
        children.filter((child) => child.type !== 'text' || child.value.trim() !== ''),
      ),
    ]
  if (tagName === 'aside') return [callout('note', children)]
  // A toggle list holds one item with its details.
  if (tagName === 'ul' && hasClass(element, 'toggle')) return children.flatMap((child) => (child.type === 'element' ? child.children : []))
  if (tagName === 'div' && hasClass(element, 'checkbox')) return [{ type: 'text', value: hasClass(element, 'checkbox-on') ? '☑ ' : '☐ ' }]
  if (tagName === 'span' && hasClass(element, 'icon')) return [{ type: 'text', value: `${textOf(element)} ` }]
  return undefined
}
