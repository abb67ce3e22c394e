/** In `dev`: serves the forms, and lets no one else use them. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Connect, ViteDevServer } from 'vite'
import type { FormsAnswer, FormsRequest } from '../forms/dev-forms.ts'
import { apiPath, commonHeaders, maxBody, plain } from '../forms/dev-forms.ts'
import { refuseCaller, refuseWriter } from '../forms/guard.ts'
import { formsPath } from '../forms/page.ts'
import { withBase } from '../graph/paths.ts'

export interface FormsServing {
  base: string
  /** Answers a request of the page that has the token. */
  answer(request: FormsRequest, token: string): Promise<FormsAnswer>
}

export function serveForms(server: ViteDevServer, { base, answer }: FormsServing): void {
  const token = randomBytes(24).toString('base64url')
  const [page, api] = [withBase(formsPath, base), withBase(apiPath, base)]
  const respond = async (request: IncomingMessage, pathname: string): Promise<FormsAnswer> => {
    const { method = 'GET', headers, socket } = request
    const caller = { from: socket.remoteAddress, headers }
    const refusal = refuseCaller(caller)
    if (refusal !== undefined) return plain(403, refusal)
    if (!pathname.startsWith(api)) return answer({ kind: 'page', method, path: pathname.slice(page.length), body: '' }, token)
    const denial = refuseWriter(caller, token)
    if (denial !== undefined) return asJson(401, denial)
    const body = await readBody(request)
    if (body === undefined) return asJson(413, `The entry is larger than ${maxBody / 1_000_000} MB.`)
    return answer({ kind: 'api', method, path: pathname.slice(api.length - 1), body }, token)
  }
  const handle: Connect.NextHandleFunction = (request, response, next) => {
    const { pathname } = new URL(request.originalUrl ?? '/', 'http://localhost')
    if (!pathname.startsWith(page) && !pathname.startsWith(api)) {
      next()
      return
    }
    respond(request, pathname)
      .catch((error: Error) => asJson(500, `handbook dev failed: ${error.message}`))
      .then(({ status, headers, body }) => {
        response.writeHead(status, { ...commonHeaders, ...headers })
        response.end(body)
      }, next)
  }
  server.middlewares.use(handle)
}

function asJson(status: number, message: string): FormsAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ message }) }
}

/** The text of a request; undefined if it's too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    // Read to the end, so that the answer arrives.
    if (size <= maxBody) parts.push(part)
  }
  return size > maxBody ? undefined : Buffer.concat(parts).toString('utf8')
}
