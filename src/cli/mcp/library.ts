/** The content as it is on disk now, for a server that runs for days. */
import { compile } from '../../compilation.ts'
import { readLastChanges } from '../../sources/git/history.ts'
import type { SettingsInput } from '../../settings.ts'
import { CallError, type Run, settingsFor } from '../common.ts'

export interface Library {
  /** Compile what changed on disk. Throws a `CallError` if there's no content, but not for errors in it. */
  open(): Promise<OpenLibrary>
}

export interface OpenLibrary extends Run {
  /** Last change of each file, ISO. */
  updated: ReadonlyMap<string, string>
}

/** The configuration, the files and the time are read again for each question; nothing is compiled again while they stay the same. */
export function createLibrary(options: SettingsInput): Library {
  return {
    async open() {
      const given = await settingsFor({ ...options, lenient: true })
      // To the minute, like the times in entries, so that a compilation can be used again.
      const settings = options.now === undefined ? { ...given, now: new Date(`${given.now.slice(0, 16)}Z`).toISOString() } : given
      const compilation = compile(settings)
      if (compilation.problems.some(({ code }) => code === 'folder-missing'))
        throw new CallError(`There is no content folder "${settings.content}".`)
      return { settings, ...compilation, updated: readLastChanges(settings.content) }
    },
  }
}
