/** Publishing a site into its folder step by step, with a kill or a failure after each step. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { replaceContents } from '../../src/cli/output/in-place.ts'
import { listFiles as filesIn, markerName, writeMarker } from '../../src/cli/output/marker.ts'
import type { Publication } from '../../src/cli/output/publication.ts'
import { publish, publishSteps } from '../../src/cli/output/publish.ts'
import { restoreOutput } from '../../src/cli/output/recovery.ts'
import { isRunning, makeStamp } from '../../src/cli/output/stamp.ts'
import { digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { mountDisk } from '../support/mounts.ts'
import { findBrokenLinks, findChangedForeign, readVersion, writeForeign, writeSite } from '../support/small-site.ts'

type Audience = Publication['audience']

/** A folder with the output folder `site` in it, which has version 1 and foreign files. */
function start(prepare = writeForeign): { out: string; publication(version: number, audience?: Audience): Publication } {
  const folder = temporaryFolder()
  const out = join(folder, 'the site')
  prepare(out)
  const publication = (version: number, audience: Audience = 'public') => {
    const built = join(folder, 'build')
    rmSync(built, { recursive: true, force: true })
    writeSite(built, version)
    // Treat leftovers of an earlier step as those of a dead process.
    return { built, out, audience, isRunning: () => false }
  }
  publish(publication(1))
  return { out, publication }
}

/** Names of all steps. */
function stepsOf(steps: Generator<string, unknown>): string[] {
  return [...steps]
}

/** Runs steps and stops like a kill: nothing else happens. */
function killAfter(count: number, steps: Generator<string, unknown>): string | undefined {
  let name: string | undefined
  for (let taken = 0; taken <= count; taken++) {
    const { done, value } = steps.next()
    if (done) return undefined
    name = String(value)
  }
  return name
}

const besideOf = (out: string) => readdirSync(dirname(out)).filter((name) => name !== 'build')

test('a kill before each step leaves a complete old or new site, and the next run repairs it', () => {
  const { out, publication } = start()
  const names = stepsOf(publishSteps(publication(2)))
  expect(names).toEqual(
    expect.arrayContaining(['lock', 'stage', 'keep CNAME', 'rename old', 'rename new', 'rename previous', 'remove previous']),
  )
  let version = 2
  const missing: string[] = []
  for (let step = 0; step < names.length; step++) {
    const next = version + 1
    const name = killAfter(step, publishSteps(publication(next)))
    if (!existsSync(out)) missing.push(name ?? '')
    restoreOutput(out, () => false)
    expect([version, next]).toContain(readVersion(out))
    expect(findChangedForeign(out)).toEqual([])
    version = next + 1
    publish(publication(version))
    expect(readVersion(out)).toBe(version)
    expect(findChangedForeign(out)).toEqual([])
    expect(besideOf(out)).toEqual(['the site'])
  }
  expect(missing).toEqual(['rename new'])
})

test('a failure of each step before the last rename leaves the old site byte-identical', () => {
  const { out, publication } = start()
  const before = digestFiles(out)
  const names = stepsOf(publishSteps({ ...publication(2), out: join(temporaryFolder(), 'elsewhere') }))
  expect(names.at(-1)).toBe('unlock')
  for (const at of ['lock', 'mark', 'stage', 'keep CNAME', 'rename old', 'rename new']) {
    const steps = publishSteps(publication(2))
    let step = steps.next()
    while (!step.done && step.value !== at) step = steps.next()
    expect(step.value).toBe(at)
    expect(() => steps.throw(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))).toThrow('no space')
    expect(digestFiles(out)).toEqual(before)
    expect(besideOf(out)).toEqual(['the site'])
  }
})

