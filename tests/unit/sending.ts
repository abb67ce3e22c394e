/** Content with something to send, and what the ledger says about it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { callHandbook, type Result } from '../support/command.ts'
import { contentFolder, temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'
import { files } from './broadcasts.ts'

export const [monday, tuesday, wednesday] = ['2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z', '2026-11-25T10:00:00Z'] as const

export interface Sender {
  content: string
  /** Runs a command on the content as of a time. */
  call(now: string, ...args: string[]): Promise<Result>
  /** Replaces text in a file. */
  edit(file: string, from: string, to: string): void
  ledger(): Record<string, unknown>[]
}

/** `base`: the content instead of a product with something to announce. */
export function senderWith(env: Record<string, string>, more: Record<string, string> = {}, base = files): Sender {
  const content = contentFolder({ ...base, ...more })
  if (base === files) writeFileSync(join(content, 'changelog/log.png'), png(4, 2))
  const config = join(temporaryFolder(), 'handbook.config.ts')
  writeFileSync(config, "export default { title: 'Book', organisation: 'Example', site: 'https://handbook.example.com' }\n")
  return {
    content,
    call: (now, ...args) => callHandbook([...args, '--content', content, '--config', config, '--now', now], env),
    edit(file, from, to) {
      const path = join(content, file)
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    },
    ledger() {
      const path = join(content, 'broadcasts.yaml')
      return existsSync(path) ? (parse(readFileSync(path, 'utf8')) as Record<string, unknown>[]) : []
    },
  }
}
