/** Functions as source text, for scripts. */
import { runInNewContext } from 'node:vm'
import { parseExpression } from '@babel/parser'
import { once } from '../plain/once.ts'

/** A node of the syntax tree, without the types of its kind. */
type Node = Readonly<Record<string, unknown>>

/** What every JavaScript engine has: `Intl`, `Math`, `String` and so on. */
const builtIns = once(() => new Set<string>(runInNewContext('Object.getOwnPropertyNames(globalThis)')))

/** Returns an expression that makes the same function. Undefined if there is no source, as for bound functions. */
export function sourceOf(run: (...args: never) => unknown): string | undefined {
  const source = String(run)
  // `count(found) { … }` is a function only within an object.
  return [source, `function ${source}`].find((each) => parse(each) !== undefined)
}

/** Returns the names that a function takes from around it, in order. Such a function can't run in a script of its own. */
export function namesFromAround(source: string): string[] {
  const own = new Set<string>()
  const used = new Set<string>()
  const namesIn = (part: unknown, into: Set<string>) =>
    visit(part, (node) => {
      if (node['type'] === 'Identifier') into.add(String(node['name']))
    })
  const tree = parse(source)
  namesIn(tree, used)
  visit(tree, ({ type, params, id, param }) => {
    namesIn(params, own)
    if (/^(VariableDeclarator|Function|Class)/.test(String(type))) namesIn(id, own)
    if (type === 'CatchClause') namesIn(param, own)
  })
  return [...used].filter((name) => !own.has(name) && !builtIns().has(name))
}

function parse(source: string): unknown {
  try {
    return parseExpression(source)
  } catch {
    return undefined
  }
}

/** Visits every node except keys that only name a property. */
function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, see)
  if (!isNode(value)) return
  see(value)
  const isPlainKey = (key: string) =>
    value['computed'] !== true && (key === 'key' || (key === 'property' && /MemberExpression$/.test(String(value['type']))))
  for (const [key, child] of Object.entries(value)) if (!isPlainKey(key)) visit(child, see)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