describe("in a folder that can't be renamed", () => {
  const work = ({ built, out, audience }: Publication) => {
    const files = filesIn(built)
    writeMarker(built, audience, files)
    return replaceContents({ built, out, audience, target: out, stamp: makeStamp(), files: [...files, markerName] })
  }

  test('a kill before each step breaks no link reachable from the start page, and the next run completes it', () => {
    const { out, publication } = start()
    const names = stepsOf(work(publication(2)))
    expect(names.length).toBeGreaterThan(20)
    expect(readVersion(out)).toBe(2)
    let version = 2
    for (let step = 0; step < names.length; step++) {
      killAfter(step, work(publication(version + 1)))
      expect(findBrokenLinks(out)).toEqual([])
      expect(findChangedForeign(out)).toEqual([])
      version += 2
      publish(publication(version))
      expect(readVersion(out)).toBe(version)
      expect(findChangedForeign(out)).toEqual([])
      const files = filesBelow(out)
      expect(files.filter((path) => path.includes('.handbook-') || path.includes(`only-${version - 1}`))).toEqual([])
    }
  })

  test('a failure while files are added leaves the folder unchanged', () => {
    const { out, publication } = start()
    const before = digestFiles(out)
    const names = stepsOf(work(publication(2))).filter((name) => /^(stage|announce|add .*)$/.test(name))
    expect(names.length).toBeGreaterThan(6)
    stepsOf(work(publication(1)))
    for (const at of names) {
      const steps = work(publication(2))
      let step = steps.next()
      while (!step.done && step.value !== at) step = steps.next()
      expect(step.value).toBe(at)
      expect(() => steps.throw(new Error('no space'))).toThrow('no space')
      expect(digestFiles(out)).toEqual(before)
    }
  })

  test('a file becomes a folder and a folder a file', () => {
    const { out, publication } = start()
    const first = publication(2)
    writeFileSync(join(first.built, 'a'), 'file')
    writeSite(join(first.built, 'b'), 2)
    stepsOf(work(first))
    const second = publication(3)
    writeSite(join(second.built, 'a'), 3)
    writeFileSync(join(second.built, 'b'), 'file')
    stepsOf(work(second))
    expect(lstatSync(join(out, 'a/index.html')).isFile()).toBe(true)
    expect(readFileSync(join(out, 'b'), 'utf8')).toBe('file')
  })
})

test.for(['itself', 'a folder in it'])('a mounted folder gets the site (%s)', (what, { skip }) => {
  const out = temporaryFolder()
  const point = what === 'itself' ? out : join(out, 'mount point')
  mkdirSync(point, { recursive: true })
  if (!mountDisk(point, '4m')) skip('mounting needs an administrator')
  for (const folder of new Set([out, point])) writeForeign(folder)
  for (const version of [1, 2]) {
    const built = join(temporaryFolder(), 'build')
    writeSite(built, version)
    publish({ built, out, audience: 'public' })
    expect(readVersion(out)).toBe(version)
    expect([...findChangedForeign(out), ...findChangedForeign(point)]).toEqual([])
  }
  expect(filesBelow(out).filter((path) => path.includes('.handbook-'))).toEqual([])
})

test.for(['beside', 'within'])('a full disk leaves the old site byte-identical (%s)', (place, { skip }) => {
  const disk = temporaryFolder()
  if (!mountDisk(disk, '1m')) skip('mounting needs an administrator')
  const out = place === 'beside' ? join(disk, 'site') : disk
  const build = (version: number, bytes: number) => {
    const built = join(temporaryFolder(), 'build')
    writeSite(built, version)
    writeFileSync(join(built, 'big.bin'), Buffer.alloc(bytes))
    return () => publish({ built, out, audience: 'public' })
  }
  writeForeign(out)
  build(1, 300_000)()
  const before = digestFiles(disk)
  expect(build(2, 900_000)).toThrow('ENOSPC')
  expect(digestFiles(disk)).toEqual(before)
})

