/** What can be imported. */
import { planConfluence } from './confluence.ts'
import { planDocusaurus } from './docusaurus.ts'
import { planGithubIssues } from './github-issues.ts'
import { planGithubReleases } from './github-releases.ts'
import { planHugo } from './hugo.ts'
import { planJekyll } from './jekyll.ts'
import { planKeepAChangelog } from './keep-a-changelog.ts'
import { planMarkdown } from './markdown.ts'
import { planNotion } from './notion.ts'
import type { Plan, Target } from './plan.ts'
import type { Tree } from './tree.ts'

export interface ImportSource {
  /** What the path has to be, for the help. */
  about: string
  /** The collection that entries go into; others are refused. */
  into: 'handbook' | 'changelog' | 'backlog'
  plan(tree: Tree, target: Target): Plan
}

export const importSources = {
  markdown: { about: 'a folder of Markdown files', into: 'handbook', plan: planMarkdown },
  docusaurus: { about: 'a Docusaurus site, or its docs folder', into: 'handbook', plan: planDocusaurus },
  hugo: { about: 'a Hugo site, or its content folder', into: 'handbook', plan: planHugo },
  jekyll: { about: 'a Jekyll site', into: 'handbook', plan: planJekyll },
  notion: { about: 'the unpacked folder of an export from Notion, as Markdown or HTML', into: 'handbook', plan: planNotion },
  confluence: {
    about: 'the unpacked folder of a space exported from Confluence, as HTML or Markdown',
    into: 'handbook',
    plan: planConfluence,
  },
  'keep-a-changelog': { about: 'a CHANGELOG.md; releases are imported as well', into: 'changelog', plan: planKeepAChangelog },
  'github-releases': {
    about: 'a JSON file from `gh api --paginate --slurp repos/OWNER/NAME/releases`',
    into: 'changelog',
    plan: planGithubReleases,
  },
  'github-issues': {
    about: 'a JSON file from `gh api --paginate --slurp repos/OWNER/NAME/issues`',
    into: 'backlog',
    plan: planGithubIssues,
  },
} as const satisfies Readonly<Record<string, ImportSource>>

export type SourceName = keyof typeof importSources

export function isSourceName(name: string): name is SourceName {
  return Object.hasOwn(importSources, name)
}
