/** The forms of a staff site, which write to its repository by themselves. */
import { existsSync } from 'node:fs'
import { cmsSettings } from '../authoring/forms/cms-config.ts'
import { type CmsPart, entryOptions } from '../authoring/forms/cms.ts'
import { repositoryCollections } from '../authoring/forms/cms-repository.ts'
import type { FormsBackend } from '../collections/forms-settings.ts'
import type { Output } from '../files/output.ts'
import { FileError } from '../files/read.ts'
import { GitError } from '../sources/git/git.ts'
import { findPrefix } from '../sources/git/prefix.ts'
import type { Settings } from '../settings.ts'
import { openForms } from './open-forms.ts'
import { formsPath, formsPolicy, printFormsPage } from './page.ts'
import { hasProgram, missingProgram, programFiles, readProgramFile } from './program.ts'

/** Writes their page and its files, if the configuration names a backend. The settings of a public build never do. */
export function writeSiteForms(settings: Settings, out: Output): void {
  const { config } = settings
  if (!config.forms) return
  if (!hasProgram()) throw new FileError(missingProgram)
  const folder = formsPath.slice(1)
  if (existsSync(out.file(`${folder}index.html`)))
    throw new FileError(
      `A page of yours has the address "${formsPath}", which the forms need. Rename it, or remove "forms" from handbook.config.ts.`,
    )
  const { backend } = config.forms
  const { forms, layout } = openForms(settings)
  const { part, servers } = describeBackend(backend)
  out.put(
    `${folder}index.html`,
    printFormsPage({
      title: config.title,
      lang: 'en',
      config: {
        ...cmsSettings(config),
        backend: part,
        publish_mode: backend.review && backend.name !== 'gitea' ? 'editorial_workflow' : 'simple',
        collections: repositoryCollections(forms, layout, prefixOf(settings.content)),
      },
      options: entryOptions(forms),
      policy: formsPolicy(servers),
    }),
  )
  for (const name of programFiles) out.put(folder + name, readProgramFile(name)?.content ?? '')
}

/** The path of the content folder in its repository; empty without one. */
function prefixOf(content: string): string {
  try {
    return findPrefix(content)
  } catch (error) {
    if (error instanceof GitError) return ''
    throw error
  }
}

/** Where each service is, unless a company has its own server. */
const usualServers = { github: 'https://github.com', gitlab: 'https://gitlab.com', gitea: 'https://gitea.com' } as const

/** What the program needs to know, and the servers that its page may ask. */
function describeBackend({ name, repo, branch, server, signIn, appId }: FormsBackend): { part: CmsPart; servers: string[] } {
  const at = (server ?? usualServers[name]).replace(/\/+$/, '')
  const api = { github: server === undefined ? 'https://api.github.com' : `${at}/api/v3`, gitlab: `${at}/api/v4`, gitea: `${at}/api/v1` }[
    name
  ]
  const base = name === 'github' ? signIn : at
  return {
    part: {
      name,
      repo,
      branch,
      ...(server !== undefined && { api_root: api }),
      ...(base !== undefined && { base_url: base.replace(/\/+$/, '') }),
      ...(appId !== undefined && { app_id: appId, ...(name === 'gitlab' && { auth_type: 'pkce' }) }),
      // Without a service to sign in with, only a token works.
      ...(appId === undefined && signIn === undefined && { auth_methods: ['token'] }),
    },
    servers: [...new Set([api, at, ...(signIn === undefined ? [] : [signIn])].map((address) => new URL(address).origin))],
  }
}
