/** Sends the problems of files whose problems changed, once the writer pauses. */
import type { Diagnostic } from 'vscode-languageserver'

export interface Publisher {
  /** Publish soon. Another call postpones it. */
  schedule(): void
  stop(): void
}

interface Publishing {
  /** All problems, by the address of their file; undefined if something changed meanwhile, which another call is scheduled for. */
  list(): Promise<ReadonlyMap<string, Diagnostic[]> | undefined>
  send(uri: string, diagnostics: Diagnostic[]): void
  reportError(error: unknown): void
}

/** Milliseconds without a key stroke after which the content is checked. */
const pause = 120

export function createPublisher({ list, send, reportError }: Publishing): Publisher {
  const sent = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  const publish = async () => {
    try {
      const found = await list()
      if (!found) return
      for (const uri of new Set([...sent.keys(), ...found.keys()])) {
        const diagnostics = found.get(uri) ?? []
        const key = JSON.stringify(diagnostics)
        if ((sent.get(uri) ?? '[]') === key) continue
        sent.set(uri, key)
        send(uri, diagnostics)
      }
    } catch (error) {
      reportError(error)
    }
  }
  return {
    schedule() {
      clearTimeout(timer)
      timer = setTimeout(publish, pause)
    },
    stop: () => clearTimeout(timer),
  }
}
