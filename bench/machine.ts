import { cpus, totalmem } from 'node:os'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Results } from './results.ts'

/** The machine that the figures come from. */
export function describeMachine(): Results['machine'] {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: totalmem(),
    system: systemName(),
    node: process.versions.node,
  }
}

function systemName(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
  } catch {
    return execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim()
  }
}
