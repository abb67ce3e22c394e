/** Addresses of owners, for reminders. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { SetupError } from './courier.ts'
import type { Env } from './environment.ts'
import { parseAddress, splitAddresses } from './mail-address.ts'

const name = 'HANDBOOK_OWNERS'

/**
 * Addresses by id of a person or a role: either `ada=ada@example.com, lead=pm@example.com`, or the path of a YAML or JSON file with the
 * same. It's outside the content, which may be public.
 */
export function readOwners(env: Env, isKnown: (id: string) => boolean): ReadonlyMap<string, string> {
  const text = env[name]?.trim() ?? ''
  if (text === '')
    throw new SetupError('email', [`${name} is missing: the addresses of owners, such as "ada=ada@example.com", or a file of them.`])
  const pairs = text.includes('=') ? pairsIn(text) : pairsOf(text)
  const faults = pairs.flatMap(([id, address]) => {
    if (!isKnown(id)) return [`${name} has "${id}", which is neither a person nor a role.`]
    return parseAddress(address) === undefined ? [`${name} has no address for "${id}".`] : []
  })
  if (faults.length > 0) throw new SetupError('email', faults)
  return new Map(pairs)
}

function pairsIn(text: string): [string, string][] {
  return splitAddresses(text).map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair, ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  })
}

function pairsOf(file: string): [string, string][] {
  let value: unknown
  try {
    // JSON is YAML too.
    value = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new SetupError('email', [
      code === 'ENOENT'
        ? // An address must not reach a log.
          file.includes('@')
          ? `${name} is malformed. Write ids with their addresses, such as "ada=ada@example.com", or the name of a file.`
          : `${name} names the file "${file}", which doesn't exist.`
        : `${name} names the file "${file}", which can't be read${code === undefined ? ' as YAML or JSON' : ` (${code})`}.`,
    ])
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SetupError('email', [
      `${name} names the file "${file}", which isn't a list of ids with addresses, such as "ada: ada@example.com".`,
    ])
  return Object.entries(value).map(([id, address]) => [id, typeof address === 'string' ? address : ''])
}
