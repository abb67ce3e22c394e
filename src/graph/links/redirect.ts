/** An address that leads elsewhere. */
export interface Redirect {
  /** Address below the site's root. */
  from: string
  /** Address below the site's root, or a whole one elsewhere. */
  to: string
}
