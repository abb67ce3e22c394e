/** An SMTP server on this machine, with the faults of real ones. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Received {
  from: string
  to: string[]
  /** The message as it arrived. */
  text: string
}

export interface MailServer {
  url(login?: string): string
  received: Received[]
  /** Answers to a mailbox, such as `550 No such mailbox`; anything else is accepted. */
  refused: Map<string, string>
}

/** Starts one that takes every message. `onMessage` may answer with an error, or never. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  onMessage?: (message: Received) => Error | 'hang' | undefined,
): Promise<MailServer> {
  const received: Received[] = []
  const refused = new Map<string, string>()
  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    onRcptTo({ address }, _, done) {
      const answer = refused.get(address)
      done(answer === undefined ? undefined : errorOf(answer))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const message = {
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        }
        const answer = onMessage?.(message)
        if (answer === 'hang') return
        if (!answer) received.push(message)
        done(answer)
      })
    },
    ...options,
  })
  // A client that gives up is part of the tests.
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { received, refused, url: (login = '') => `smtp://${login}127.0.0.1:${port}` }
}

/** `550 No such mailbox` as the error that makes the server answer so. */
export function errorOf(answer: string): Error {
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })
}
