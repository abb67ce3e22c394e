/** The words of the interface: one catalogue, replaced in part or as a whole, and English again. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from '@babel/parser'
import { afterEach, describe, expect, test } from 'vitest'
import { readScriptWords, renameScripts } from '../../src/cli/bundle/scripts.ts'
import { collections } from '../../src/collections/table.ts'
import { configSchema } from '../../src/config.ts'
import { wordModules } from '../../src/integrations/words-in-scripts.ts'
import { expressionsFor, standInFor } from '../../src/languages/browser-words.ts'
import { browserSections, type OwnWords, words } from '../../src/languages/catalogue.ts'
import { german } from '../../src/languages/de/german.ts'
import { namesFromAround, sourceOf } from '../../src/languages/function-source.ts'
import { languageOf } from '../../src/languages/own-words.ts'
import { isTree, listLeaves } from '../../src/languages/tree.ts'
import { english, useWords } from '../../src/languages/use-words.ts'
import { changesText } from '../../src/words/changes.ts'
import { dayInWords, monthInWords, shortDay } from '../../src/words/days.ts'
import { listInWords } from '../../src/words/lists.ts'
import { compareTitles } from '../../src/words/order.ts'
import { fieldLabel, kindName, valueName } from '../../src/words/names.ts'
import { text } from '../../src/words/text.ts'

afterEach(() => useWords())

const root = resolve(import.meta.dirname, '../../src')
const config = (own: unknown) => configSchema.safeParse({ title: 'T', organisation: 'O', site: 'https://example.com', words: own })
/** What is wrong with words, as `path: message`. */
const faultsOf = (own: unknown) => config(own).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('German', () => {
  test('has every text, and functions with the parameters of the English ones', () => {
    const shapeOf = (tree: object) =>
      listLeaves({ ...tree }).map(({ path, leaf }) => `${path.join('.')}: ${Array.isArray(leaf) ? 'list' : typeof leaf}`)
    expect(shapeOf(german).sort()).toEqual(shapeOf(english).sort())
    const parameters = new Map(listLeaves(english).map(({ path, leaf }) => [path.join('.'), typeof leaf === 'function' ? leaf.length : 0]))
    const more = listLeaves(german).filter(
      ({ path, leaf }) => typeof leaf === 'function' && leaf.length > (parameters.get(path.join('.')) ?? 0),
    )
    expect(more).toEqual([])
  })

  test('can be set as it is', () => {
    expect(faultsOf(german)).toBeUndefined()
  })

  test('has German quotation marks, and no straight apostrophes', () => {
    const texts = listLeaves(german).map(({ path, leaf }) => `${path.join('.')} ${String(leaf)}`)
    expect(texts.filter((each) => /”|’/.test(each))).toEqual([])
    const openings = texts.filter((each) => each.split('„').length !== each.split('“').length)
    expect(openings).toEqual([])
  })
})

