/** The files that a page loads besides its HTML: one of each, with everything its kind of page needs. */
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
