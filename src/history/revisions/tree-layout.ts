import { type Layout, layoutThen } from '../../graph/reading/layout.ts'
import { readBlobs, type TreeFile } from '../../sources/git/objects.ts'
import { isLeftOut } from '../../sources/left-out.ts'
import { decodeText } from '../../sources/revision.ts'

export function findTreeLayout(content: string, tree: readonly TreeFile[], today: Layout): Layout {
  const files = tree.filter(({ path }) => !isLeftOut(path))
  return layoutThen(files, today, (some) => {
    const bytes = readBlobs(
      content,
      some.map(({ blob }) => blob),
    )
    return some.map(({ path, blob }) => ({ path, text: decodeText(bytes.get(blob)) ?? '' }))
  })
}
