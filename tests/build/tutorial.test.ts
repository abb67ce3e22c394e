/** The tutorial, command by command and file by file, as a newcomer follows it with an installed package. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { projectRoot } from '../support/command.ts'
import { installPackage, writeIn } from '../support/installed.ts'

interface Block {
  language: string
  /** What follows the language. */
  info: string
  text: string
}

/** The code blocks of a page of the manual, in order. */
function blocksOf(page: string): Block[] {
  const text = readFileSync(join(projectRoot, 'docs/handbook', page), 'utf8')
  return [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', info = '', block = '']) => ({
    language,
    info,
    text: block,
  }))
}

/** Words of a command, with quotes as a shell reads them. */
const wordsOf = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

test('every step works as written', () => {
  // Days in the samples are relative to that of `init`.
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2026-11-30T12:00:00Z') / 1000))
  onTestFinished(() => void vi.unstubAllEnvs())
  const { root, run } = installPackage()
  const env = {
    ...process.env,
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  }
  const execute = (line: string) => {
    const [command = '', ...words] = wordsOf(line)
    // The package is here already, and a server would wait for the reader.
    if (line === 'npm install astro-handbook') return { code: 0, output: '' }
    if (line === 'npm start') words.push('--', '--no-serve')
    if (command === 'npx') {
      const { code, stdout, stderr } = run(words.slice(1))
      return { code, output: stdout + stderr }
    }
    const { status, stdout, stderr } = spawnSync(command, words, { cwd: root, encoding: 'utf8', env })
    return { code: status, output: stdout + stderr }
  }
  let output = ''
  let commands = 0
  for (const { language, info, text } of blocksOf('tutorial.mdx')) {
    const file = /title="([^"]+)"/.exec(info)?.[1]
    if (file !== undefined) writeIn(root, file, text)
    else if (language === 'text') expect(output).toContain(text.trim())
    else
      for (const line of text.trim().split('\n')) {
        const result = execute(line)
        expect(result.code, `${line}\n${result.output}`).toBe(info === 'fails' ? 1 : 0)
        output = result.output
        commands++
      }
  }
  expect(commands).toBeGreaterThan(12)
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  expect(read('content/changelog/fridays.mdx')).toContain('scheduled-reports]')
  expect(read('site/public/changelog/fridays/index.html')).toContain('for teams that plan on Fridays')
  expect(existsSync(join(root, 'site/public/handbook/launch/index.html'))).toBe(false)
  expect(read('site/staff/handbook/launch/index.html')).toContain('pilot customers')
})
