import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { instant } from '../fields/fields.ts'

/** What was sent, where and when. */
export const broadcastSchema = z.strictObject({
  ...commonShape,
  of: z.string().min(1).describe('uid of the entry or version of the release.'),
  channel: z.enum(['email', 'slack', 'github']).describe('Channel.'),
  audience: z.string().describe('Who got it.'),
  title: title().optional().describe('The title under which it was sent.'),
  at: instant().describe('When it was sent.'),
  digest: z.string().min(1).describe('Digest of what was sent.'),
})
