/** The setting "forms": where forms on a staff site write to. */
import { z } from 'zod'
import { webAddress } from './fields/fields.ts'

const backendSchema = z.strictObject({
  name: z.enum(['github', 'gitlab', 'gitea']).describe('Where the repository is: "github", "gitlab", or "gitea" for Gitea and Forgejo.'),
  repo: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'Write the repository as OWNER/NAME.')
    .describe('The repository, as OWNER/NAME.'),
  branch: z.string().min(1).default('main').describe('The branch that the site is built from.'),
  review: z
    .boolean()
    .default(true)
    .describe('Whether each change becomes a pull request. Gitea has none that forms can make, so changes are commits there.'),
  server: webAddress().optional().describe('Address of a server of your own, for example "https://gitlab.example.com".'),
  signIn: webAddress()
    .optional()
    .describe('Address of the service that signs people in at GitHub. Without it, they enter an access token.'),
  appId: z.string().min(1).optional().describe('Id of the OAuth application at GitLab or Gitea. Without it, people enter an access token.'),
})

export const formsSchema = z.union([z.literal(false), z.strictObject({ backend: backendSchema })], {
  error: (issue) => (issue.code === 'invalid_union' ? 'Write false, or { backend: { name: "github", repo: "OWNER/NAME" } }.' : undefined),
})

export type FormsBackend = z.output<typeof backendSchema>
