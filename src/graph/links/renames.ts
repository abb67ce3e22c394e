/** What became of files that are not where they were, as links and references need it. */

export interface Renames {
  /** The path of today of a file that had this one. Undefined for what never moved, and for what is gone. */
  today(path: string): string | undefined
  /** The paths that a file of today had before, the last one first. */
  earlier(path: string): readonly string[]
  /** How a file that had this path went; undefined while it is there, and where nobody knows. */
  removal(path: string): Removal | undefined
}

export interface Removal {
  /** Day, `YYYY-MM-DD`; undefined while the removal is not committed. */
  day: string | undefined
  /** The commit that removed it. */
  commit: string | undefined
}

/** Where nothing is known of the past. */
export const noRenames: Renames = { today: () => undefined, earlier: () => [], removal: () => undefined }

/** The end of a sentence on something that was removed: ` on 2026-11-12, by the commit 0123456789.` */
export function describeRemoval({ day, commit }: Removal): string {
  return day === undefined ? '; the removal is not committed yet.' : ` on ${day}, by the commit ${(commit ?? '').slice(0, 10)}.`
}
