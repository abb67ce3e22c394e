/** The courier of each channel, set up from the environment. */
import type { Channel } from '../../collections/broadcasts/view.ts'
import { makeMail } from '../../outputs/broadcast/email.ts'
import { githubNotes } from '../../outputs/broadcast/github.ts'
import { type Letter, letterFrom } from '../../outputs/broadcast/letter.ts'
import type { Message } from '../../outputs/broadcast/message.ts'
import { slackMessage } from '../../outputs/broadcast/slack.ts'
import type { Courier } from '../../outputs/sending/courier.ts'
import { type MailSetup, readGithubSetup, readMailSetup, readSlackSetup } from '../../outputs/sending/environment.ts'
import { githubCourier } from '../../outputs/sending/github.ts'
import { slackCourier } from '../../outputs/sending/slack.ts'
import { currentShell } from '../shell.ts'

interface Dispatch {
  /** Recipients' keys differ from sending to sending. */
  scope: string
  /** When it's sent, ISO. */
  at: string
}

interface ReleaseDispatch extends Dispatch {
  tag: string | undefined
  canReplace: boolean
}

/** For a message about an entry or a release. Throws a `SetupError` if the environment lacks something. */
export async function courierFor(channel: Channel, message: Message, { tag, canReplace, ...dispatch }: ReleaseDispatch): Promise<Courier> {
  if (channel !== 'github') return letterCourier(channel, letterFrom(message), dispatch)
  const { of, entry } = message.subject
  // Only its own name: GitHub shows what was corrected in the notes.
  const release = { version: of, tag, title: entry.title, notes: githubNotes(message), canReplace }
  return githubCourier(release, readGithubSetup(currentShell().env))
}

/** Otherwise, HANDBOOK_MAIL_TO has the recipients. */
export async function letterCourier(
  channel: 'email' | 'slack',
  letter: Letter,
  { scope, at }: Dispatch,
  to?: readonly string[],
): Promise<Courier> {
  const { env } = currentShell()
  if (channel === 'slack') return slackCourier(slackMessage(letter), readSlackSetup(env))
  const setup: MailSetup = readMailSetup(env, { canUnsubscribe: letter.canUnsubscribe, hasList: to === undefined })
  // Its library takes longer to load than most commands run.
  const { mailCourier } = await import('../../outputs/sending/smtp.ts')
  return mailCourier({ mail: makeMail(letter), scope, at }, { ...setup, ...(to && { to }) })
}
