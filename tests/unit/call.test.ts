/** How the command takes its options. */
import { expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { contentFolder } from '../support/folders.ts'

test('a "--" that pnpm passes on is no argument', async () => {
  const content = contentFolder({ 'handbook/index.md': '# Book\n' })
  const plain = await callHandbook(['ls', 'handbook', '--format', 'json', '--content', content])
  expect(plain).toMatchObject({ code: 0, stdout: expect.stringContaining('Book') })
  expect(await callHandbook(['ls', '--', 'handbook', '--format', 'json', '--content', content])).toEqual(plain)
})
