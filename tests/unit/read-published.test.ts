/** Changes on disk since the content was checked. */
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOutput } from '../../src/files/output.ts'
import { readForPublication } from '../../src/files/read.ts'
import { writeAssets } from '../../src/outputs/assets.ts'
import { png } from '../support/images.ts'
import { temporaryFolder, write } from './disk.ts'
import { handbookIn } from './handbooks.ts'

function content(): string {
  const folder = temporaryFolder()
  write(folder, { 'handbook/page.md': '![A](a.png) [B](b.txt)\n', 'handbook/a.png': png(3, 2), 'handbook/b.txt': 'B\n', '.env': 'KEY=1\n' })
  return folder
}

test.each([
  [
    'is removed',
    (file: string) => rmSync(file),
    '"handbook/a.png" existed when the content was checked, but cannot be read now (ENOENT). Restore it, and build again.',
  ],
  [
    'becomes a link that leads out',
    (file: string) => {
      rmSync(file)
      symlinkSync('/etc/passwd', file)
    },
    '"handbook/a.png" leads out of the content folder. Replace it with a copy of the file.',
  ],
  [
    'becomes a link to what is hidden',
    (file: string) => {
      rmSync(file)
      symlinkSync('../.env', file)
    },
    '"handbook/a.png" leads out of the content folder. Replace it with a copy of the file.',
  ],
  [
    'is no image any more',
    (file: string) => renameSync(join(file, '../b.txt'), file),
    '"handbook/a.png" is damaged, or changed after the content was checked. Replace it with an intact file.',
  ],
])('an image that %s during a build stops it', async (_, change, message) => {
  const [folder, out] = [content(), temporaryFolder()]
  const { handbook, problems } = handbookIn(folder)
  expect(problems).toEqual([])
  change(join(folder, 'handbook/a.png'))
  const context = { handbook, content: folder, out: openOutput(out), updated: new Map<string, string>(), editions: [] }
  await expect(writeAssets(context)).rejects.toThrow(message)
})

test('a file is read where it is, also if the content folder is a symbolic link', () => {
  const folder = content()
  const link = join(temporaryFolder(), 'link')
  symlinkSync(folder, link)
  expect(readForPublication(link, 'handbook/b.txt').toString()).toBe('B\n')
  expect(() => readForPublication(link, '../b.txt')).toThrow('cannot be read now')
})
