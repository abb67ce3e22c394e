/** Input that no one means to write: each gives a problem with a code or is fine, and nothing throws or hangs. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/page/printing.ts'
import { formatText } from '../../src/problems/formats/text.ts'
import { forbid, temporaryFolder, write } from './disk.ts'
import { handbookIn, handbookOf, reportOf, type TestOptions } from './handbooks.ts'

/** Codes and locations of all problems, after printing everything in every format. */
function outcome(files: Readonly<Record<string, string>>, options: TestOptions = {}): string[] {
  const { handbook, problems } = handbookOf(files, options)
  for (const entry of handbook.entries) {
    printEntry(entry, handbook)
    printEntryForFeed(entry, handbook)
    printEntryAsMarkdown(entry, handbook)
  }
  return problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
}

describe('front matter', () => {
  test.each([
    ['a list', '---\n- one\n- two\n---\n', ['handbook/a.md:2:1 value-invalid']],
    ['a single value', '---\nhello\n---\n', ['handbook/a.md:2:1 value-invalid']],
    ['a number', '---\n42\n---\n', ['handbook/a.md:2:1 value-invalid']],
    ['empty', '---\n---\n\nText.\n', []],
    ['blank', '---\n\n---\n\nText.\n', []],
    ['a comment alone', '---\n# nothing\n---\n\nText.\n', []],
    ['null', '---\nnull\n---\n\nText.\n', []],
    ['unclosed', '---\ntitle: x\n', ['handbook/a.md:1:1 front-matter-missing']],
    ['unopened', 'title: x\n---\n\nText.\n', ['handbook/a.md:1:1 front-matter-missing']],
    ['only ---', '---', ['handbook/a.md:1:1 front-matter-missing']],
    ['only --- and a line end', '---\n', ['handbook/a.md:1:1 front-matter-missing']],
    ['only two lines ---', '---\n---', []],
    ['two documents', '---\ntitle: x\n---\ntitle: y\n---\n', []],
    ['a key that is a list', '---\n? [a]\n: x\n---\n', ['handbook/a.md:2:1 key-unknown']],
    ['the prototype as a key', '---\n__proto__: { title: x }\n---\n', ['handbook/a.md:2:1 key-unknown']],
    ['a merge key', '---\n<<: { title: x }\n---\n', ['handbook/a.md:2:1 key-unknown']],
    ['a tag that no YAML knows', '---\ntitle: !secret x\n---\n', ['handbook/a.md:2:8 text-ambiguous']],
    ['a very long number', `---\nnavOrder: ${'9'.repeat(400)}\n---\n`, ['handbook/a.md:2:11 value-invalid']],
    ['not a number', '---\nnavOrder: .nan\n---\n', ['handbook/a.md:2:11 value-invalid']],
  ])('is valid or reported: %s', (_, text, expected) => {
    expect(outcome({ 'handbook/a.md': text })).toEqual(expected)
  })

  test('reports aliases that would exhaust memory', () => {
    const levels = Array.from(
      { length: 30 },
      (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}, *a${index}]`,
    )
    const { problems } = handbookOf({ 'handbook/a.md': `---\na0: &a0 [x, x]\n${levels.join('\n')}\n---\n` })
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['yaml-invalid', 'Aliases repeat so much text that reading it would exhaust the memory.'],
    ])
  })

  test.each([
    ['lists', `formerly: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['maps', `formerly: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['items', '- '.repeat(10_000)],
  ])('reports %s nested too deeply in a writer’s words', (_, yaml) => {
    const { problems } = handbookOf({ 'handbook/a.md': `---\n${yaml}\n---\n` })
    expect([...new Set(problems.map(({ code, message }) => `${code}: ${message}`))]).toEqual([
      'yaml-invalid: This is nested too deeply to be read.',
    ])
  })
})

describe('data files', () => {
  test.each([
    ['a map', 'id: ada\n', ['people.yaml:1:1 value-invalid']],
    ['a single value', 'ada\n', ['people.yaml:1:1 value-invalid']],
    ['an empty list', '[]\n', []],
    ['empty items', '-\n-\n', ['people.yaml:1:2 value-invalid', 'people.yaml:2:2 value-invalid']],
    ['comments alone', '# nobody yet\n', []],
    ['a list in a list', '- - id: ada\n', ['people.yaml:1:3 value-invalid']],
    ['a number as id', '- { id: 7, name: Seven, active: true }\n', ['people.yaml:1:9 value-invalid']],
    [
      'several documents',
      '- { id: a, name: A, active: true }\n---\n- { id: b, name: B, active: true }\n',
      ['people.yaml:2:1 yaml-invalid'],
    ],
  ])('is valid or reported: %s', (_, text, expected) => {
    expect(outcome({ 'people.yaml': text })).toEqual(expected)
  })

  test.each([
    ['not JSON', '{', ['backlog/a.json:1:1 export-invalid']],
    ['a number', '7', ['backlog/a.json:1:1 value-invalid']],
    ['an empty list', '[]', []],
  ])('is valid or reported as JSON: %s', (_, text, expected) => {
    expect(outcome({ 'backlog/a.json': text })).toEqual(expected)
  })
})

describe('bodies', () => {
  /** Ten thousand levels, fewer where the parser alone is slow. */
  const bodies: readonly [string, (many: number) => string][] = [
    ['quotes', (many) => `${'>'.repeat(many)} x`],
    ['quotes with spaces', (many) => `${'> '.repeat(many)}x`],
    ['lists in one line', (many) => `${'- '.repeat(many)}x`],
    ['lists in lines', (many) => Array.from({ length: many / 10 }, (_, index) => `${'  '.repeat(index)}- x`).join('\n')],
    ['brackets', (many) => '['.repeat(many) + ']'.repeat(many)],
    ['brackets with addresses', (many) => `${'['.repeat(many)}x${'](y)'.repeat(many)}`],
    ['images', (many) => `${'!['.repeat(many)}x${'](y)'.repeat(many)}`],
    ['parentheses', (many) => '(a](b '.repeat(many)],
    ['stars', (many) => `${'*'.repeat(many)}x${'*'.repeat(many)}`],
    ['emphasis', (many) => `${'*a '.repeat(many)}x${' a*'.repeat(many)}`],
    ['strikes', (many) => `${'~'.repeat(many)}x${'~'.repeat(many)}`],
    ['elements', (many) => `${'<div>'.repeat(many)}x${'</div>'.repeat(many)}`],
    ['unclosed elements', (many) => '<b>'.repeat(many)],
    ['braces', (many) => `${'{'.repeat(many)}x${'}'.repeat(many)}`],
  ]
  const wide: typeof bodies = [
    ['ticks', (many) => Array.from({ length: many / 4 }, (_, index) => `${'`'.repeat(index)}a`).join('')],
    ['unclosed attributes', (many) => '<a href="'.repeat(many)],
    ['callouts', (many) => `${'<Callout>\n\n'.repeat(many)}x\n\n${'</Callout>\n\n'.repeat(many)}`],
    ['template tags', (many) => '{{'.repeat(many)],
    ['closed template tags', (many) => `${'{% '.repeat(many)}${'%} '.repeat(many)}`],
    ['comments', (many) => '<!--'.repeat(many)],
    ['footnotes', (many) => `${'[^1]'.repeat(many)}\n\n[^1]: [^1]\n`],
    ['definitions', (many) => Array.from({ length: many }, (_, index) => `[${index}]: /${index}`).join('\n')],
    ['table cells', (many) => `${'|a'.repeat(many)}|\n${'|-'.repeat(many)}|\n`],
    ['headings of one name', (many) => '# a\n\n'.repeat(many)],
  ]

  test.each(bodies)('reads ten thousand %s', (_, text) => {
    expect(() => handbookOf({ 'handbook/a.md': text(10_000) })).not.toThrow()
  })

  test.each([...bodies, ...wide])('prints or reports a thousand %s', (_, text) => {
    for (const path of ['handbook/a.md', 'handbook/a.mdx']) expect(() => outcome({ [path]: text(1000) })).not.toThrow()
  })

  test("doesn't crash on an import that ends inside a string", () => {
    const texts = ['export "\\', "import x from 'y\\", 'export const a = `\\', 'export "\\é']
    const script = `
      import { handbookIn } from './tests/unit/handbooks.ts'
      import { printEntry, printEntryAsMarkdown } from './src/page/printing.ts'
      const { handbook, problems } = handbookIn(process.argv[1])
      for (const entry of handbook.entries) { printEntry(entry, handbook); printEntryAsMarkdown(entry, handbook) }
      console.log(problems.map(({ code }) => code).join())`
    for (const text of texts) {
      const folder = temporaryFolder()
      write(folder, { 'handbook/a.mdx': text })
      const { status, stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script, folder], {
        cwd: join(import.meta.dirname, '../..'),
        encoding: 'utf8',
      })
      expect({ text, status, stdout: stdout.trim() }).toEqual({
        text,
        status: 0,
        stdout: expect.stringMatching(/^(code-in-content|mdx-invalid)$/),
      })
    }
  })
})

