import { z } from 'zod'
import { commonShape, permanentId } from '../fields/common.ts'
import { reference, webAddress } from '../fields/fields.ts'

/** Current and former members. */
export const personSchema = z.strictObject({
  ...commonShape,
  id: permanentId(),
  name: z.string().min(1).describe('Name to show.'),
  role: reference('roles').optional().describe('Role of the person.'),
  active: z.boolean().describe('False once the person has left.'),
  url: webAddress().optional().describe('URL of a page about the person.'),
  login: z
    .string()
    .regex(/^[a-z\d][\w.-]*$/i, 'Write the login without "@", for example "ada-l".')
    .optional()
    .describe('Login on GitHub or GitLab, to compare approvals of changelog entries with reviews of a pull request.'),
})
