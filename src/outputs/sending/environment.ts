/** Addresses and secrets for sending, which come from the environment alone: neither content nor configuration has any. */
import { SetupError } from './courier.ts'
import { maskSecrets } from './mask.ts'
import { parseAddress, splitAddresses } from './mail-address.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** Milliseconds to wait for a server, unless the environment says otherwise. */
const defaultTimeout = 30_000
/** Longer waits would only look like hanging. */
const maxSeconds = 600

export interface Setup {
  /** Milliseconds to wait for an answer. */
  timeout: number
  /** Hides secrets in a text. */
  mask(text: string): string
}

export interface MailSetup extends Setup {
  server: { host: string; port: number; secure: boolean; user?: string; password?: string; isLocal: boolean }
  from: string
  to: readonly string[]
  /** Addresses to unsubscribe at, with `{address}` for the recipient's. */
  unsubscribe: readonly string[]
}

export interface SlackSetup extends Setup {
  webhook: URL
}

export interface GithubSetup extends Setup {
  api: string
  repository: string
  token: string
}

interface MailNeeds {
  /** Whether recipients can unsubscribe: customers can, colleagues can't. */
  canUnsubscribe: boolean
  /** Whether the environment lists the recipients. */
  hasList: boolean
}

export function readMailSetup(env: Env, { canUnsubscribe, hasList }: MailNeeds): MailSetup {
  const { server, ...rest } = readAll('email', {
    server: required(env, 'HANDBOOK_SMTP_URL', 'the mail server, such as smtps://user:password@mail.example.com', parseServer),
    from: required(env, 'HANDBOOK_MAIL_FROM', 'the sender, such as "Example <news@example.com>"', parseSender),
    to: hasList ? required(env, 'HANDBOOK_MAIL_TO', 'the recipients, separated by commas', parseList) : () => [],
    unsubscribe: canUnsubscribe
      ? required(env, 'HANDBOOK_MAIL_UNSUBSCRIBE', 'where recipients unsubscribe: an https or mailto address, or both', parseUnsubscribe)
      : () => [],
    timeout: timeoutIn(env),
  })
  const { user = '', password } = server
  const login = password === undefined ? undefined : Buffer.from(`\0${user}\0${password}`).toString('base64')
  return { server, ...rest, mask: maskSecrets([env['HANDBOOK_SMTP_URL'], password, login]) }
}

export function readSlackSetup(env: Env): SlackSetup {
  const setup = readAll('Slack', {
    webhook: required(env, 'HANDBOOK_SLACK_WEBHOOK', 'the address of an incoming webhook', parseEndpoint),
    timeout: timeoutIn(env),
  })
  const { href, pathname } = setup.webhook
  const parts = pathname.split('/').filter((part) => part.length >= 8)
  return { ...setup, mask: maskSecrets([href, env['HANDBOOK_SLACK_WEBHOOK'], pathname, ...parts]) }
}

export function readGithubSetup(env: Env): GithubSetup {
  const setup = readAll('GitHub', {
    token: required(env, 'GITHUB_TOKEN', 'a token that may write contents', parseToken),
    repository: required(env, 'GITHUB_REPOSITORY', 'the repository, such as example/product', parseRepository),
    api: env['GITHUB_API_URL']?.trim()
      ? required(env, 'GITHUB_API_URL', 'the address of the API', (text) => parseEndpoint(text).href.replace(/\/$/, ''))
      : () => 'https://api.github.com',
    timeout: timeoutIn(env),
  })
  return { ...setup, mask: maskSecrets([setup.token]) }
}

/** What's wrong with a variable. Never holds its value, which may be secret. */
class Fault extends Error {}

function required<T>(env: Env, name: string, meaning: string, parse: (text: string) => T): () => T {
  return () => {
    const text = env[name]?.trim() ?? ''
    if (text === '') throw new Fault(`${name} is missing: ${meaning}.`)
    try {
      return parse(text)
    } catch (error) {
      throw error instanceof Fault ? new Fault(`${name} is malformed. ${error.message}`) : error
    }
  }
}

/** Reads all variables. Throws one error with everything that's missing or malformed. */
function readAll<T extends Readonly<Record<string, () => unknown>>>(channel: string, readers: T): { [K in keyof T]: ReturnType<T[K]> } {
  const faults: string[] = []
  const values = Object.entries(readers).map(([key, read]) => {
    try {
      return [key, read()]
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      faults.push(error.message)
      return [key, undefined]
    }
  })
  if (faults.length > 0) throw new SetupError(channel, faults)
  return Object.fromEntries(values) as { [K in keyof T]: ReturnType<T[K]> }
}

function timeoutIn(env: Env): () => number {
  const name = 'HANDBOOK_SEND_TIMEOUT'
  if (!env[name]?.trim()) return () => defaultTimeout
  return required(env, name, 'seconds', (text) => {
    const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0
    if (seconds <= 0 || seconds > maxSeconds) throw new Fault(`Write a number of seconds, up to ${maxSeconds}.`)
    return seconds * 1000
  })
}

function parseSender(text: string): string {
  if (!parseAddress(text)) throw new Fault('Write one address, such as "Example <news@example.com>".')
  return text
}

function parseToken(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) throw new Fault('A token has no spaces, line breaks or letters beyond ASCII.')
  return text
}

function parseRepository(text: string): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(text)) throw new Fault('Write the owner and the name, such as example/product.')
  return text
}

function parseServer(text: string): MailSetup['server'] {
  const form = 'Write smtp://user:password@host:port, or smtps:// for a server that speaks TLS from the start.'
  if (!URL.canParse(text)) throw new Fault(`${form} Encode special characters in the password, such as "@" as %40.`)
  const { protocol, hostname, port, username, password, search, pathname } = new URL(text)
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '') throw new Fault(form)
  if (search !== '' || (pathname !== '' && pathname !== '/')) throw new Fault(`It has something after the host. ${form}`)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username !== '' && { user: decode(username), password: decode(password) }),
    isLocal: isLocal(host),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Fault('Encode "%" in the user or the password as %25.')
  }
}

function parseList(text: string): string[] {
  const addresses = splitAddresses(text)
  const wrong = addresses.findIndex((each) => !parseAddress(each))
  // Not the address itself: logs may be public.
  if (wrong >= 0) throw new Fault(`Number ${wrong + 1} of its ${addresses.length} addresses isn't one.`)
  if (addresses.length === 0) throw new Fault('It has no address.')
  // Nobody gets a message twice because they're listed twice.
  return [...new Map(addresses.map((each) => [parseAddress(each)?.toLowerCase(), each])).values()]
}

function parseUnsubscribe(text: string): string[] {
  const links = text.split(/[,\s]+/).filter((each) => each !== '')
  for (const link of links) {
    if (!/^(https:\/\/|mailto:)[\x21-\x7e]+$/i.test(link) || /[<>"]/.test(link) || !URL.canParse(link))
      throw new Fault('Write an https or mailto address, or one of each separated by a comma.')
  }
  if (links.length === 0) throw new Fault('It has no address.')
  // Mailboxes take the first that they support.
  return links.toSorted((a, b) => Number(/^mailto:/i.test(a)) - Number(/^mailto:/i.test(b)))
}

/** Secrets only travel encrypted, except to this machine. */
function parseEndpoint(text: string): URL {
  if (!URL.canParse(text)) throw new Fault('Write a whole address, with https:// at its start.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal(url.hostname.replace(/^\[|\]$/g, ''))))
    throw new Fault('Write an address with https://, so that nobody can read the secret on its way.')
  if (url.username !== '' || url.password !== '') throw new Fault('Leave out the user and the password.')
  return url
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
