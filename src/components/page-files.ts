/** The files that a page loads beside its HTML: one of each, which holds all that its kind of page needs. */
export interface PageFiles {
  sheet?: 'text' | 'lists' | 'changes'
  script?: PageScriptName
}

export type PageScriptName =
  | 'text'
  | 'changelog'
  | 'compare'
  | 'edition'
  | 'features'
  | 'missing'
  | 'news'
  | 'roadmap'
  | 'subscribe'
  | 'upgrade'
