/** What a second build does to the folder of the first. */
import { lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handbook } from '../support/command.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'

test('what an earlier build wrote goes, what others put there stays', () => {
  const content = contentFolder({ 'handbook/index.md': '# Book\n', 'handbook/old.md': '# Old\n' })
  const out = join(temporaryFolder(), 'site')
  mkdirSync(join(out, 'handbook'), { recursive: true })
  writeFileSync(join(out, 'CNAME'), 'example.com')
  writeFileSync(join(out, 'handbook/by-hand.txt'), 'mine')
  expect(handbook(['build', '--content', content, '--out', out]).code).toBe(0)
  expect(filesBelow(out)).toContain('handbook/old/index.html')
  rmSync(join(content, 'handbook/old.md'))
  expect(handbook(['build', '--content', content, '--out', out]).code).toBe(0)
  expect(filesBelow(out)).not.toContain('handbook/old/index.html')
  expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('example.com')
  expect(readFileSync(join(out, 'handbook/by-hand.txt'), 'utf8')).toBe('mine')
})

test('an output folder that is a link stays one', () => {
  const content = contentFolder({ 'handbook/index.md': '# Book\n' })
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'real'))
  symlinkSync(join(folder, 'real'), join(folder, 'site'))
  expect(handbook(['build', '--content', content, '--out', join(folder, 'site')]).code).toBe(0)
  expect(lstatSync(join(folder, 'site')).isSymbolicLink()).toBe(true)
  expect(filesBelow(join(folder, 'real'))).toContain('handbook/index.html')
})
