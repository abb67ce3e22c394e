/** Words as a tree: objects, whose leaves are texts, lists of texts, and functions that make texts. */

export type Tree = Readonly<Record<string, unknown>>
export type Path = readonly string[]
type AnyFunction = (...args: readonly unknown[]) => unknown

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function'
}

/** Copies a tree; `change` makes its leaves. */
export function mapLeaves(tree: Tree, change: (leaf: unknown, path: Path) => unknown, path: Path = []): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => {
      const place = [...path, key]
      return [key, isTree(value) ? mapLeaves(value, change, place) : change(value, place)]
    }),
  )
}

/** Lists the leaves with their paths, in order. */
export function listLeaves(tree: Tree, path: Path = []): { path: Path; leaf: unknown }[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const place = [...path, key]
    return isTree(value) ? listLeaves(value, place) : [{ path: place, leaf: value }]
  })
}

/** Replaces leaves in place, so that everything that refers to the tree or a part of it sees them. */
export function putLeaves(tree: Record<string, unknown>, leaves: Tree): void {
  for (const [key, value] of Object.entries(leaves)) {
    const part = tree[key]
    if (isTree(value) && isTree(part)) putLeaves(part as Record<string, unknown>, value)
    else if (value !== undefined) tree[key] = value
  }
}
