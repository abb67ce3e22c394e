/** What happened to moved and deleted files, for links and references. */

export interface Renames {
  /** Current path of a file that was at this path. Undefined if it never moved, or was deleted. */
  today(path: string): string | undefined
  /** Former paths of a current file, latest first. */
  earlier(path: string): readonly string[]
  /** How the file at this path was deleted; undefined if it exists or nothing is known. */
  removal(path: string): Removal | undefined
}

export interface Removal {
  /** Date, `YYYY-MM-DD`; undefined until the deletion is committed. */
  day: string | undefined
  /** The commit that deleted it. */
  commit: string | undefined
}

/** If the history is unknown. */
export const noRenames: Renames = { today: () => undefined, earlier: () => [], removal: () => undefined }

/** The end of a sentence about a deletion: ` on 2026-11-12, by the commit 0123456789.` */
export function describeRemoval({ day, commit }: Removal): string {
  return day === undefined ? '; the removal is not committed yet.' : ` on ${day}, by the commit ${(commit ?? '').slice(0, 10)}.`
}
