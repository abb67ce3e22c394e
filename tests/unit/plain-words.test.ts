/** Interface text uses the product's words and no translated English. */
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Collection, collections } from '../../src/collections/table.ts'

/** Words that may not come back, each with what to write instead. */
const banned: readonly (readonly [words: RegExp, instead: string])[] = [
  [/\btiers?\b/i, 'plan'],
  [/\banswers? for\b/i, 'owner'],
  [/\bkeepers?\b/i, 'owner'],
  [/\bkeeps:/i, 'maintains'],
  [/\bthat is with\b/i, 'owned by'],
  [/\bin force\b/i, 'current'],
  [/\bno longer holds\b|\bwhat holds\b/i, 'is no longer current; current'],
  [/\bstands?\b|\bstood\b/i, 'is; was'],
  [/\bnobody\b/i, 'no one, or say what there is none of'],
  [/\bsomebody\b/i, 'someone'],
  [/\beverybody\b/i, 'everyone'],
  [/\banybody\b/i, 'anyone'],
  [/\bwhoever\b|\bwhom\b/i, 'the person or role'],
  [/\bone can(not)?\b/i, 'you can, or the noun: “Open roles”'],
  [/\btold\b/i, 'announced, reported'],
  [/\bwithheld\b/i, 'redacted'],
  [/\btaken back\b/i, 'withdrawn'],
  [/\btaken out\b/i, 'removed'],
  [/\btake instead\b/i, 'use instead'],
  [/\b(bring|brings|brought) about\b/i, 'goals'],
  [/\bat present\b/i, 'right now'],
  [/\bany more\b/i, 'no longer'],
  [/\bperhaps\b/i, 'did you mean'],
  [/\bthe same as data\b/i, 'download as JSON'],
  [/(?<!Java)\bscript\b/i, 'JavaScript'],
  [/\b(a|by) mail\b/i, 'email'],
  [/\bforget them\b/i, 'clear'],
  [/\bevery (type|kind|plan|offering|area|year|objective|milestone|status|horizon)['’]?$/i, 'all types, all plans …'],
]

const root = resolve(import.meta.dirname, '../..')
const files = globSync(['src/words/*.ts', 'src/collections/*/{words,browser-words}.ts'], { cwd: root })
const texts = await Promise.all(
  files.map(async (file) => listText({ ...(await import(resolve(root, file))) }).map((text) => ({ where: file, text }))),
)
const listNames = Object.entries<Collection>(collections).flatMap(([name, { title, about }]) =>
  [title, about].flatMap((text) => (text === undefined ? [] : [{ where: `src/collections/${name}`, text }])),
)
const interfaceText = [...texts.flat(), ...listNames]

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

function findBanned({ where, text }: (typeof interfaceText)[number]): string[] {
  return banned.flatMap(([words, instead]) => {
    const [found] = words.exec(text) ?? []
    return found === undefined ? [] : [`${where}: “${found}” in “${text}”. Write: ${instead}.`]
  })
}

test('the interface text is read', () => {
  const all = interfaceText.map(({ text }) => text)
  // A plain value, a piece of a template, and the description of a collection.
  expect(all).toEqual(expect.arrayContaining(['Current strategy', 'Changes in edition “', collections.objectives.about]))
})

test('no banned word is in the interface text', () => {
  expect(interfaceText.flatMap(findBanned)).toEqual([])
})

test.each([
  ['a value', 'Told to customers', 'announced, reported'],
  ['a piece of a function', (name: string) => `Ask who answers for ${name}`, 'owner'],
])('a banned word is found in %s, with its replacement', (_, value, instead) => {
  const found = listText(value).flatMap((text) => findBanned({ where: 'words.ts', text }))
  expect(found).toEqual([expect.stringContaining(`Write: ${instead}.`)])
})
