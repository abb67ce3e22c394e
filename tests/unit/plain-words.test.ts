/** Interface text, messages, the manual and comments use the product's words and no translated English. */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from '@babel/parser'
import { expect, test } from 'vitest'
import { type Collection, collections } from '../../src/collections/table.ts'

type Ban = readonly [words: RegExp, instead: string]

/** Words that may not come back anywhere, each with what to write instead. */
const bannedEverywhere: readonly Ban[] = [
  [/(?<!(upgrade|the|same) )\banswers? for\b/i, 'owner'],
  [/\bkeepers?\b/i, 'owner'],
  [/\bthat is with\b/i, 'owned by'],
  [/\bin force\b/i, 'current'],
  [/\bno longer holds\b|\bwhat holds\b/i, 'is no longer current; current'],
  [/\bstands?\b(?!-in)|\bstood\b/i, 'is; was'],
  [/\bsomebody\b/i, 'someone'],
  [/\beverybody\b/i, 'everyone'],
  [/\banybody\b/i, 'anyone'],
  [/\bwhoever\b|(?<!(by|for)[- ])\bwhom\b/i, 'the person or role, anyone who'],
  [/(^|[.:;,] |where |which )one can(not)?\b/i, 'you can, or the noun: “Open roles”'],
  [/\btaken back\b/i, 'withdrawn'],
  [/\btaken out\b|\btake out\b/i, 'removed, remove'],
  [/\btake instead\b/i, 'use instead'],
  [/\b(bring|brings|brought) about\b/i, 'goals'],
  [/\bat present\b/i, 'right now'],
  [/\bany more\b/i, 'no longer'],
  [/\bperhaps\b/i, 'did you mean, for example'],
  [/\bthe same as data\b/i, 'download as JSON'],
  [/\bmend(s|ed|ing)?\b/i, 'fix, correct'],
  [/\brepairs?\b/i, 'fix'],
  [/\b(lies|lie|lay) (beside|below|in|outside)\b/i, 'is next to, below …'],
  [/\bbeside\b/i, 'next to'],
  [/\banew\b/i, 'again'],
  [/\ball the same\b/i, 'anyway'],
  [/\bslip of the (pen|keyboard)\b/i, 'typo'],
  [/\bhence\b/i, 'that’s why, so'],
  [/\bis (told|said)\b/i, 'is announced, reported, shown'],
  [/\b(with|without) script\b/i, 'JavaScript'],
  [/\b(a|by) mail\b/i, 'email'],
  [/\bforget them\b/i, 'clear'],
]

/** Words that may not be in the interface. The manual names keys such as `tiers.yaml`, and speaks of scripts. */
const bannedInInterface: readonly Ban[] = [
  ...bannedEverywhere,
  [/\btiers?\b/i, 'plan'],
  [/\bkeeps:/i, 'maintains'],
  [/\bnobody\b/i, 'no one, or say what there is none of'],
  [/\btold\b/i, 'announced, reported'],
  [/\bwithheld\b/i, 'redacted'],
  [/(?<!Java)\bscript\b/i, 'JavaScript'],
  [/\bevery (type|kind|plan|offering|area|year|objective|milestone|status|horizon)['’]?$/i, 'all types, all plans …'],
]

interface Text {
  where: string
  text: string
}

const root = resolve(import.meta.dirname, '../..')
const listFiles = (patterns: string[]) => globSync(patterns, { cwd: root, exclude: ['src/content/**'] })
const read = (file: string) => readFileSync(resolve(root, file), 'utf8')

/** Questions that people type into the search; words that don't count there. */
const notMessages = ['src/words/search-words.ts']
const words = await Promise.all(
  listFiles(['src/words/*.ts', 'src/collections/*/{words,browser-words}.ts'])
    .filter((file) => !notMessages.includes(file))
    .map(async (file) => listText({ ...(await import(resolve(root, file))) }).map((text) => ({ where: file, text }))),
)
const listNames = Object.entries<Collection>(collections).flatMap(([name, { title, about }]) =>
  [title, about].flatMap((text) => (text === undefined ? [] : [{ where: `src/collections/${name}`, text }])),
)
const interfaceText = [...words.flat(), ...listNames]

const sources = listFiles(['src/**/*.{ts,astro}']).map((where) => ({ where, ...readCode(scriptOf(where)) }))
/** Not in English. */
const translations = 'src/languages/de/'
const messages = sources
  .filter(({ where }) => !notMessages.includes(where) && !where.startsWith(translations))
  .flatMap(({ where, strings }) => strings.map((text) => ({ where, text })))
const comments = sources.flatMap(({ where, comments }) => comments.map((text) => ({ where, text })))

const manual = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...listFiles(['docs/**/*.{md,mdx,yaml}', '.github/**/*.{md,yml}'])].flatMap(
  (file) => listProse(read(file)).map((text) => ({ where: file, text })),
)

/** All strings of a value, and the text between the placeholders of its functions. */
function listText(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return listLiterals(String(value))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listText) : []
}

