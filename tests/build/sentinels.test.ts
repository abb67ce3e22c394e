/** Every text and id is a unique word: those for staff are in no public file. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readVocabulary } from '../../src/answers/search/vocabulary.ts'
import { callBuild } from '../support/build-here.ts'
import { callHandbook, handbook, projectRoot } from '../support/command.ts'
import { filesBelow, temporaryFolder } from '../support/folders.ts'
import { type SentinelHandbook, sentinelHandbook } from '../support/sentinel-handbook.ts'

let made: SentinelHandbook
let folder: string
/** Files that contain each word. */
let inPublic: Map<string, string[]>
let inStaff: Map<string, string[]>

const unchecked = { NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot, 'tests/support/no-leak-check.mjs')).href}` }

beforeAll(async () => {
  made = sentinelHandbook()
  folder = temporaryFolder(true)
  inPublic = wordsOf(await build('public', unchecked))
  inStaff = wordsOf(await build('staff'))
})

afterAll(() => {
  if (process.env['KEEP']) {
    console.log(folder, made.repo.root)
    return
  }
  for (const each of [folder, made.repo.root]) rmSync(each, { recursive: true, force: true })
})

async function build(audience: string, env?: Record<string, string>): Promise<string> {
  const out = join(folder, audience)
  const { repo, configFile } = made
  const args = ['--content', repo.content, '--config', configFile, '--now', '2026-11-24T12:00:00Z', '--audience', audience, '--lenient']
  const { code, stderr } = env ? handbook(['build', ...args, '--out', out], env) : await callBuild(...args, '--out', out)
  if (code !== 0) throw new Error(stderr)
  return out
}

function wordsOf(site: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const path of filesBelow(site))
    for (const word of new Set(`${path}\n${textOf(path, readFileSync(join(site, path)))}`.toLowerCase().match(/zq[a-z]+?ok/g)))
      found.set(word, [...(found.get(word) ?? []), path])
  return found
}

/** Not read with the leak check's own code. */
function textOf(path: string, bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString('latin1')
  if (path.endsWith('words.txt')) return [...readVocabulary(bytes.toString('utf8')).keys()].join('\n')
  if (path.endsWith('.ics')) return bytes.toString('utf8').replace(/\r\n[ \t]/g, '')
  const compressed = bytes.indexOf('zTXtComment\0\0')
  return bytes.toString('latin1') + (compressed < 0 ? '' : inflateSync(bytes.subarray(compressed + 13)).toString('latin1'))
}

function named(words: Iterable<string>, places: ReadonlyMap<string, string>, files?: ReadonlyMap<string, string[]>): string[] {
  return [...words].flatMap((word) => (places.has(word) ? [`${places.get(word)}${files ? `: ${files.get(word)?.join(', ')}` : ''}`] : []))
}

/** Never printed, for any audience. */
const printedNowhere = [
  // Removed from texts.
  /comment|^script$|^style$|attribute$/,
  /^(processing instruction|CDATA|declaration|element that is not displayed)$|^hidden element|^(title of an )?unused |text chunk of a PNG$/,
  // For writers only.
  /\b(draft|in review|scheduled|withdrawn before its time|issue tracker|nothing links)\b/,
  /^words that are withheld$|^mail address/,
  /the id of an entry of (withheld|redirects|broadcasts)$/,
  // Its name is shown instead.
  /^id of a tier in an edition$/,
  // Compared with the reviews of a pull request.
  / people\.login$/,
  // A description is shown instead.
  / roles\.mission$/,
  / (strategy\.pillars|objectives\.measures)\.id$| areas\.pillar$| changelog\.security\.credit$| milestones\.scope\.announce\.no$/,
  / (insights\.link|insights text|backlog\.reporter|backlog text)$/,
  / (insights|backlog|people|tiers|offerings|areas|triage|glossary|editions|redirects|broadcasts)\.(formerly|searchWords)$/,
  / broadcasts\.|^staff redirects\./,
]
/** Left out of public pages although the entry is public. */
const staffAlone = [/ roadmap\.bet\./, / milestones\.scope\.reason$/, / triage\./, / people\.(url|id)$/]

function missing(words: Iterable<string>, places: ReadonlyMap<string, string>, known: readonly RegExp[]): string[] {
  return named(words, places).filter((place) => !known.some((pattern) => pattern.test(place)))
}

describe('a unique word in every text and id', () => {
  test('nothing hidden is in any public file', () => {
    expect(named(inPublic.keys(), made.hidden, inPublic)).toEqual([])
  })

  test('everything public is in the output', () => {
    const absent = [...made.shown.keys()].filter((word) => !inPublic.has(word))
    expect(missing(absent, made.shown, [...printedNowhere, ...staffAlone])).toEqual([])
  })

  test('staff see everything that is printed at all', () => {
    const absent = [...made.hidden.keys()].filter((word) => !inStaff.has(word))
    expect(missing(absent, made.hidden, printedNowhere)).toEqual([])
  })

  test('the audit finds nothing in public output', async () => {
    expect(await audit('public')).toEqual({ code: 0, words: [], outputs: [] })
  })

  test('the audit names all of it if filters are off, as in staff output', async () => {
    const { code, words } = await audit('staff')
    expect(code).toBe(1)
    const printed = [...inStaff.keys()].filter((word) => made.hidden.has(word) && !words.includes(word))
    expect(named(printed, made.hidden, inStaff)).toEqual([])
  })

  test.each([
    ['page', /^features\/[^/]+\/index\.html$/],
    ['Markdown page', /^handbook\/.*index\.md$/],
    ['all pages as Markdown', /^llms-full\.txt$/],
    ['list of pages', /^llms\.txt$/],
    ['Atom feed', /^changelog\/feed\.atom$/],
    ['RSS feed', /^changelog\/feed\.rss$/],
    ['JSON feed', /^changelog\/feed\.json$/],
    ['JSON file', /^handbook\.json$/],
    ['index of upgrades', /^changelog\/upgrade\.json$/],
    ['matrix', /^features\/matrix\.json$/],
    ['schedule', /^schedule\.json$/],
    ['fragment of the search', /^pagefind\/fragment\//],
    ['index of the search', /^pagefind\/index\//],
    ['words of the search', /^pagefind\/words\.txt$/],
    ['titles of the search', /^pagefind\/nearby\.json$/],
    ['calendar', /^releases\/calendar\.ics$/],
    ['redirects', /^_redirects$/],
    ['headers', /^_headers$/],
    ['history', /^history\//],
    ['edition', /^editions\/first\//],
    ['differences', /^changes\//],
    ['table of an edition', /^editions\/compare\//],
    ['file of an edition', /^_files\//],
  ])('the audit names what leaks through the %s', async (_, output) => {
    const { outputs } = await audit('staff')
    expect(outputs.filter((each) => output.test(each))).not.toEqual([])
  })
})

interface Audited {
  code: number | null
  words: string[]
  outputs: string[]
}

const audited = new Map<string, Audited>()

async function audit(audience: string): Promise<Audited> {
  const known = audited.get(audience)
  if (known) return known
  const { repo, configFile } = made
  const args = ['--content', repo.content, '--config', configFile, '--now', '2026-11-24T12:00:00Z', '--format', 'json']
  const { code, stdout } = await callHandbook(['audit', join(folder, audience), ...args])
  const { leaks } = JSON.parse(stdout) as { leaks: { words: string; output: string }[] }
  const words = leaks.flatMap((leak) => leak.words.toLowerCase().match(/zq[a-z]+?ok/g) ?? [leak.words])
  const result = { code, words: [...new Set(words)].sort(), outputs: leaks.map(({ output }) => output) }
  audited.set(audience, result)
  return result
}
