/** The ledger of what was sent, `broadcasts.yaml` in the content folder. Each sending adds one line, which is written again as it goes on. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { appendItem } from '../../authoring/list-file.ts'
import type { SentMessage } from '../../collections/broadcasts/view.ts'
import { CallError } from '../call-error.ts'
import type { Run } from '../common.ts'

/** A line to add. */
export type LedgerLine = Omit<SentMessage, 'id'>

export interface Ledger {
  /** Add the line, or replace it if it was added before. */
  write(line: LedgerLine): void
  /** Remove the added line. */
  undo(): void
}

export function openLedger({ settings, written }: Pick<Run, 'settings' | 'written'>): Ledger {
  // An existing ledger may have the other YAML extension.
  const name = written.entries.find(({ collection }) => collection === 'broadcasts')?.file ?? 'broadcasts.yaml'
  const file = join(settings.content, name)
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  let before = read()
  let current = before
  // In most ledgers a line can be added as text, which takes no parsing.
  let isPlain = false
  const withLine = (line: LedgerLine) => {
    const plain = (before ?? '') + stringify([line], { lineWidth: 0 })
    if (isPlain) return plain
    const text = appendItem(before ?? '', line)
    if (text === undefined) throw new CallError(`"${name}" isn't a list, so nothing can be added to it.`)
    isPlain = text === plain
    return text
  }
  return {
    write(line) {
      const found = read()
      // Someone edited it while a message was on its way. Their text stays, and the last line about a message counts.
      if (found !== current) [before, isPlain] = [found, false]
      current = withLine(line)
      replaceFile(file, current)
    },
    undo() {
      if (before !== undefined && read() === current) replaceFile(file, before)
    },
  }
}

/** Replaces the file at once: a process that's killed leaves the old text or the new one. */
function replaceFile(file: string, text: string): void {
  const next = join(dirname(file), `.broadcasts-${process.pid}.tmp`)
  writeFileSync(next, text)
  renameSync(next, file)
}
