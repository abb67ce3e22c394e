/** Who may use the forms of `dev`: a page of the same server, in a browser on the same computer. */
import { timingSafeEqual } from 'node:crypto'

export interface Caller {
  /** The address that the connection comes from. */
  from: string | undefined
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Why a caller gets nothing at all; undefined if there's no reason. */
export function refuseCaller({ from, headers }: Caller): string | undefined {
  if (!isLoopback(from)) return 'Forms are for a browser on the computer that runs "handbook dev".'
  // Another site's name may lead here too.
  const host = one(headers['host'])
  const name = URL.parse(`http://${host}`)?.hostname
  if (host === undefined || name === undefined || !localNames.has(name)) return 'Open the forms at the address that "handbook dev" prints.'
  const site = one(headers['sec-fetch-site'])
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Another site asked for the forms.'
  return undefined
}

/** Why a caller can't read or write content; undefined if there's no reason. */
export function refuseWriter(caller: Caller, token: string): string | undefined {
  const { headers } = caller
  const origin = one(headers['origin'])
  if (origin !== undefined && origin !== `http://${one(headers['host'])}`) return 'Another site asked for the forms.'
  const given = /^token (\S+)$/.exec(one(headers['authorization']) ?? '')?.[1] ?? ''
  return isEqual(given, token) ? undefined : 'The server was started again. Reload the page; the browser keeps what you wrote as a draft.'
}

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
