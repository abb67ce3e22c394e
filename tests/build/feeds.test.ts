/** Feeds of the shipped handbook as a feed reader sees them, and the bytes of their enclosures. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { beforeAll, describe, expect, test } from 'vitest'
import { openOutput } from '../../src/files/output.ts'
import { writeFeeds } from '../../src/outputs/feeds/feeds.ts'
import { contentFolder, filesBelow } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'
import { change, ground } from '../unit/feeds.ts'
import { handbookIn } from '../unit/handbooks.ts'

let out: string
let paths: string[]
const read = (path: string) => readFileSync(join(out, path), 'utf8')

beforeAll(async () => {
  out = await buildSite()
  paths = filesBelow(out).filter((path) => /(^|\/)feed\.\w+$/.test(path))
})

/** Throws on whatever a strict parser rejects. */
function parse(text: string) {
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(`${level}: ${message}`)
    },
  })
  return parser.parseFromString(text, 'text/xml')
}

const childText = (element: Element, name: string) => element.getElementsByTagName(name)[0]?.textContent?.trim() ?? ''
const isWhole = (url: string) => /^(https?:\/\/[^/]|mailto:)/.test(url)

interface Read {
  ids: string[]
  updated: string[]
  urls: string[]
  html: string[]
}

function readFeed(path: string): Read {
  if (path.endsWith('.json')) {
    const feed = JSON.parse(read(path))
    const { items } = feed as { items: { id: string; date_modified: string; url: string; content_html: string }[] }
    const urls = [feed.feed_url, feed.home_page_url, ...items.map(({ url }) => url)]
    return {
      ids: items.map(({ id }) => id),
      updated: items.map(({ date_modified }) => date_modified),
      urls,
      html: items.map((item) => item.content_html),
    }
  }
  const document = parse(read(path))
  const isAtom = path.endsWith('.atom')
  const items = [...document.getElementsByTagName(isAtom ? 'entry' : 'item')]
  const links = [...document.getElementsByTagName(isAtom ? 'link' : 'atom:link')].map((link) => link.getAttribute('href') ?? '')
  return {
    ids: items.map((item) => childText(item, isAtom ? 'id' : 'guid')),
    updated: items.map((item) => childText(item, isAtom ? 'updated' : 'atom:updated')),
    urls: isAtom ? links : [...links, ...items.map((item) => childText(item, 'link'))],
    html: items.map((item) => childText(item, isAtom ? 'content' : 'content:encoded')),
  }
}

