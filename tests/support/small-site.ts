/** A site of a few pages in several versions, to test publishing, and a check of its links. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listFiles } from '../../src/cli/output/marker.ts'

/** Files next to the site that no build may touch. */
export const foreignFiles: Readonly<Record<string, string>> = {
  CNAME: 'example.com',
  '.nojekyll': '',
  '.well-known/security.txt': 'Contact: https://example.com/',
  'own/page.html': '<h1>Ours</h1>',
  'handbook/by-hand.txt': 'mine',
}

/** Writes the given version of the site. Half of the pages are in all versions, and all pages link to each other. */
export function writeSite(folder: string, version: number): void {
  const names = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? `page-${index}` : `only-${version}-${index}`))
  const pages = ['/', ...names.map((name) => `/handbook/${name}/`)]
  const links = pages.map((url) => `<a href="${url}">${url}</a>`).join('')
  const html = `<link rel="stylesheet" href="/_assets/style.${version}.css"><main id="_main">${version}${links}<a href="#_main">Up</a></main>`
  write(folder, `_assets/style.${version}.css`, `/* ${version} */`)
  write(folder, 'handbook.json', JSON.stringify({ format: 1, audience: 'public', version }))
  for (const url of pages) write(folder, `${url.slice(1)}index.html`, html)
}

export function writeForeign(folder: string): void {
  for (const [path, text] of Object.entries(foreignFiles)) write(folder, path, text)
}

/** Foreign files that are missing or changed. */
export function findChangedForeign(folder: string): string[] {
  return Object.entries(foreignFiles).flatMap(([path, text]) => {
    const file = join(folder, path)
    return existsSync(file) && readFileSync(file, 'utf8') === text ? [] : [path]
  })
}

/** Version of all pages of a complete site. Throws on a broken link or a mix of versions. */
export function readVersion(folder: string): number {
  const pages = listFiles(folder).filter((path) => path.endsWith('index.html'))
  const broken = pages.flatMap((page) => brokenLinks(folder, page))
  const versions = new Set(pages.map((page) => pageVersion(folder, page)))
  if (broken.length > 0 || versions.size !== 1) throw new Error(`Broken: ${broken.join(', ')}; versions: ${[...versions].join(', ')}`)
  return [...versions][0] ?? Number.NaN
}

/** Broken links on the pages reachable from the start page. */
export function findBrokenLinks(folder: string): string[] {
  const seen = new Set(['index.html'])
  for (const page of seen)
    for (const target of findTargets(folder, page)) if (target.endsWith('.html') && existsSync(join(folder, target))) seen.add(target)
  return [...seen].flatMap((page) => brokenLinks(folder, page))
}

function brokenLinks(folder: string, page: string): string[] {
  return findTargets(folder, page)
    .filter((target) => !statSync(join(folder, target), { throwIfNoEntry: false })?.isFile())
    .map((target) => `${page} → ${target}`)
}

function findTargets(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8')
  return [...html.matchAll(/href="\/([^"]*)"/g)].map(([, path = '']) => (path === '' || path.endsWith('/') ? `${path}index.html` : path))
}

function pageVersion(folder: string, page: string): number {
  return Number(/<main id="_main">(\d+)/.exec(readFileSync(join(folder, page), 'utf8'))?.[1])
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
