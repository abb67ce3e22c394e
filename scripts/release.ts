/**
 * Checks that a tag can be published, for the publishing workflow: `node scripts/release.ts v0.2.0`. Prints what is wrong, one line each,
 * and exits with 1.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Release {
  /** For example `v0.2.0`. */
  tag: string
  /** package.json. */
  packageFile: { version?: string; repository?: unknown }
  /** The release in the tool's own handbook, if it's there. */
  entry: string | undefined
  changelog: string
  /** `YYYY-MM-DD`. */
  today: string
}

/** What keeps a tag from being published; nothing if it can be. */
export function findFaults({ tag, packageFile, entry, changelog, today }: Release): string[] {
  const version = tag.replace(/^v/, '')
  const file = `docs/releases/${version}.md`
  const readKey = (key: string) => new RegExp(`^${key}: *"?([^"\\n]+?)"? *$`, 'm').exec(entry ?? '')?.[1]
  const date = readKey('date') ?? ''
  return [
    ...(/^v\d+\.\d+\.\d+$/.test(tag) ? [] : [`The tag "${tag}" is not a "v" and a version.`]),
    ...(packageFile.version === version ? [] : [`package.json has version ${packageFile.version ?? 'none'}, and the tag says ${version}.`]),
    ...(packageFile.repository ? [] : ['package.json has no "repository", and npm gives provenance only to packages that name theirs.']),
    ...(entry === undefined ? [`There is no ${file}.`] : []),
    ...(entry === undefined || readKey('status') === 'released'
      ? []
      : [`${file} has the status "${readKey('status') ?? ''}", not "released".`]),
    ...(entry === undefined || date <= today ? [] : [`${file} is for ${date}; today is ${today}.`]),
    ...(changelog.includes(`\n## [${version}] - ${date}`)
      ? []
      : [`CHANGELOG.md has no section for ${version}. Run "npm run docs:changelog".`]),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const [tag = ''] = process.argv.slice(2)
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const path = `docs/releases/${tag.replace(/^v/, '')}.md`
  const faults = findFaults({
    tag,
    packageFile: JSON.parse(read('package.json')),
    entry: existsSync(join(root, path)) ? read(path) : undefined,
    changelog: read('CHANGELOG.md'),
    today: new Date().toISOString().slice(0, 10),
  })
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