describe('the shipped feeds', () => {
  test('exist in three formats each', () => {
    const folders = [...new Set(paths.map((path) => path.replace(/feed\.\w+$/, '')))]
    expect(folders).toEqual(
      expect.arrayContaining(['changelog/', 'changelog/type/security/', 'changelog/offering/cloud/', 'releases/', 'strategy/', 'roadmap/']),
    )
    expect(paths.toSorted()).toEqual(
      folders.flatMap((folder) => ['atom', 'json', 'rss'].map((format) => `${folder}feed.${format}`)).toSorted(),
    )
  })

  test('parse, with unique ids, absolute URLs and the latest change first', () => {
    for (const path of paths) {
      const { ids, updated, urls, html } = readFeed(path)
      expect(new Set(ids).size, path).toBe(ids.length)
      expect(
        ids.filter((id) => !/^tag:handbook\.example\.com,\d{4}:\w+\/\S+$/.test(id)),
        path,
      ).toEqual([])
      expect(
        urls.filter((url) => !isWhole(url)),
        path,
      ).toEqual([])
      const inText = html.flatMap((text) => [...text.matchAll(/<[^>]*\s(?:href|src|poster)="([^"]*)"/g)].map(([, url = '']) => url))
      expect(
        inText.filter((url) => !isWhole(url)),
        path,
      ).toEqual([])
      if (!path.includes('/archive/')) expect(updated, path).toEqual(updated.toSorted().reverse())
    }
  })

  test('say the same in each format', () => {
    for (const path of paths.filter((each) => each.endsWith('.atom'))) {
      const atom = readFeed(path)
      for (const format of ['rss', 'json']) {
        const { ids, html, updated } = readFeed(path.replace(/atom$/, format))
        expect({ ids, html, updated }, path).toEqual({ ids: atom.ids, html: atom.html, updated: atom.updated })
      }
    }
  })

  test('link from archive to archive, covering every entry', () => {
    const ids = new Set<string>()
    let next: string | undefined = 'https://handbook.example.com/changelog/feed.json'
    while (next !== undefined) {
      const feed = JSON.parse(read(next.replace('https://handbook.example.com/', '')))
      for (const { url } of feed.items) ids.add(url)
      next = feed.next_url
    }
    const pages = filesBelow(join(out, 'changelog')).filter((path) => /^\d{4}\/.*\/index\.html$/.test(path))
    expect([...ids].toSorted()).toEqual(
      pages.map((path) => `https://handbook.example.com/changelog/${path.replace('index.html', '')}`).toSorted(),
    )
  })

  test.each([
    ['index.html', ['FlowFuse changelog (Atom)']],
    [
      'releases/index.html',
      ['FlowFuse changelog (Atom)', 'FlowFuse releases (Atom)', 'FlowFuse releases (RSS)', 'FlowFuse releases (JSON Feed)'],
    ],
    [
      'changelog/index.html',
      ['FlowFuse changelog (Atom)', 'FlowFuse changelog (RSS)', 'FlowFuse changelog (JSON Feed)', 'FlowFuse changelog: Security (Atom)'],
    ],
    ['features/index.html', ['FlowFuse changelog: Security (Atom)']],
    [
      'changelog/subscribe/index.html',
      ['FlowFuse changelog (Atom)', 'FlowFuse changelog (JSON Feed)', 'FlowFuse changelog: Security (Atom)'],
    ],
  ])('are linked in the head of %s', (page, titles) => {
    const links = [...read(page).matchAll(/<link rel="alternate" type="application\/[^"]*" title="([^"]*)" href="([^"]*)">/g)]
    expect(links.map(([, title]) => title)).toEqual(expect.arrayContaining(titles))
    expect(links.filter(([, , href = '']) => !existsSync(join(out, href)))).toEqual([])
  })

  const linksOn = (page: string) => [...read(page).matchAll(/<a href="\/([^"]*feed\.\w+)"/g)].map(([, path = '']) => path)
  const ofItem = /^roadmap\/[^/]+\//

  test('are all listed on the page "Subscribe", except archives, and those of roadmap items on their pages', () => {
    const current = paths.filter((path) => !path.includes('/archive/'))
    expect(linksOn('changelog/subscribe/index.html').toSorted()).toEqual(current.filter((path) => !ofItem.test(path)).toSorted())
    const items = Map.groupBy(
      current.filter((path) => ofItem.test(path)),
      (path) => dirname(path),
    )
    expect(items.size).toBeGreaterThan(5)
    for (const [folder, feeds] of items) expect(linksOn(`${folder}/index.html`).toSorted()).toEqual(feeds.toSorted())
  })

  test('are linked from the changelog and its entries through that page', () => {
    expect(read('changelog/index.html')).toContain('href="/changelog/subscribe/"')
  })
})

test('give enclosures the size of their files', () => {
  const content = contentFolder({
    ...ground,
    'changelog/a.md': change(
      'A',
      'type: added\nfeatures: []\ndate: 2026-03-04\nstatus: published\nmedia: [{ src: ./f.mp4, alt: F, kind: video }]',
    ),
    'changelog/f.mp4': 'x'.repeat(1300),
  })
  // Length of the published file, whose metadata was removed.
  const folder = contentFolder({ 'changelog/f.mp4': 'x'.repeat(1234) })
  writeFeeds({ handbook: handbookIn(content).handbook, content, out: openOutput(folder), updated: new Map(), editions: [] })
  const text = (format: string) => readFileSync(join(folder, `changelog/feed.${format}`), 'utf8')
  expect(text('rss')).toContain('<enclosure url="https://handbook.example.com/changelog/f.mp4" length="1234" type="video/mp4"/>')
  expect(text('atom')).toMatch(/<link [^>]*rel="enclosure"[^>]* length="1234"\/>/)
  expect(JSON.parse(text('json')).items[0].attachments[0].size_in_bytes).toBe(1234)
})
