/** Gives scripts the words of the handbook. A bundle for any site gets stand-ins instead, which `src/cli/bundle/scripts.ts` replaces. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { expressionsFor, standInFor } from '../languages/browser-words.ts'
import type { BrowserSection } from '../languages/catalogue.ts'
import type { Tree } from '../languages/tree.ts'

/** Modules that scripts import, each with its only export. */
const modules: Readonly<Record<BrowserSection, readonly [module: string, name: string]>> = {
  language: ['words/dates', 'language'],
  changelogList: ['collections/changelog/browser-words', 'changelogText'],
  roadmapList: ['collections/roadmap/browser-words', 'roadmapText'],
  filter: ['words/filter', 'filterText'],
  matrix: ['words/matrix', 'matrixText'],
  upgrade: ['words/upgrade', 'upgradeText'],
  search: ['words/search', 'searchText'],
  searchWords: ['words/search-words', 'searchWords'],
  editionSwitch: ['words/edition-switch', 'editionSwitchText'],
  compare: ['words/compare', 'compareText'],
  differences: ['words/differences', 'differencesText'],
  news: ['words/news', 'newsText'],
}

const source = fileURLToPath(new URL('../', import.meta.url)).replaceAll('\\', '/')
const sectionByModule = new Map(Object.entries(modules).map(([section, [module]]) => [module, section as BrowserSection]))

/** Absolute paths of these modules, as Vite names them. */
export const wordModules: readonly string[] = Object.values(modules).flatMap(([module]) => [
  `${source}${module}.ts`,
  `${source}${module}.js`,
])

/** `words` are those that replace English ones now. */
export function wordsInScripts(words: () => readonly Tree[]): Plugin {
  return {
    name: 'handbook:words-in-scripts',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    load(id) {
      const [file = ''] = id.split('?')
      const section = file.startsWith(source) ? sectionByModule.get(file.slice(source.length).replace(/\.[jt]s$/, '')) : undefined
      if (section === undefined) return null
      const isForAnySite = process.env['HANDBOOK_KEEP'] !== undefined
      if (!isForAnySite && words().length === 0) return null
      const [, name] = modules[section]
      return `export const ${name} = ${isForAnySite ? standInFor(section) : expressionsFor(words())[section]}`
    },
  }
}