describe('files on disk', () => {
  test('reads five megabytes in one line, and cuts the excerpt', () => {
    const folder = temporaryFolder()
    write(folder, { 'handbook/long.md': `${'word '.repeat(500_000)}[text](gone.md)${' word'.repeat(500_000)}\n` })
    const { problems, sources } = handbookIn(folder)
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['line-too-long', 1, 1],
      ['link-missing', 1, 2_500_008],
    ])
    const shown = formatText(problems, { createTextLookup: () => sources.files[0]?.text, colour: false })
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(130)
    expect(shown).toContain('[text](gone.md)')
  })

  test('distinguishes two files that differ only in case', () => {
    expect(outcome({ 'handbook/Page.md': 'One.\n', 'handbook/page.md': 'Two.\n' })).toEqual(['handbook/page.md:1:1 id-duplicate'])
    const { problems } = handbookOf({ 'handbook/Page.md': 'One.\n', 'handbook/page.md': 'Two.\n' })
    expect(problems[0]?.message).toBe('The ids "page" and "Page" differ only in case; some file systems and hosts treat them as the same.')
  })

  test('reads non-ASCII names, and suggests others', () => {
    const { problems } = handbookOf({
      'handbook/Größe.md': 'Text.\n',
      'handbook/Ünïcode & Co.md': 'Text.\n',
      'handbook/日本.md': 'Text.\n',
    })
    expect(problems.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      [
        'id-invalid',
        '"Größe" cannot be part of a URL.',
        'Name it "groesse". `npx handbook move \'handbook/Größe.md\' handbook/groesse` renames it, and updates what leads to it.',
      ],
      [
        'id-invalid',
        '"Ünïcode & Co" cannot be part of a URL.',
        'Name it "uenicode-and-co". `npx handbook move \'handbook/Ünïcode & Co.md\' handbook/uenicode-and-co` renames it, and updates what leads to it.',
      ],
      ['id-invalid', '"日本" cannot be part of a URL.', 'Use only ASCII letters, digits and hyphens.'],
    ])
  })

  test('reports unreadable files, and reads the rest', () => {
    const folder = temporaryFolder()
    write(folder, { 'handbook/page.md': 'Text.\n', 'roles/secret.md': 'Text.\n' })
    const { isForbidden } = forbid(join(folder, 'roles'))
    const { problems, counts } = handbookIn(folder)
    expect(problems.map(({ file, code }) => [file, code])).toEqual(isForbidden ? [['roles', 'file-unreadable']] : [])
    expect(counts).toEqual(isForbidden ? { handbook: 1 } : { handbook: 1, roles: 1 })
  })

  test('treats a file in place of the content folder as a missing folder', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), 'Text.\n')
    expect(handbookIn(join(folder, 'file')).problems.map(({ code }) => code)).toEqual(['folder-missing'])
  })

  test("treats a folder with a file's name as a folder", () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'people.yaml'))
    mkdirSync(join(folder, 'handbook/page.md'), { recursive: true })
    expect(handbookIn(folder).problems).toEqual([])
  })

  test('finds no problems in an empty folder', () => {
    const { problems, counts } = handbookIn(temporaryFolder())
    expect({ problems, counts }).toEqual({ problems: [], counts: {} })
  })

  test('reports the same for the same folder', () => {
    expect(reportOf('link-missing')).toBe(reportOf('link-missing'))
  })
})
