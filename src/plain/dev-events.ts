/** Events of `dev`, between the server, the modules of pages, and the browser. */

/** Tells modules that the content has changed. */
export const contentChanged = 'handbook:content-changed'
/** The browser asks for the problems of the content, and gets them. */
export const askForProblems = 'handbook:ask-for-problems'
export const problemsFound = 'handbook:problems-found'
/** The browser asks for a file to be opened in the writer's editor. The answer comes only if that fails. */
export const openFile = 'handbook:open-file'
export const openFailed = 'handbook:open-failed'

/** The state of the content, as the browser shows it. */
export interface DevState {
  /** Whether the site is the one for staff. */
  isForStaff: boolean
  problems: readonly ShownProblem[]
}

export interface ShownProblem {
  severity: 'error' | 'warning'
  code: string
  /** Address of the manual's page about the code. */
  manual?: string
  /** Path below the content folder; empty for the folder itself. */
  file: string
  line: number
  column: number
  message: string
  hint?: string
  /** The line with the problem, and below it, marks under the place. */
  excerpt?: string
}

/** What `openFile` sends. */
export type Place = Pick<ShownProblem, 'file' | 'line' | 'column'>
