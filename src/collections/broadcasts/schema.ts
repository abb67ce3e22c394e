import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { instant } from '../fields/fields.ts'

/** What was sent, where and when. */
export const broadcastSchema = z.strictObject({
  ...commonShape,
  of: z.string().min(1).describe('uid of the changelog entry, or version of the release.'),
  channel: z.enum(['email', 'slack', 'github']).describe('Channel the message went out on.'),
  audience: z.string().describe('Audience of the message.'),
  title: title().optional().describe('Title of the message.'),
  at: instant().describe('Time sent.'),
  digest: z.string().min(1).describe('Digest of the message.'),
})
