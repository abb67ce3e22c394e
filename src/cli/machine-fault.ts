/** Describes machine faults for users. */

/** Return a sentence for faults that this program didn't cause, undefined for others. */
export function describeMachineFault(error: unknown): string | undefined {
  const { code, path, message, cause } = error as NodeJS.ErrnoException & { cause?: unknown }
  const location = path === undefined ? '' : ` "${path}"`
  // Astro's bundler puts the code only in the message.
  const found = code !== undefined && code in sentences ? code : /\b(ENOSPC|EDQUOT|EROFS)\b/.exec(String(message))?.[1]
  if (found !== undefined) return `${sentences[found]?.(location)} What was published before is unchanged.`
  return cause ? describeMachineFault(cause) : undefined
}

const describeFullDisk = (location: string) => `The disk is full: no room for${location || ' the site'}. Free some space and try again.`

const sentences: Readonly<Record<string, (location: string) => string>> = {
  ENOSPC: describeFullDisk,
  EDQUOT: describeFullDisk,
  EROFS: (location) => `The disk is read-only${location && `:${location}`}. Choose another --out, or make it writable.`,
  EACCES: (location) => `No permission for${location || ' a file'}. Choose another --out, or grant this user write access.`,
  EPERM: (location) => `The system doesn't allow changes to${location || ' a file'}. Choose another --out, or run as its owner.`,
}
