import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { instant } from '../fields/fields.ts'

const keys = () => z.array(z.string().min(1)).min(1).optional()

/** What was sent, where and when. `broadcast` and `digest` add to it; the last line about something counts. */
export const broadcastSchema = z.strictObject({
  ...commonShape,
  of: z.string().min(1).describe('uid of the changelog entry, version of the release, or "digest:" for a digest.'),
  channel: z.enum(['email', 'slack', 'github']).describe('Channel the message went out on.'),
  audience: z.string().describe('Audience of the message.'),
  title: title().optional().describe('Title of the message.'),
  at: instant().describe('Time sent.'),
  digest: z.string().min(1).describe('Digest of the message.'),
  correction: z.string().min(1).optional().describe('Reason, if it corrects an earlier message.'),
  receipt: z
    .string()
    .min(1)
    .optional()
    .describe('What the receiving service said: the address of a release, or the answer of an SMTP server.'),
  sent: z.int().min(0).optional().describe('How many recipients got it with this sending.'),
  missing: keys().describe('Recipients that did not get it, as keys that do not reveal addresses. The next sending goes to them.'),
  unclear: keys().describe('Recipients that may have got it: the connection broke, or the command was stopped.'),
  items: keys().describe('What a digest said. The next one says nothing again.'),
})