describe('two builds at once', () => {
  test('the second waits for the first, and says so if it takes too long', () => {
    const { out, publication } = start()
    const first = publishSteps({ ...publication(2), isRunning })
    while (first.next().value !== 'rename new');
    const lock = besideOf(out).find((name) => name.endsWith('.lock')) ?? ''
    const second = { ...publication(3), built: join(dirname(out), 'second'), isRunning, patience: 0 }
    writeSite(second.built, 3)
    expect(() => publish(second)).toThrow(
      `Another build (process ${process.pid}) is publishing into "${out}". Wait until it finishes; if no build is running, remove "${join(dirname(out), lock)}".`,
    )
    for (const _ of first);
    publish(second)
    expect(readVersion(out)).toBe(3)
    expect(findChangedForeign(out)).toEqual([])
  })

  test('neither loses files that others write meanwhile', () => {
    const { out, publication } = start()
    const steps = publishSteps(publication(2))
    while (steps.next().value !== 'rename old');
    writeFileSync(join(out, 'late.txt'), 'late')
    writeFileSync(join(out, 'CNAME.new'), 'example.org')
    renameSync(join(out, 'CNAME.new'), join(out, 'CNAME'))
    for (const _ of steps);
    expect(readFileSync(join(out, 'late.txt'), 'utf8')).toBe('late')
    expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('example.org')
  })
})

describe('stamps', () => {
  const own = makeStamp()
  const [pid, start, host] = own.split('-')
  test.each([
    ['this process', own, true],
    ['a process that never was', `4194304-${start}-${host}-1`, false],
    ['a process that has the id of a dead one', `${pid}-1-${host}-1`, false],
    ['a process of version 0.1.0', `${pid}-mbx1k2z`, true],
    ['a dead process of version 0.1.0', '4194304-mbx1k2z', false],
  ])('%s', (_, stamp, expected) => {
    expect(isRunning(stamp, '/nowhere')).toBe(expected)
  })

  test('another machine counts as busy for a while', () => {
    const file = join(temporaryFolder(), 'lock')
    writeFileSync(file, '')
    expect(isRunning(`1-1-00000000-1`, file)).toBe(true)
    utimesSync(file, 1, 1)
    expect(isRunning(`1-1-00000000-1`, file)).toBe(false)
  })
})

describe('audiences', () => {
  test('a public build removes everything a staff build wrote', () => {
    const { out, publication } = start()
    publish({ ...publication(2, 'staff'), mayChangeAudience: true })
    expect(JSON.parse(readFileSync(join(out, markerName), 'utf8'))).toMatchObject({ format: 1, audience: 'staff' })
    publish(publication(3))
    const fresh = join(temporaryFolder(), 'fresh')
    publish({ ...publication(3), out: fresh })
    writeForeign(fresh)
    expect(digestFiles(out)).toEqual(digestFiles(fresh))
  })

  test("a staff build doesn't replace public output", () => {
    const { out, publication } = start()
    const before = digestFiles(out)
    expect(() => publish(publication(2, 'staff'))).toThrow(
      `"${out}" contains a public site, but this build is for staff. Choose another --out, or empty the folder if it isn't served.`,
    )
    expect(digestFiles(out)).toEqual(before)
  })

  test.each([
    ['removed', (file: string) => rmSync(file)],
    ['cut short', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 90))],
    ['made to point elsewhere', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('"_assets/', '"../_assets/'))],
  ])('a public build refuses pages of a build whose marker was %s', (_, harm) => {
    const { out, publication } = start()
    publish({ ...publication(2, 'staff'), mayChangeAudience: true })
    harm(join(out, markerName))
    const before = digestFiles(out)
    expect(() => publish(publication(3))).toThrow(
      `"${out}" contains handbook files of an earlier build, but "handbook-build.json", which lists them, is missing, so this build can't tell whether they are public: "_assets/style.2.css", "handbook/only-2-1/index.html", "handbook/only-2-3/index.html" and 3 more. Empty the folder, or choose another --out.`,
    )
    expect(digestFiles(out)).toEqual(before)
  })

  test('a public build refuses handbook pages that were copied in', () => {
    const { out, publication } = start()
    writeSite(join(out, 'copy'), 9)
    expect(() => publish(publication(2))).toThrow('contains handbook files that the last build did not list')
  })

  test('the same site again needs no list', () => {
    const { out, publication } = start()
    rmSync(join(out, markerName))
    const { replaced, foreignPages } = publish(publication(1))
    expect([replaced.length, foreignPages]).toEqual([13, ['own/page.html']])
  })

  test('a folder of version 0.1.0 is understood', () => {
    const { out, publication } = start()
    const { files } = JSON.parse(readFileSync(join(out, markerName), 'utf8'))
    rmSync(join(out, markerName))
    writeFileSync(join(out, '.handbook-files.json'), JSON.stringify(files))
    expect(() => publish(publication(2, 'staff'))).toThrow('contains a public site')
    publish(publication(2))
    expect(readVersion(out)).toBe(2)
    expect(existsSync(join(out, '.handbook-files.json'))).toBe(false)
    expect(findChangedForeign(out)).toEqual([])
  })
})

