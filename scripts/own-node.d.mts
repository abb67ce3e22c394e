export interface BringOptions {
  /** Where it is kept. */
  folder?: string
  machine?: { platform: string; arch: string; versions: { node: string } }
  /** Installs a package into an empty folder. */
  install?: (folder: string, name: string) => void
  tell?: (message: string) => void
}

export function findProjectNode(from: string): string | undefined
export function nodeFolder(env?: Record<string, string | undefined>): string
export function bringNode(options?: BringOptions): string
