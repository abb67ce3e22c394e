/** The examples, as companies that install the package: what they say of themselves is true, and a newer package changes nothing of theirs. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../support/command.ts'
import { digestFiles, filesWith } from '../support/folders.ts'
import { type Installed, installPackage } from '../support/installed.ts'

const now = ['--now', '2026-11-30T12:00:00Z']

/** A folder with an example and the package. */
function example(name: string): Installed {
  const installed = installPackage(name)
  cpSync(join(projectRoot, 'examples', name), installed.root, { recursive: true })
  return installed
}

test.each(['smallest', 'company'])('%s asks for this version', (name) => {
  const read = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'))
  expect(read(`examples/${name}/package.json`).dependencies['astro-handbook']).toBe(`^${read('package.json').version}`)
})

test('the smallest handbook builds without a bundler', () => {
  const { root, run } = example('smallest')
  expect(run(['check', ...now])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^No problems; 2 entries checked/) })
  const built = run(['build', ...now])
  expect(built.code, built.stderr).toBe(0)
  expect(built.stdout).toMatch(/^Built 2 pages for the public/)
  expect(existsSync(join(root, '.astro'))).toBe(false)
  expect(readFileSync(join(root, 'dist/handbook/hello/index.html'), 'utf8')).toContain("That's all it takes.")
})

describe('the company', () => {
  let company: Installed
  const page = (path: string, site = 'dist') => readFileSync(join(company.root, site, path), 'utf8')

  beforeAll(() => {
    company = example('company')
    const built = company.run(['build', ...now])
    expect(built.code, built.stderr).toBe(0)
    expect(built.stderr).toBe('')
    const forStaff = company.run(['build', '--audience', 'staff', '--out', 'staff', ...now])
    expect(forStaff.code, forStaff.stderr).toBe(0)
  })

  test('has code that its editor finds nothing in', () => {
    const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc')
    expect(spawnSync(process.execPath, [tsc, '-p', company.root], { encoding: 'utf8' }).stdout).toBe('')
  })

  test('has suppliers, of whom customers see less', () => {
    expect(page('lieferanten/index.html')).toMatch(/Sensoren[\s\S]*Messtechnik Nord[\s\S]*Rechenzentrum[\s\S]*Wolkenhaus/)
    expect(page('lieferanten/messtechnik-nord/index.html')).toContain('<a href="https://messtechnik-nord.example/"')
    expect(page('lieferanten/messtechnik-nord/index.html', 'staff')).toContain('Kosten im Jahr')
    expect(filesWith(join(company.root, 'dist'), '18000')).toEqual([])
    expect(company.run(['ls', 'lieferanten']).stdout).toContain('wolkenhaus')
  })

  test('has components, on the page and as Markdown', () => {
    expect(page('handbook/einkauf/index.html')).toMatch(
      /<span class="preis">149,50\s€<\/span>, der Betrieb\s<span class="preis">4,00\s€ im Monat<\/span>/,
    )
    expect(page('handbook/einkauf/index.html')).toContain('<a href="/lieferanten/messtechnik-nord/">Messtechnik Nord</a>')
    expect(page('handbook/einkauf/index.md')).toMatch(/Ein Sensor kostet 149,50\s€/)
    expect(page('lieferanten/messtechnik-nord/index.html')).toContain('<a href="/handbook/einkauf/">Einkauf</a>')
  })

  test('has a rule, which explains itself', () => {
    const found = company.run(['check', '--now', '2030-05-01'])
    expect(found.stdout).toContain('content/lieferanten/wolkenhaus.md:4:6  warning  seeblick-vertrag-endet')
    expect(found.stdout).toContain('Der Vertrag mit Wolkenhaus endet am 2030-06-30.')
    expect(company.run(['explain', 'seeblick-vertrag-endet']).stdout).toContain('nennt, wer danach liefert')
  })

  test('has pages of its own, each for its readers', () => {
    expect(page('termine/index.html')).toContain(
      '<a href="/releases/1.1/">1.1</a>: Die Karte funktioniert auch ohne Netz, 14. September 2026',
    )
    expect(page('preise/index.html')).toMatch(/<strong class="preis">290,00\s€<\/strong>/)
    expect(existsSync(join(company.root, 'dist/vertraege'))).toBe(false)
    expect(page('vertraege/index.html', 'staff')).toContain('Messtechnik Nord: 18000 Euro im Jahr')
    expect(page('sitemap.xml')).toMatch(/\/termine\/<\/loc>[\s\S]*\/preise\/<\/loc>|\/preise\/<\/loc>[\s\S]*\/termine\/<\/loc>/)
  })

  test('has its look, its links and its files', () => {
    const start = page('index.html')
    expect(start).toMatch(/<link rel="stylesheet" href="(\/_assets\/own\.\w{8}\.css)">/)
    expect(start).toMatch(/<img src="\/_assets\/logo\.\w{8}\.svg" width="28" height="28" alt(="")?>\s*Pegel-Handbuch/)
    expect(start).toMatch(
      />Änderungsprotokoll<\/a><a href="\/features\/">Funktionen<\/a><a href="\/handbook\/">Handbuch<\/a><a href="\/termine\/">Termine</,
    )
    expect(start).toContain('href="mailto:hallo@seeblick.example">Kontakt</a>')
    expect(page('handbook/einkauf/index.html')).toContain('href="mailto:handbuch@seeblick.example?subject=Einkauf&amp;body=https%3A%2F%2F')
    expect(page('security.txt')).toContain('sicherheit@seeblick.example')
  })

  test('speaks German, with its own words where it has some', () => {
    expect(page('index.html')).toContain('<html lang="de"')
    expect(page('index.html')).toContain('Neu bei Pegel')
    expect(page('changelog/karte-ohne-netz/index.html')).toContain('14. September 2026')
    expect(page('404.html')).toContain('Seite nicht gefunden')
  })

  test('stays as it is when a newer package takes the place of this one', () => {
    const { root, program, run } = company
    const own = () => Object.entries(digestFiles(root)).filter(([path]) => !/^(node_modules|\.cache|\.astro|dist|staff)\//.test(path))
    const [before, site] = [own(), digestFiles(join(root, 'dist'))]
    const file = join(program, 'package.json')
    const newer = { ...JSON.parse(readFileSync(file, 'utf8')), version: '99.0.0' }
    renameSync(program, `${program}-older`)
    cpSync(`${program}-older`, program, { recursive: true })
    rmSync(`${program}-older`, { recursive: true })
    writeFileSync(file, JSON.stringify(newer))
    writeFileSync(
      join(program, 'build/package.json'),
      JSON.stringify({ ...JSON.parse(readFileSync(join(program, 'build/package.json'), 'utf8')), version: '99.0.0' }),
    )
    const built = run(['build', ...now])
    expect(built.code, built.stderr).toBe(0)
    expect(own()).toEqual(before)
    const pages = (files: Record<string, string>) => Object.keys(files).filter((path) => path.endsWith('.html'))
    expect(pages(digestFiles(join(root, 'dist')))).toEqual(pages(site))
  })
})
