/** Sends mails by SMTP, one per recipient, so that nobody sees another's address. */
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { checkHeaders, type Mail, unsubscribePlaceholder } from '../broadcast/email.ts'
import { escapeHtml } from '../../plain/escape.ts'
import type { Courier, Outcome } from './courier.ts'
import type { MailSetup } from './environment.ts'
import { parseAddress, recipientKey, shortenAddress } from './mail-address.ts'

export interface Sending {
  mail: Mail
  /** Recipients' keys differ from sending to sending. */
  scope: string
  /** When it's sent, ISO. */
  at: string
}

/** An error of nodemailer's connection. */
type SmtpError = Error & { code?: string | undefined; response?: string | undefined; responseCode?: number | undefined }

export function mailCourier({ mail, scope, at }: Sending, setup: MailSetup): Courier {
  const line = openLine(setup)
  return {
    deliveries: setup.to.map((recipient) => {
      const address = parseAddress(recipient) ?? recipient
      return {
        key: recipientKey(address, scope),
        name: shortenAddress(address),
        send: async () => {
          const envelope = { from: parseAddress(setup.from) ?? setup.from, to: address }
          return line.send(envelope, () => composeMail(mail, { recipient, address, at }, setup))
        },
      }
    }),
    close: line.close,
  }
}

interface Recipient {
  /** As listed, maybe with a name. */
  recipient: string
  address: string
  at: string
}

/** The whole message as bytes. */
export function composeMail(
  mail: Mail,
  { recipient, address, at }: Recipient,
  { from, unsubscribe }: Pick<MailSetup, 'from' | 'unsubscribe'>,
): Promise<Buffer> {
  const { 'Message-ID': messageId, 'In-Reply-To': inReplyTo, References: references, ...others } = mail.headers
  const links = unsubscribe.map((link) => link.replaceAll('{address}', encodeURIComponent(address)))
  const [first = ''] = links
  const isOneClick = links.some((link) => /^https:/i.test(link))
  const kept = Object.entries(others).filter(([name]) => !name.startsWith('List-Unsubscribe'))
  const unsubscribeHeaders =
    'List-Unsubscribe' in others && links.length > 0
      ? {
          'List-Unsubscribe': links.map((link) => `<${link}>`).join(', '),
          ...(isOneClick && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        }
      : {}
  const composer = new MailComposer({
    from,
    to: recipient,
    subject: mail.subject,
    date: new Date(at),
    messageId,
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(references !== undefined && { references }),
    text: mail.text.replaceAll(unsubscribePlaceholder, first),
    html: mail.html.replaceAll(unsubscribePlaceholder, escapeHtml(first)),
    headers: checkHeaders({
      ...Object.fromEntries(kept),
      ...unsubscribeHeaders,
      // So that nobody's absence note answers.
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'All',
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

interface Line {
  send(envelope: { from: string; to: string }, compose: () => Promise<Buffer>): Promise<Outcome>
  close(): void
}

/** A connection that's opened when it's needed, and again after a failure. */
function openLine(setup: MailSetup): Line {
  let open: SMTPConnection | undefined
  return {
    async send(envelope, compose) {
      let message: Buffer
      try {
        message = await compose()
        open ??= await connect(setup)
      } catch (error) {
        return { kind: 'failed', isGeneral: true, reason: describeError(error as SmtpError, setup) }
      }
      const outcome = await sendOver(open, envelope, message, setup)
      if (outcome.kind !== 'sent') {
        open.close()
        open = undefined
      }
      return outcome
    },
    close() {
      open?.quit()
      open = undefined
    },
  }
}

/** `requireTLS`: a password isn't sent in the clear to another machine. */
export function connectionOptions({ server, timeout }: Pick<MailSetup, 'server' | 'timeout'>): SMTPConnectionOptions {
  const { host, port, secure, user, isLocal } = server
  return {
    ...{ host, port, secure, requireTLS: !secure && !isLocal && user !== undefined },
    ...{ connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, dnsTimeout: timeout, socketCloseTimeout: 0 },
  }
}

function connect(setup: MailSetup): Promise<SMTPConnection> {
  const { user, password } = setup.server
  const connection = new SMTPConnection(connectionOptions(setup))
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      connection.close()
      reject(error)
    }
    connection.once('error', fail)
    connection.connect((error) => {
      if (error) return fail(error)
      const ready = () => {
        connection.off('error', fail)
        // Later errors are also passed to what's being sent.
        connection.on('error', () => {})
        resolve(connection)
      }
      if (user === undefined) return ready()
      connection.login({ user, pass: password }, (fault) => (fault ? fail(fault) : ready()))
    })
  })
}

function sendOver(connection: SMTPConnection, envelope: { from: string; to: string }, message: Buffer, setup: MailSetup): Promise<Outcome> {
  // Once the server has the last line, it may have taken the message, even if its answer never comes.
  let isWhole = false
  const source = Readable.from([message])
  source.once('end', () => {
    isWhole = true
  })
  return new Promise((resolve) => {
    const broken = (error: unknown) => resolve(failure(error as SmtpError, isWhole, setup))
    connection.once('error', broken)
    connection.once('end', () => broken(new Error('it closed the connection')))
    connection.send({ from: envelope.from, to: [envelope.to] }, source, (error, info) => {
      connection.off('error', broken)
      if (error) resolve(failure(error, isWhole, setup))
      else resolve({ kind: 'sent', receipt: info?.response === undefined ? undefined : setup.mask(info.response) })
    })
  })
}

function failure(error: SmtpError, isWhole: boolean, setup: MailSetup): Outcome {
  const reason = describeError(error, setup)
  if (error.responseCode !== undefined) return { kind: 'failed', reason, isGeneral: error.responseCode === 421 }
  return isWhole ? { kind: 'unclear', reason } : { kind: 'failed', reason, isGeneral: true }
}

/** Characters of a server's answer to quote. */
const maxQuoted = 200

function describeError({ code, message, response, responseCode }: SmtpError, { server, timeout, mask }: MailSetup): string {
  const name = `${server.host}:${server.port}`
  const text = mask((response ?? message).replace(/\s+/g, ' ').trim()).slice(0, maxQuoted)
  if (code === 'ETIMEDOUT') return `${name} didn't answer within ${timeout / 1000} seconds.`
  if (code === 'EAUTH') return `${name} doesn't accept the user and the password of HANDBOOK_SMTP_URL: ${text}`
  if (code === 'ETLS') return `${name} doesn't offer a secure connection: ${text}`
  if (responseCode !== undefined) return `${name} answered: ${text}`
  return `No connection to ${name}: ${text}`
}
