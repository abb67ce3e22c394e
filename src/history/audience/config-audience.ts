/** Reads the audience defaults from an old configuration, by parsing its code without running it. */
import { type ParserOptions, parse } from '@babel/parser'
import type { Audience } from '../../collections/fields/common.ts'

type Program = ReturnType<typeof parse>['program']
type Statement = Program['body'][number]
type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression']
type ObjectLiteral = Extract<Expression, { type: 'ObjectExpression' }>

const options: ParserOptions = { sourceType: 'module', plugins: ['typescript'], attachComment: false }

/**
 * Return the default audience of each collection, or undefined if we'd have to run the code to know. Understands object literals, on their
 * own or in a call of `defineConfig`, and constants that hold them. A value that isn't a literal counts as "staff".
 */
export function readAudienceDefaults(code: string): ReadonlyMap<string, Audience> | undefined {
  let statements: readonly Statement[]
  try {
    statements = parse(code, options).program.body
  } catch {
    return undefined
  }
  const constants = readConstants(statements)
  const exported = statements.find((each) => each.type === 'ExportDefaultDeclaration')?.declaration
  if (!constants || !exported) return undefined
  const config = resolveObject(exported as Expression, constants)
  const fields = config && readProperties(config)
  if (!fields) return undefined
  const written = fields.get('audience')
  if (!written) return new Map()
  const audience = resolveObject(written, constants)
  const byName = audience && readProperties(audience)
  return byName && new Map([...byName].map(([name, value]) => [name, isPublic(value) ? 'public' : 'staff']))
}

/** Return the constants of a file that holds only imports, types, constants and a default export. Returns undefined if it may do more. */
function readConstants(statements: readonly Statement[]): ReadonlyMap<string, Expression> | undefined {
  const constants = new Map<string, Expression>()
  for (const statement of statements) {
    const { type } = statement
    if (type === 'ImportDeclaration' || type === 'TSInterfaceDeclaration' || type === 'TSTypeAliasDeclaration') continue
    if (type === 'ExportDefaultDeclaration') continue
    if (type !== 'VariableDeclaration' || statement.kind !== 'const') return undefined
    for (const { id, init } of statement.declarations) if (id.type === 'Identifier' && init) constants.set(id.name, init)
  }
  return constants
}

function resolveObject(expression: Expression, constants: ReadonlyMap<string, Expression>): ObjectLiteral | undefined {
  // One constant may name another. Stop at a cycle.
  const seen = new Set<string>()
  for (let at: Expression | undefined = expression; at; ) {
    if (at.type === 'ObjectExpression') return at
    if (at.type === 'TSAsExpression' || at.type === 'TSSatisfiesExpression' || at.type === 'TSNonNullExpression') at = at.expression
    else if (at.type === 'CallExpression' && at.callee.type === 'Identifier' && at.callee.name === 'defineConfig')
      at = at.arguments.length === 1 ? (at.arguments[0] as Expression) : undefined
    else if (at.type === 'Identifier' && !seen.has(at.name)) {
      seen.add(at.name)
      at = constants.get(at.name)
    } else return undefined
  }
  return undefined
}

/** Return the values by key, or undefined if some aren't literals. */
function readProperties({ properties }: ObjectLiteral): Map<string, Expression> | undefined {
  const fields = new Map<string, Expression>()
  for (const property of properties) {
    if (property.type !== 'ObjectProperty' || property.computed) return undefined
    const { key, value } = property
    const name = key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined
    if (name === undefined || name === '__proto__') return undefined
    fields.set(name, value as Expression)
  }
  return fields
}

function isPublic(value: Expression): boolean {
  const plain = value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression' ? value.expression : value
  return plain.type === 'StringLiteral' && plain.value === 'public'
}
