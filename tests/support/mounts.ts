/** Small file systems for tests of mount points and full disks. */
import { execFileSync } from 'node:child_process'
import { onTestFinished } from 'vitest'

/** Mounts one on a folder until the test ends; false without permission. */
export function mountDisk(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return false
  }
  onTestFinished(() => void execFileSync('umount', [folder]))
  return true
}
