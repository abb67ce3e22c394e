/** An address that redirects. */
export interface Redirect {
  /** Address relative to the site's root. */
  from: string
  /** Address relative to the site's root, or a full external one. */
  to: string
}
