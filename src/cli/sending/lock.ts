/** Lets one command at a time send from a content folder. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { CallError } from '../call-error.ts'
import { isRunning, makeStamp, stampPattern } from '../output/stamp.ts'

const pattern = new RegExp(`^\\.sending-(${stampPattern})\\.lock$`)

/** Milliseconds to wait for another command: long enough for one that's ending, or for two that began together. */
const patience = 1000

/**
 * Run while no other command is sending. Like builds, each process writes its own lock file, then looks for others. If it sees one, it
 * removes its own and retries a moment later, so two never send together. A dead process's file doesn't count.
 */
export async function whileSending<T>(content: string, send: () => Promise<T>): Promise<T> {
  if (!existsSync(content)) return send()
  const lock = await takeLock(content)
  try {
    return await send()
  } finally {
    rmSync(lock, { force: true })
  }
}

async function takeLock(content: string): Promise<string> {
  const stamp = makeStamp()
  const lock = join(content, `.sending-${stamp}.lock`)
  for (let waited = 0; ; ) {
    writeFileSync(lock, '')
    const other = findOther(content, stamp)
    if (!other) return lock
    rmSync(lock)
    if (waited >= patience)
      throw new CallError(
        `Nothing was sent: another command (process ${other.stamp.split('-')[0]}) is sending from this folder. Wait until it finishes; if none is running, remove "${other.path}".`,
      )
    const pause = 20 + Math.floor(Math.random() * 80)
    await setTimeout(pause)
    waited += pause
  }
}

function findOther(content: string, own: string): { stamp: string; path: string } | undefined {
  for (const name of readdirSync(content)) {
    const [, stamp] = pattern.exec(name) ?? []
    if (stamp === undefined || stamp === own) continue
    const path = join(content, name)
    if (isRunning(stamp, path)) return { stamp, path }
    rmSync(path, { force: true })
  }
  return undefined
}