describe('words in use', () => {
  test('are replaced wherever they are read, with dates, lists and the order of titles', () => {
    useWords([german])
    expect([text.chrome.skip, changesText.week(48, '2026-11-23'), collections.changelog.title, collections.roles.label]).toEqual([
      'Zum Inhalt',
      'Kalenderwoche 48, ab 23. November 2026',
      'Änderungsprotokoll',
      'Rolle',
    ])
    expect([fieldLabel('due'), valueName('yanked'), kindName('tiers')]).toEqual(['Fällig', 'Zurückgezogen', 'Tarife'])
    expect([dayInWords('2026-05-07'), shortDay('2026-11-25'), monthInWords(3)]).toEqual(['7. Mai 2026', '25. Nov. 2026', 'Mär'])
    expect(listInWords(['Edge', 'Hub', 'Fleet'])).toBe('Edge, Hub und Fleet')
    useWords([{ language: { locale: 'sv' } }])
    expect(['Öl', 'Zebra'].toSorted(compareTitles)).toEqual(['Zebra', 'Öl'])
    useWords()
    expect(['Öl', 'Zebra'].toSorted(compareTitles)).toEqual(['Öl', 'Zebra'])
  })

  test('may be some of a language only; later ones win, and none of them stays', () => {
    const own: OwnWords = { collections: { changelog: { title: 'Neuigkeiten' } }, site: { chrome: { menu: 'Auswahl' } } }
    useWords([german, own])
    expect([collections.changelog.title, collections.changelog.about, text.chrome.menu, text.chrome.skip]).toEqual([
      'Neuigkeiten',
      german.collections.changelog.about,
      'Auswahl',
      'Zum Inhalt',
    ])
    useWords([own])
    expect([collections.changelog.title, text.chrome.menu, text.chrome.skip]).toEqual(['Neuigkeiten', 'Auswahl', 'Skip to content'])
    useWords()
    expect([collections.changelog.title, text.chrome.menu]).toEqual(['Changelog', 'Menu'])
    expect(german.collections.changelog.title).toBe('Änderungsprotokoll')
    expect(listLeaves(words)).toEqual(listLeaves(english))
  })

  test.each([
    [() => Number.NaN.toString().at(9), 'It returned a value of type "undefined", not a text.'],
    [
      () => {
        throw new Error('No plural')
      },
      'No plural.',
    ],
  ])('are named if they fail: %o', (run, reason) => {
    useWords([{ changes: { titleOf: run } }])
    expect(() => changesText.titleOf(undefined)).toThrow(`"words.changes.titleOf" failed: ${reason}`)
  })

  test('are part of the keys of what is kept', () => {
    const keyOf = (own: unknown) => JSON.stringify(config(own).data)
    const page = (name: string) => ({ changes: { page: (page: number) => `${name} ${page}` } })
    const keys = [undefined, page('Page'), page('Seite'), [page('Page'), page('Seite')]].map(keyOf)
    // Functions with the same text may differ in what is around them, so files count too.
    expect(new Set(keys).size).toBe(3)
    expect(JSON.stringify(languageOf([page('Page')], 'one'))).not.toBe(JSON.stringify(languageOf([page('Page')], 'other')))
  })

  /** Modules that only scripts import; their words don't change. */
  const forScripts = ['words/small-words.ts']

  test('are read when they are needed, never kept by a module', async () => {
    const files = globSync('**/*.ts', { cwd: root, exclude: (path) => path === 'content' || path === 'languages' })
    const kept = await Promise.all(files.filter((file) => !forScripts.includes(file)).map((file) => wordsKeptBy(file)))
    expect(kept.flat()).toEqual([])
  })
})

test('the language of a handbook is that of its words, unless it is set', () => {
  const langOf = (own: unknown, lang?: string) =>
    configSchema.parse({ title: 'T', organisation: 'O', site: 'https://example.com', words: own, ...(lang && { lang }) }).lang
  expect([
    langOf(undefined),
    langOf({ news: { isNew: 'Fresh' } }),
    langOf(german),
    langOf([german, { language: { locale: 'fr-CH' } }]),
  ]).toEqual(['en', 'en', 'de', 'fr'])
  expect(langOf(german, 'en')).toBe('en')
})

