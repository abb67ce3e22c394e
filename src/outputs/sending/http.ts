/** A request to a service that takes messages: one try, no redirects, a limit on time and on the answer. */
import type { Outcome } from './courier.ts'

export interface HttpRequest {
  url: string
  method: 'GET' | 'POST' | 'PATCH'
  headers: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
  /** Milliseconds. */
  timeout: number
  mask(text: string): string
}

export interface HttpAnswer {
  status: number
  /** Cut to `maxBytes`. */
  text: string
  /** Seconds or a date, if the server asks to wait. */
  retryAfter: string | undefined
  location: string | undefined
}

/** The request got no answer. */
export type HttpFailure = Extract<Outcome, { kind: 'failed' | 'unclear' }>

/** Bytes of an answer to read. GitHub repeats a release's notes, which have up to 125,000 characters. */
const maxBytes = 2_000_000

/** Causes of failures before the request was sent. The last one has no code. */
const before =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|UND_ERR_CONNECT_TIMEOUT|ERR_(TLS|SSL)_.*|UNABLE_TO_.*|.*CERT.*|bad port)$/

export async function request({ url, method, headers, body, timeout, mask }: HttpRequest): Promise<HttpAnswer | HttpFailure> {
  const { host } = new URL(url)
  const signal = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(url, {
      method,
      headers: {
        'user-agent': 'astro-handbook',
        ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirect would take the message, and secrets with it, to somewhere else.
      redirect: 'manual',
      signal,
    })
    const { status } = response
    const [retryAfter, location] = ['retry-after', 'location'].map((name) => response.headers.get(name) ?? undefined)
    return { status, text: await readText(response), retryAfter, location }
  } catch (error) {
    if (signal.aborted) return { kind: 'unclear', reason: `${host} didn't answer within ${timeout / 1000} seconds.` }
    const { code, message } = causeOf(error)
    if (before.test(code ?? message)) return { kind: 'failed', reason: mask(`${host} can't be reached: ${message}.`) }
    return { kind: 'unclear', reason: mask(`The connection to ${host} broke: ${message}.`) }
  }
}

/** Reads the answer up to the limit. An answer that's too long or breaks off is still one: its status counts. */
async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= maxBytes) break
    }
  } catch {
    // What came before it broke off is all there is.
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8')
}

/** Network errors are causes of fetch's own, which only says that it failed. */
function causeOf(error: unknown): { code?: string; message: string } {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string; errors?: { code?: string; message: string }[] } }
  const [first] = cause?.errors ?? []
  const found = first ?? cause
  return { ...(found?.code !== undefined && { code: found.code }), message: (found?.message || found?.code || message).replace(/\.$/, '') }
}

/** Characters of an answer to quote. */
const maxQuoted = 200

/** Says what a server answered instead of taking the message. */
export function describeRefusal({ status, text, retryAfter, location }: HttpAnswer, host: string, mask: (text: string) => string): string {
  if (status >= 300 && status < 400) {
    const target =
      location !== undefined && URL.canParse(location, `https://${host}`) ? new URL(location, `https://${host}`).host : undefined
    return `${host} redirects${target === undefined ? '' : ` to ${target}`} (${status}). Redirects aren't followed, so that secrets go nowhere else. Use the final address.`
  }
  const said = mask(text).replace(/\s+/g, ' ').trim()
  const quoted = said === '' ? '' : `: ${said.length > maxQuoted ? `${said.slice(0, maxQuoted)}…` : said}`
  const wait =
    retryAfter === undefined ? '' : ` Try again ${/^\d+$/.test(retryAfter) ? `in ${retryAfter} seconds` : `after ${mask(retryAfter)}`}.`
  return `${host} answered ${status}${quoted}${/[.!?…]$/.test(quoted) ? '' : '.'}${wait}`
}