/** Quoted strings, and the pieces of templates on one line. */
function listLiterals(source: string): string[] {
  return [...source.matchAll(/'([^'\n]*)'|"([^"\n]*)"|[`}]([^`$\n]*)(?=`|\$\{)/g)].map(
    ([, single, double, piece]) => single ?? double ?? piece ?? '',
  )
}

/** The code of a file; for a component, what is between its two lines of three hyphens. */
function scriptOf(file: string): string {
  return file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(read(file))?.[1] ?? '') : read(file)
}

/** Strings of several words with the pieces of templates, and comments, each on one line. */
function readCode(code: string): { strings: string[]; comments: string[] } {
  const { tokens, comments } = parse(code, {
    sourceType: 'module',
    plugins: ['typescript'],
    tokens: true,
    allowReturnOutsideFunction: true,
  })
  const strings = (tokens ?? []).flatMap(({ type, value }: { type: { label: string }; value?: unknown }) =>
    (type.label === 'string' || type.label === 'template') && typeof value === 'string' && value.includes(' ') ? [value] : [],
  )
  return { strings, comments: (comments ?? []).map(({ value }) => value.replace(/\s+\*?\s*/g, ' ').trim()) }
}

/** Lines of a text without code, addresses, and ids in brackets. */
function listProse(markdown: string): string[] {
  return markdown
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
    .replace(/`[^`]*`|\[[a-z]+(-[a-z]+)+\](\([^)]*\))?|\]\([^)]*\)|^(title|navTitle): [a-z-]+$/gm, '')
    .split('\n')
}

function findBanned(banned: readonly Ban[], { where, text }: Text): string[] {
  return banned.flatMap(([words, instead]) => {
    const [found] = words.exec(text) ?? []
    return found === undefined ? [] : [`${where}: “${found}” in “${text}”. Write: ${instead}.`]
  })
}

test('the texts are read', () => {
  const readText = (texts: readonly Text[]) => texts.map(({ text }) => text)
  // A plain value, a piece of a template, and the description of a collection.
  expect(readText(interfaceText)).toEqual(
    expect.arrayContaining(['Current strategy', 'Changes in edition “', collections.objectives.about]),
  )
  // A plain value, and a piece of a template.
  expect(readText(messages)).toEqual(expect.arrayContaining(['The content folder does not exist.', '" is not a date and time.']))
  expect(readText(manual)).toEqual(expect.arrayContaining(['# Contributing', '## Redact published text {#take-something-back}']))
})

test('no banned word is in the interface text', () => {
  expect(interfaceText.flatMap((text) => findBanned(bannedInInterface, text))).toEqual([])
})

test('no banned word is in a message', () => {
  expect(messages.flatMap((text) => findBanned(bannedEverywhere, text))).toEqual([])
})

test('no banned word is in a comment', () => {
  expect(comments.flatMap((text) => findBanned(bannedEverywhere, text))).toEqual([])
})

test('no banned word is in the manual', () => {
  expect(manual.flatMap((text) => findBanned(bannedEverywhere, text))).toEqual([])
})

test.each([
  ['a value', 'Told to customers', 'announced, reported'],
  ['a piece of a function', (name: string) => `Ask who answers for ${name}`, 'owner'],
])('a banned word is found in %s, with its replacement', (_, value, instead) => {
  const found = listText(value).flatMap((text) => findBanned(bannedInInterface, { where: 'words.ts', text }))
  expect(found).toEqual([expect.stringContaining(`Write: ${instead}.`)])
})

test('code and addresses are not text', () => {
  expect(readCode("// It stands\n/**\n * here and\n * there.\n */\nreport(`in a template`, 'in force', 'id')")).toEqual({
    strings: ['in a template', 'in force'],
    comments: ['It stands', '* here and there.'],
  })
  expect(listProse('A [list](./stand-in-left.md) of `withheld`.\n```\nwhoever\n```').join('')).toBe('A [list of .')
})