test('the marker names version, audience and files, and nothing of the machine', () => {
  const { out, publication } = start()
  publish(publication(1))
  const text = readFileSync(join(out, markerName), 'utf8')
  expect(JSON.parse(text)).toEqual({
    format: 1,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    audience: 'public',
    files: filesBelow(out).filter(
      (path) =>
        path !== markerName && !['CNAME', '.nojekyll', '.well-known/security.txt', 'own/page.html', 'handbook/by-hand.txt'].includes(path),
    ),
  })
})

test("foreign files don't block a folder", () => {
  const { out, publication } = start()
  rmSync(join(out, 'handbook'), { recursive: true })
  writeFileSync(join(out, 'handbook'), 'mine')
  expect(() => publish(publication(2))).toThrow(
    `"${out}" contains files that no build wrote, in the way of the site: "handbook". Move them, or choose another --out.`,
  )
})

test('symbolic links, empty folders and permissions of others are kept', () => {
  const { out, publication } = start()
  execFileSync('mkdir', ['-p', '-m', '750', join(out, 'uploads/empty')])
  symlinkSync('own/page.html', join(out, 'link'))
  symlinkSync('nowhere', join(out, 'dangling'))
  publish(publication(2))
  expect(lstatSync(join(out, 'uploads/empty')).mode & 0o777).toBe(0o750)
  expect([lstatSync(join(out, 'link')).isSymbolicLink(), lstatSync(join(out, 'dangling')).isSymbolicLink()]).toEqual([true, true])
})

test('leftovers of version 0.1.0 are restored or removed', () => {
  const { out, publication } = start()
  mkdirSync(`${out}.4194304-mbx1k2z.next`)
  renameSync(out, `${out}.4194304-mbx1k2z.previous`)
  restoreOutput(out)
  expect(readVersion(out)).toBe(1)
  expect(findChangedForeign(out)).toEqual([])
  // This one is half removed: its list is deleted, so its pages must not come back.
  writeSite(`${out}.4194304-mbx1k2z.previous`, 8)
  writeFileSync(`${out}.4194304-mbx1k2z.previous/late.txt`, 'late')
  publish(publication(2))
  expect(readVersion(out)).toBe(2)
  expect(readFileSync(join(out, 'late.txt'), 'utf8')).toBe('late')
  expect(besideOf(out)).toEqual(['the site'])
})

test("an output folder that's a broken symbolic link gets its target back", () => {
  const { out, publication } = start()
  const link = join(temporaryFolder(), 'link')
  symlinkSync(out, link)
  renameSync(out, `${out}.4194304-mbx1k2z.previous`)
  publish({ ...publication(2), out: link })
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect([readVersion(out), findChangedForeign(out)]).toEqual([2, []])
})
