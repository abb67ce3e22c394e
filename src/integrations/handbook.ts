/** Astro integration: adds our pages to the company's, writes everything else after them, and keeps `dev` up to date. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mdx from '@astrojs/mdx'
import type { AstroIntegration } from 'astro'
import type { RunnableDevEnvironment, ViteDevServer } from 'vite'
import type { Compilation } from '../compilation.ts'
import { finishEditions, finishSite, openResults } from '../finish.ts'
import { openOutput } from '../files/output.ts'
import type { FormsAnswer, FormsRequest } from '../forms/dev-forms.ts'
import { formsPath } from '../forms/page.ts'
import { selectPages } from '../graph/own-pages.ts'
import { withBase } from '../graph/paths.ts'
import { packageRoot } from '../plain/package-root.ts'
import { environmentSettings, loadSettings, programOf, type Settings } from '../settings.ts'
import { siteConfig } from './config.ts'
import { dataStore } from './data-store.ts'
import { serveEditions } from './edition-serving.ts'
import { serveForms } from './forms.ts'
import { blockSources } from './guard.ts'
import { integrationName } from './name.ts'
import { keepPages } from './keep-pages.ts'
import { listProblems } from './problems/list.ts'
import { serveProblems } from './problems/serve.ts'
import { reloadOnChange } from './reload.ts'
import { routesBeside } from './routes.ts'
import { serveContent } from './serving.ts'

type Hooks = AstroIntegration['hooks']

/**
 * Makes an Astro project a handbook. Settings come from the environment, where the command puts them, and from the company's
 * configuration.
 */
export function handbookIntegration(): { name: string; hooks: Hooks } {
  let isDev = false
  let settings: Settings | undefined
  const { plugin, hasOtherEntries } = dataStore()
  /** The configuration may change in `dev`. */
  let current: Settings | undefined
  return {
    name: integrationName,
    hooks: {
      'astro:config:setup': async ({ command, config, injectRoute, injectScript, updateConfig }) => {
        isDev = command === 'dev'
        settings = await loadSettings(environmentSettings(process.env), fileURLToPath(config.root))
        // The clock is read once: the pages take this instant too.
        process.env['HANDBOOK_NOW'] = settings.now
        const hasMdx = config.integrations.some(({ name }) => name === '@astrojs/mdx')
        current = settings
        const words = () => current?.config.words?.sets ?? []
        updateConfig({ ...siteConfig(settings, words, [plugin]), integrations: hasMdx ? [] : [mdx()] })
        for (const { pattern, entrypoint } of routesBeside(fileURLToPath(new URL('pages/', config.srcDir))))
          injectRoute({ pattern, entrypoint, prerender: true })
        if (isDev) injectScript('page', `import ${JSON.stringify(moduleFile('./problems/overlay.ts'))}`)
      },
      'astro:server:setup': ({ server }) => {
        // A build briefly starts a server too, to generate content types; it has no users.
        if (!isDev || !settings) return
        const { content, config, configFile } = settings
        blockSources(server, content)
        const { fresh, known, answer } = makeCompiler(server, (now) => {
          current = now
        })
        if (config.forms !== false) serveForms(server, { base: config.base, answer })
        const toHandbook = async (compilation: Promise<Compilation>) => (await compilation).handbook
        serveContent(server, { content, base: config.base, known: () => toHandbook(known()), fresh: () => toHandbook(fresh()) })
        const write = async (folder: string) => {
          const compilation = await fresh()
          const store = openResults(compilation, content)
          report((await finishEditions(compilation, content, openOutput(folder), store)).reports)
          store.prune()
        }
        serveEditions(server, { content, base: config.base, write })
        const { isOutdated } = reloadOnChange(
          server,
          { content, program: [...programOf(configFile), ...config.look.sources, join(packageRoot, 'src', 'collections')] },
          fresh,
        )
        serveProblems(server, {
          content,
          isOutdated,
          known: async () => ({ isForStaff: process.env['HANDBOOK_AUDIENCE'] === 'staff', problems: listProblems(await known()) }),
        })
      },
      'astro:server:start': ({ address, logger }) => {
        if (settings && settings.config.forms !== false)
          logger.info(`Forms are at http://127.0.0.1:${address.port}${withBase(formsPath, settings.config.base)}`)
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const folder = process.env['HANDBOOK_KEEP']
        const out = process.env['HANDBOOK_OUT']
        const known = settings
        if (!known) return
        if (folder && out) setPrerenderer((prerenderer) => keepPages(prerenderer, { out, folder, isStale: hasOtherEntries }))
        else
          setPrerenderer((prerenderer) => ({
            ...prerenderer,
            getStaticPaths: async () => selectPages(await prerenderer.getStaticPaths(), known, (message) => report([message])),
          }))
      },
      'astro:build:done': async ({ dir }) => {
        // `handbook build` finishes the site itself, whether or not Astro ran.
        if (settings && process.env['HANDBOOK_OUT'] === undefined) report(await finishSite(settings, openOutput(fileURLToPath(dir))))
      },
    },
  }
}

/** Warnings that only a build finds. */
function report(reports: readonly string[]): void {
  for (const each of reports) process.stderr.write(`${each}\n`)
}

/**
 * Compiles the content now, or returns the last compilation. Schemas and the configuration may change in `dev`, so the program is imported
 * by the runner that imports the pages. A second runner (`ssrLoadModule`) would share its module graph, which reports each change to
 * whichever of the two asks first and leaves the other with stale modules.
 */
function makeCompiler(
  server: ViteDevServer,
  use: (settings: Settings) => void,
): {
  fresh(): Promise<Compilation>
  known(): Promise<Compilation>
  answer(request: FormsRequest, token: string): Promise<FormsAnswer>
} {
  let last: Promise<Compilation> | undefined
  const environment = server.environments.ssr
  if (!isRunnable(environment)) throw new Error('Astro renders the pages of dev in a process of its own.')
  const { runner } = environment
  const load = async () => {
    const { environmentSettings, loadSettings } = await runner.import<typeof import('../settings.ts')>(moduleFile('../settings.ts'))
    return loadSettings(environmentSettings(process.env))
  }
  const compileNow = async () => {
    const { compile } = await runner.import<typeof import('../compilation.ts')>(moduleFile('../compilation.ts'))
    const settings = await load()
    use(settings)
    return compile(settings)
  }
  const answer = async (request: FormsRequest, token: string) => {
    const { answerForms } = await runner.import<typeof import('../forms/dev-forms.ts')>(moduleFile('../forms/dev-forms.ts'))
    return answerForms(request, load, token)
  }
  const fresh = () => {
    last = compileNow()
    return last
  }
  return { fresh, known: () => last ?? fresh(), answer }
}

/** Vite's own test would make Vite a dependency of ours. */
function isRunnable(environment: ViteDevServer['environments'][string]): environment is RunnableDevEnvironment {
  return 'runner' in environment
}

/** Absolute path of a module of the program, as Vite names it. */
function moduleFile(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url)).replaceAll('\\', '/')
}
