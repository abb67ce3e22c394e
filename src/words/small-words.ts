/** Words that the search treats specially, as sets. For its script and for tests: the words of a script don't change. */
import { searchWords } from './search-words.ts'

/** In lower case. */
export interface SmallWords {
  /** Words with little meaning, including those of questions. */
  stopWords: ReadonlySet<string>
  /** Words that questions begin with. */
  questionWords: ReadonlySet<string>
}

export const smallWords: SmallWords = {
  stopWords: new Set(searchWords.stopWords.split(/\s+/)),
  questionWords: new Set(searchWords.questionWords.split(/\s+/)),
}
