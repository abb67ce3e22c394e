/** Sends to a Slack channel through an incoming webhook. */
import type { SlackMessage } from '../broadcast/slack.ts'
import type { Courier, Delivery, Outcome } from './courier.ts'
import type { SlackSetup } from './environment.ts'
import { describeRefusal, request } from './http.ts'

/** Only one recipient, whatever the webhook's address: it may be renewed. */
export const slackKey = 'slack'

export function slackCourier(message: SlackMessage, setup: SlackSetup): Courier {
  const delivery: Delivery = { key: slackKey, name: setup.webhook.host, send: () => post(message, setup) }
  return { deliveries: [delivery], close: () => {} }
}

async function post(message: SlackMessage, { webhook, timeout, mask }: SlackSetup): Promise<Outcome> {
  const answer = await request({ url: webhook.href, method: 'POST', headers: {}, body: message, timeout, mask })
  if ('kind' in answer) return answer
  if (answer.status < 200 || answer.status > 299) return { kind: 'failed', reason: describeRefusal(answer, webhook.host, mask) }
  // Something else than Slack, such as a login page, may answer with 200.
  if (answer.status === 200 && !/^(ok|)$/i.test(answer.text.trim()))
    return { kind: 'unclear', reason: `${describeRefusal(answer, webhook.host, mask)} Slack would say "ok".` }
  return { kind: 'sent' }
}
