/** Describes machine faults for users. */

/** Return a sentence for faults that this program didn't cause, undefined for others. */
export function describeMachineFault(error: unknown): string | undefined {
  const { code, path, message, cause } = error as NodeJS.ErrnoException & { cause?: unknown }
  const place = path === undefined ? '' : ` "${path}"`
  // Astro's bundler puts the code only in the message.
  const found = code !== undefined && code in sentences ? code : /\b(ENOSPC|EDQUOT|EROFS)\b/.exec(String(message))?.[1]
  if (found !== undefined) return `${sentences[found]?.(place)} What was published before is unchanged.`
  return cause ? describeMachineFault(cause) : undefined
}

const full = (place: string) => `The disk is full: no room for${place || ' the site'}. Free some space and try again.`

const sentences: Readonly<Record<string, (place: string) => string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: (place) => `The disk can't be written to${place && `:${place}`}. Choose another --out, or make it writable.`,
  EACCES: (place) => `No permission for${place || ' a file'}. Choose another --out, or give this user the right to write there.`,
  EPERM: (place) => `The system doesn't permit a change of${place || ' a file'}. Choose another --out, or run as its owner.`,
}
