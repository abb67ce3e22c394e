/** A site of a few pages in two versions, for tests of how it is published, and a check of its links. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listFiles } from '../../src/cli/output/marker.ts'

/** What others put beside a site; no build may touch it. */
export const foreignFiles: Readonly<Record<string, string>> = {
  CNAME: 'example.com',
  '.nojekyll': '',
  '.well-known/security.txt': 'Contact: https://example.com/',
  'own/page.html': '<h1>Ours</h1>',
  'handbook/by-hand.txt': 'mine',
}

/** Writes version `version` of the site. Half of its pages are in both versions, and all of them link to each other. */
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

/** What of others is missing or changed. */
export function lostForeign(folder: string): string[] {
  return Object.entries(foreignFiles).flatMap(([path, text]) => {
    const file = join(folder, path)
    return existsSync(file) && readFileSync(file, 'utf8') === text ? [] : [path]
  })
}

/** The version of every page of a whole site; a broken link or a mixture is an error. */
export function versionOf(folder: string): number {
  const pages = listFiles(folder).filter((path) => path.endsWith('index.html'))
  const broken = pages.flatMap((page) => brokenLinks(folder, page))
  const versions = new Set(pages.map((page) => versionIn(folder, page)))
  if (broken.length > 0 || versions.size !== 1) throw new Error(`Broken: ${broken.join(', ')}; versions: ${[...versions].join(', ')}`)
  return [...versions][0] ?? Number.NaN
}

/** Links that don't work on the pages that a reader gets to from the start page. */
export function brokenOnTheWay(folder: string): string[] {
  const seen = new Set(['index.html'])
  for (const page of seen)
    for (const target of targetsOf(folder, page)) if (target.endsWith('.html') && existsSync(join(folder, target))) seen.add(target)
  return [...seen].flatMap((page) => brokenLinks(folder, page))
}

function brokenLinks(folder: string, page: string): string[] {
  return targetsOf(folder, page)
    .filter((target) => !statSync(join(folder, target), { throwIfNoEntry: false })?.isFile())
    .map((target) => `${page} → ${target}`)
}

function targetsOf(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8')
  return [...html.matchAll(/href="\/([^"]*)"/g)].map(([, path = '']) => (path === '' || path.endsWith('/') ? `${path}index.html` : path))
}

function versionIn(folder: string, page: string): number {
  return Number(/<main id="_main">(\d+)/.exec(readFileSync(join(folder, page), 'utf8'))?.[1])
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
