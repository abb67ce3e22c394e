/**
 * Generates THIRD-PARTY-NOTICES.md from the lockfile and the installed packages.
 *
 *   node scripts/notices.ts           writes the file
 *   node scripts/notices.ts --check   checks that it's up to date, and that each licence is allowed
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exceptions, type LockedPackage, findLicenceFault, readProductionPackages } from './licences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = 'THIRD-PARTY-NOTICES.md'

/** Returns the whole file. Packages that aren't installed everywhere are listed without their licence text, which they include. */
export function printNotices(folder: string, packages: readonly LockedPackage[]): string {
  const unique = packages.filter((each, index) => each.name !== packages[index - 1]?.name || each.version !== packages[index - 1]?.version)
  const texts = new Map<string, { text: string; notices: string[] }>()
  for (const each of unique) {
    const [copyrights, text] = splitCopyrights(readLicenceText(folder, each))
    const key = text.replace(/[\s*#>_"'“”‘’]+/g, ' ').toLowerCase()
    const known = texts.get(key) ?? { text, notices: [] }
    known.notices.push([`- ${each.name} ${each.version}`, ...copyrights.map((line) => `  - ${line}`)].join('\n'))
    if (text !== '') texts.set(key, known)
  }
  const rows = unique.map(
    ({ name, version, license = '' }) => `| [${name}](https://www.npmjs.com/package/${name}/v/${version}) | ${version} | ${license} |`,
  )
  return [
    '# Third-party notices',
    'The program runs with these packages. This file is made by `npm run notices`; do not edit it.',
    ['| Package | Version | Licence |', '| --- | --- | --- |', ...rows].join('\n'),
    '## Licences with further terms',
    exceptions.map(({ license, reason }) => `- ${license}: ${listPackagesWith(license, unique)}. ${reason}`).join('\n'),
    '## Texts',
    'A package that is installed on some systems only brings its text along. Where a package has no text of its own, the licence above applies in its standard form.',
    ...[...texts.values(), ...listBundled(folder)].flatMap(({ text, notices }) => [notices.join('\n'), `${fence}text\n${text}\n${fence}`]),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

const fence = '~~~~'

/** What comes within the package: a development dependency whose files `npm pack` copies. */
function listBundled(folder: string): { text: string; notices: string[] }[] {
  const path = join(folder, 'node_modules/@sveltia/cms')
  const { version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { version: string }
  const fonts = { 'source-sans-3': 'Source Sans 3', 'noto-mono': 'Noto Mono', 'material-symbols-outlined': 'Material Symbols' }
  return [
    ['LICENSE.txt', `@sveltia/cms ${version}, in the folder \`forms\``] as const,
    ...Object.entries(fonts).map(
      ([file, name]) => [`npm/assets/${file}.LICENSE.txt`, `The font ${name}, in the folder \`forms\``] as const,
    ),
  ].map(([file, notice]) => {
    const [copyrights, text] = splitCopyrights(readFileSync(join(path, file), 'utf8').replaceAll(/\r\n?/g, '\n').trim())
    return { text, notices: [[`- ${notice}`, ...copyrights.map((line) => `  - ${line}`)].join('\n')] }
  })
}

function listPackagesWith(license: string, packages: readonly LockedPackage[]): string {
  return packages
    .filter((each) => each.license?.split(/[\s()]+/).includes(license))
    .map(({ name }) => name)
    .join(', ')
}

/** Returns the content of files such as LICENSE, COPYING and NOTICE; empty if there are none. */
function readLicenceText(folder: string, { path, isOptional }: LockedPackage): string {
  if (isOptional || !existsSync(join(folder, path))) return ''
  return readdirSync(join(folder, path), { withFileTypes: true })
    .filter((item) => item.isFile() && /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(item.name) && !/\.(js|ts|json)$/i.test(item.name))
    .map((item) =>
      readFileSync(join(folder, path, item.name), 'utf8')
        .replaceAll(/\r\n?/g, '\n')
        .trim(),
    )
    .sort()
    .join('\n\n')
}

/** Splits a licence into its copyright lines, which differ, and the rest, which many packages share. */
function splitCopyrights(text: string): [string[], string] {
  const isCopyright = (line: string) => /^\W*(copyright\b(?! (notice|holder|owner|license|law))|©|\(c\))/i.test(line) && line.length < 200
  const lines = text.split('\n').map((line) => line.trimEnd())
  const copyrights = lines.filter(isCopyright).map((line) => line.replace(/^[\s*#>]+/, '').trim())
  const rest = lines.filter((line) => !isCopyright(line)).join('\n')
  return [copyrights, rest.replace(/\n{3,}/g, '\n\n').trim()]
}

function main(isCheck: boolean): number {
  const packages = readProductionPackages(join(root, 'package-lock.json'))
  const faults = packages.flatMap((each) => findLicenceFault(each) ?? [])
  for (const fault of faults) console.error(fault)
  const text = printNotices(root, packages)
  if (!isCheck) writeFileSync(join(root, file), text)
  else if (!existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text) {
    console.error(`${file} is out of date. Run "npm run notices" and commit it.`)
    return 1
  }
  return faults.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.includes('--check'))
