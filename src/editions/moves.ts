/** Where files are by now: what git knows of their moves, for links that were not moved along. */
import { ownFolders } from '../model/layout.ts'
import { GitError } from '../sources/git/git.ts'
import { type Document, type Documents, documentsOf } from './documents.ts'
import { readDocuments } from './editions.ts'

/** For the path that a file had, its path of today. The history is read when somebody asks. */
export function movesIn(content: string, files: readonly string[]): (path: string) => string | undefined {
  let moves: { documents: Documents; today: ReadonlyMap<Document | undefined, string> } | undefined
  return (path) => {
    if (!moves) {
      const documents = readable(content)
      moves = { documents, today: new Map(files.map((file) => [documents.at(file), file])) }
    }
    const document = moves.documents.at(path)
    return document && moves.today.get(document)
  }
}

function readable(content: string): Documents {
  try {
    return readDocuments(content, [], ownFolders)
  } catch (error) {
    if (error instanceof GitError) return documentsOf([])
    throw error
  }
}