describe('a mistake in words is named:', () => {
  const around = 'x'
  test.each([
    [{ site: { chrom: {} } }, 'words.site: Unrecognized key: "chrom". Did you mean "chrome"?'],
    [[german, { changelog: {} }], 'words.1: Unrecognized key: "changelog". Write it under one of these: "site", "collections", "feeds".'],
    [{ site: { chrome: 'Menu' } }, expect.stringMatching(/^words\.site\.chrome: Write an object with some of these keys: "skip", /)],
    [{ site: { chrome: { skip: () => 'Skip' } } }, 'words.site.chrome.skip: Write a text. In English: "Skip to content".'],
    [
      { site: { chrome: { more: 'more' } } },
      'words.site.chrome.more: Write a function that returns the text; the English one has 1 parameter.',
    ],
    [{ feeds: { how: 'Copy' } }, expect.stringMatching(/^words\.feeds\.how: Write a list of texts\. In English: "Copy an address/)],
    [{ about: { findingHow: 'Use {slash}.' } }, expect.stringMatching(/^words\.about\.findingHow: Write a text with "\{control\}", /)],
    [{ language: { locale: 'xx-nowhere-9' } }, 'words.language.locale: There is no locale "xx-nowhere-9". Write one like "de" or "pt-BR".'],
    [
      { upgrade: { toDo: () => around } },
      'words.upgrade.toDo: Browsers run this function, and don\'t have "around". It may use its parameters and what is part of JavaScript.',
    ],
    [
      { upgrade: { toDo: String.prototype.trim.bind('x') } },
      'words.upgrade.toDo: The text of this function is unknown, and browsers need it. Write a function, not what bind() returns.',
    ],
    ['german', expect.stringMatching(/^words: Write an object with some of these keys: "language", /)],
  ])('%o', (own, message) => {
    expect(faultsOf(own)).toEqual([message])
  })
})

describe('words in scripts', () => {
  test('come from functions that use their parameters and JavaScript alone', () => {
    const dependent = browserSections.flatMap((section) =>
      listLeaves({ [section]: english[section] }).flatMap(({ path, leaf }) =>
        typeof leaf === 'function'
          ? namesFromAround(sourceOf(leaf as () => unknown) ?? '?').map((name) => `${path.join('.')}: ${name}`)
          : [],
      ),
    )
    expect(dependent).toEqual([])
  })

  test.each([
    ['(a, { b: [c] = [], ...d }) => [a, c, d].map((e) => e.f.g)', []],
    ['function count(found) { const all = around + found.all; try { return all } catch (error) { return error } }', ['around']],
    ['(list) => new Intl.ListFormat(locale).format(list)', ['locale']],
    ['(key) => ({ key: other, [computed]: 1 })[key].other', ['other', 'computed']],
  ])('the names that %s takes from around it', (source, names) => {
    expect(namesFromAround(source)).toEqual(names)
  })

  test('methods have a source too', () => {
    const { count } = {
      count(found: number) {
        return `${found} found`
      },
    }
    const made: unknown = new Function(`return ${sourceOf(count)}`)()
    expect(typeof made === 'function' && made(2)).toBe('2 found')
  })

  test('take the place of their stand-ins, as an expression', async () => {
    const { putInto, digest } = await readScriptWords([{ news: { isNew: 'Neu' } }])
    const script = putInto(`var a=${standInFor('news')};b(${standInFor('news')});${standInFor('news')}.isNew`)
    expect(script).toMatch(/^var a=\{isNew:[`"]Neu[`"],.*\};b\(\{.*\}\);\(\{.*\}\)\.isNew$/)
    expect(digest).not.toBe((await readScriptWords()).digest)
    expect(putInto('__HANDBOOK_WORDS_nothing__')).toBe('__HANDBOOK_WORDS_nothing__')
    const values: unknown = new Function(`return ${expressionsFor([german]).upgrade}`)()
    expect(isTree(values) && typeof values['toDo'] === 'function' && values['toDo'](2)).toBe('2 Aufgaben')
  })

  test('give scripts other names', () => {
    const paths = ['pages/a.mjs', 'files/_assets/page.Ab-3_efG.js', 'files/_assets/style.Ab-3_efG.css']
    const [one, other] = ['one', 'other'].map((digest) => [...renameScripts(paths, digest)])
    expect(one).toEqual([['page.Ab-3_efG.js', expect.stringMatching(/^page\.[\w-]{8}\.js$/)]])
    expect(one).not.toEqual(other)
  })

  test('are in modules of their own', async () => {
    const found = await Promise.all(
      wordModules
        .filter((file) => file.endsWith('.ts'))
        .map(async (file) => Object.values((await import(file)) as object).map((value) => Object.values(words).includes(value))),
    )
    expect(found).toEqual(browserSections.map(() => [true]))
  })
})

/** Texts and functions of `words` that a module reads when it is loaded. */
async function wordsKeptBy(file: string): Promise<string[]> {
  const { program } = parse(readFileSync(join(root, file), 'utf8'), { sourceType: 'module', plugins: ['typescript'] })
  const imported = new Map<string, unknown>()
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    const path = join(dirname(file), statement.source.value)
    if (!/^words\/|^collections\/\w+\/(browser-)?words\.ts$/.test(path)) continue
    const module = (await import(join(root, path))) as Readonly<Record<string, unknown>>
    for (const { type, local } of statement.specifiers) if (type === 'ImportSpecifier') imported.set(local.name, module[local.name])
  }
  if (imported.size === 0) return []
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    if (typeof node !== 'object' || node === null || !('type' in node)) return
    if (/Function|Method|^TS|^Import/.test(String(node.type))) return
    const value = readImport(node, imported)
    if (value !== undefined && !isTree(value)) found.push(`${file}: ${nameOf(node)}`)
    if (
      node.type === 'VariableDeclarator' &&
      'id' in node &&
      'init' in node &&
      isPattern(node.id) &&
      readImport(node.init, imported) !== undefined
    )
      found.push(`${file}: destructured`)
    if (value === undefined) Object.values(node).forEach(visit)
  }
  visit(program.body)
  return found
}

function isPattern(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'ObjectPattern'
}

/** `text.chrome.skip` → its value; undefined for what isn't imported. */
function readImport(node: unknown, imported: ReadonlyMap<string, unknown>): unknown {
  const name = nameOf(node)
  const [first = '', ...keys] = name.split('.')
  return keys.reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), imported.get(first))
}

function nameOf(node: unknown): string {
  if (typeof node !== 'object' || node === null || !('type' in node)) return ''
  if (node.type === 'Identifier' && 'name' in node) return String(node.name)
  return node.type === 'MemberExpression' && 'object' in node && 'property' in node ? `${nameOf(node.object)}.${nameOf(node.property)}` : ''
}
