/** An export of a Confluence space, as HTML or Markdown. */
import { posix } from 'node:path'
import type { Element, ElementContent, Root } from 'hast'
import { asciiName } from '../graph/reading/places.ts'
import { Draft } from './draft.ts'
import { Head } from './head.ts'
import { callout, code, convertElements, findElement, hasClass, printElements, readDocument, textOf } from './html-page.ts'
import { isPage, readPage } from './markdown.ts'
import { planPages } from './pages.ts'
import { ImportError, type Note, type Plan, type Target } from './plan.ts'
import type { SitePage } from './site.ts'
import { type GivenFile, readText, type Tree } from './tree.ts'

interface ReadHtml {
  file: GivenFile
  title: string
  /** Paths of the pages above it, from the top, without the space itself. */
  above: readonly string[]
  markdown: string
}

export function planConfluence(tree: Tree, target: Target): Plan {
  const notes: Note[] = []
  const isHtml = (path: string) => /\.html?$/i.test(path)
  const html = tree.files
    .filter(({ path }) => isHtml(path) && !/(^|\/)index\.html$/i.test(path))
    .flatMap((file) => readHtml(file, notes) ?? [])
  const pages = [
    ...placePages(html),
    ...tree.files.filter(({ path }) => isPage(path)).flatMap((file) => readPage(file, file.path, notes) ?? []),
  ]
  if (pages.length === 0) throw new ImportError(`There are no pages in "${tree.name}".`)
  const files = tree.files
    .filter(({ path }) => !isHtml(path) && !isPage(path))
    // The program's own pictures and styles, apart from the attachments.
    .map(({ path }) => ({ from: path, path, isShared: /^(?:images|styles|download)\//.test(path) || !/(^|\/)attachments\//.test(path) }))
  return planPages({ pages, files, notes }, target)
}

function readHtml(file: GivenFile, notes: Note[]): ReadHtml | undefined {
  const text = readText(file)
  if (text === undefined) {
    notes.push({ from: file.path, text: 'It is not text in UTF-8, so it is not imported.', isFailure: true })
    return undefined
  }
  const document = readDocument(text)
  const content = byId(document, 'main-content') ?? findElement(document, (each) => hasClass(each, 'wiki-content'))
  if (!content) {
    notes.push({ from: file.path, text: 'It has no element "main-content", so it is not a page of an export.', isFailure: true })
    return undefined
  }
  const heading = byId(document, 'title-text') ?? byId(document, 'title-heading')
  // The heading is "Space : Title".
  const whole = heading ? textOf(heading).replace(/\s+/g, ' ').trim() : posix.basename(file.path).replace(/\.\w+$/, '')
  const title = whole.replace(/^[^:]+ : /, '')
  const trail = byId(document, 'breadcrumbs')
  const above = trail ? linksIn(trail).filter((href) => !/(^|\/)index\.html$/i.test(href)) : []
  const report = (what: string) => notes.push({ from: file.path, text: `The macro "${what}" has no counterpart; its content stays.` })
  return { file, title, above, markdown: printElements(convertElements(content.children, (element) => convert(element, report))) }
}

function byId(root: Root, name: string): Element | undefined {
  return findElement(root, ({ properties }) => properties['id'] === name)
}

function linksIn(element: Element): string[] {
  const own = element.tagName === 'a' && typeof element.properties['href'] === 'string' ? [element.properties['href']] : []
  return [...own, ...element.children.flatMap((child) => (child.type === 'element' ? linksIn(child) : []))]
}

/** Puts each page in the folder of the page above it; a page with others below is its folder's page. */
function placePages(pages: readonly ReadHtml[]): SitePage[] {
  const parents = new Set(pages.flatMap(({ above }) => above))
  const byPath = new Map(pages.map((page) => [page.file.path, page]))
  const nameOf = ({ title, file }: ReadHtml) => asciiName(title) || posix.basename(file.path).replace(/\.\w+$/, '')
  return pages.map((page) => {
    const folder = page.above.flatMap((path) => {
      const parent = byPath.get(path)
      return parent ? [nameOf(parent)] : []
    })
    const name = [...folder, nameOf(page)].join('/')
    return {
      from: page.file.path,
      path: parents.has(page.file.path) ? `${name}/index.md` : `${name}.md`,
      head: Head.of({ title: page.title }),
      lines: new Map(),
      body: new Draft(page.markdown, undefined),
    }
  })
}

/** Confluence's boxes and ours. */
const boxes: Readonly<Record<string, string>> = { information: 'note', note: 'warning', tip: 'tip', warning: 'caution' }

function convert(element: Element, report: (what: string) => void): ElementContent[] | undefined {
  const { tagName, children, properties } = element
  if (hasClass(element, 'confluence-information-macro')) {
    const box = Object.keys(boxes).find((name) => hasClass(element, `confluence-information-macro-${name}`))
    const title = children.find((child): child is Element => child.type === 'element' && hasClass(child, 'title'))
    const body = findElement(element, (each) => hasClass(each, 'confluence-information-macro-body'))
    return [callout(boxes[box ?? ''] ?? 'note', body?.children ?? children, title && textOf(title).trim())]
  }
  if (tagName === 'pre') {
    const brush = /brush:\s*([\w#+-]+)/.exec(String(properties['dataSyntaxhighlighterParams'] ?? ''))?.[1]
    return [code(textOf(element).replace(/\n$/, ''), brush === undefined || /^(?:none|text|plain)$/.test(brush) ? '' : brush)]
  }
  if (hasClass(element, 'toc-macro') || hasClass(element, 'aui-icon')) return []
  if (hasClass(element, 'expand-container')) {
    const summary = findElement(element, (each) => hasClass(each, 'expand-control-text'))
    const body = findElement(element, (each) => hasClass(each, 'expand-content'))
    const title = summary ? textOf(summary).trim() : 'Details'
    return [
      {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [{ type: 'element', tagName: 'strong', properties: {}, children: [{ type: 'text', value: title }] }],
      },
      ...(body?.children ?? children),
    ]
  }
  if (hasClass(element, 'panel') || hasClass(element, 'panelContent') || hasClass(element, 'codeContent')) return undefined
  const macro = properties['dataMacroName']
  if (typeof macro === 'string' && macro !== '') report(macro)
  // Emoticons are pictures of the program.
  if (tagName === 'img' && hasClass(element, 'emoticon')) return [{ type: 'text', value: String(properties['alt'] ?? '') }]
  return undefined
}
