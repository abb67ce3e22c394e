/** What a browser loads to show a page for the first time, read from the built site without one. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { parse } from '@babel/parser'
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse as parseHtml } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Attributes = Readonly<Record<string, string>>

export interface FirstView {
  /** Paths below the site's root, the page's own file first. The browser's own request for an icon is left out. */
  files: string[]
  /** Bytes with Brotli. */
  bytes: number
  script: number
  style: number
}

/** Elements that load a file at once, and the attribute with its address. */
const loadsAtOnce: Readonly<Record<string, string>> = { 'handbook-closed': 'data-index', 'handbook-nearest': 'data-index' }

function listFirstFiles(site: string, page: string): string[] {
  const elements = listElements(parseHtml(readFileSync(join(site, page), 'utf8')))
  const files = elements.flatMap(({ name, attributes }) => {
    const { rel, href = '', src = '', loading } = attributes
    if (name === 'link' && rel === 'stylesheet') return [href]
    if (name === 'script' && src !== '') return listImported(site, src)
    if (name === 'img' && loading !== 'lazy') return [src]
    if (name === 'handbook-search' && 'data-from-address' in attributes) return searchScripts(site, elements)
    return [attributes[loadsAtOnce[name] ?? ''] ?? []].flat()
  })
  return [page, ...new Set(files)]
}

export function readFirstView(site: string, page: string): FirstView {
  const files = listFirstFiles(site, page)
  const sum = (paths: RegExp) =>
    files.filter((path) => paths.test(path)).reduce((total, path) => total + compressedSize(join(site, path)), 0)
  return { files, bytes: sum(/./), script: sum(/\.js$/), style: sum(/\.css$/) }
}

interface Element {
  name: string
  attributes: Attributes
}

function listElements(node: Node): Element[] {
  const below = defaultTreeAdapter.isElementNode(node) || 'childNodes' in node ? node.childNodes.flatMap(listElements) : []
  if (!defaultTreeAdapter.isElementNode(node)) return below
  return [{ name: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) }, ...below]
}

/** The scripts that a search page loads at once: the dialog's, which the page's own script names. */
function searchScripts(site: string, elements: readonly Element[]): string[] {
  const own = elements.flatMap(({ name, attributes: { src } }) => (name === 'script' && src !== undefined ? [src] : []))
  return own.flatMap((path) => {
    const [, found] = /["'`]\.\/(form\.[\w-]+\.js)["'`]/.exec(readFileSync(join(site, path), 'utf8')) ?? []
    if (found === undefined) throw new Error(`${path} doesn't name the script of the search.`)
    return listImported(site, join(dirname(path), found))
  })
}

/** A script with all that it imports before it runs. */
function listImported(site: string, path: string): string[] {
  const { program } = parse(readFileSync(join(site, path), 'utf8'), { sourceType: 'module' })
  const imported = program.body.flatMap((statement) =>
    (statement.type === 'ImportDeclaration' || statement.type === 'ExportNamedDeclaration') && statement.source
      ? [statement.source.value]
      : [],
  )
  return [path, ...imported.flatMap((address) => listImported(site, join(dirname(path), address)))]
}

const sizes = new Map<string, number>()

function compressedSize(file: string): number {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const content = readFileSync(file)
  const size = sizes.get(file) ?? Math.min(content.length, brotliCompressSync(content).length)
  sizes.set(file, size)
  return size
}
