/** The seam to Astro: writes what is no page after the pages, and keeps `dev` fresh while somebody writes. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { isRunnableDevEnvironment, type ViteDevServer } from 'vite'
import { auditFolder } from '../audit/audit.ts'
import { formatLeaks, LeakError } from '../audit/report.ts'
import { type Compilation, compileOnce } from '../compilation.ts'
import { writeEditions } from '../history/editions/write.ts'
import { writeOutputs } from '../outputs/outputs.ts'
import type { ClosedTexts } from '../history/editions/closed-texts.ts'
import { formatText } from '../problems/formats/text.ts'
import type { Problem } from '../problems/problem.ts'
import type { Settings } from '../settings.ts'
import { lastChanges } from '../sources/git/history.ts'
import { blobId } from '../sources/git/objects.ts'
import type { Sources } from '../sources/source.ts'
import { serveEditions } from './edition-serving.ts'
import { guardSources } from './guard.ts'
import { reloadOnChange } from './reload.ts'
import { serveContent } from './serving.ts'

export function handbookIntegration(settings: Settings): AstroIntegration {
  let isDev = false
  return {
    name: 'handbook',
    hooks: {
      'astro:config:setup': ({ command }) => {
        isDev = command === 'dev'
      },
      'astro:server:setup': ({ server }) => {
        // A build starts a server too, for a moment, to read the types of the content; nobody visits it.
        if (!isDev) return
        const { content, config, configFile } = settings
        guardSources(server, content)
        const { fresh, known } = compilationsOf(server)
        const handbookOf = async (compilation: Promise<Compilation>) => (await compilation).handbook
        serveContent(server, { content, base: config.base, known: () => handbookOf(known()), fresh: () => handbookOf(fresh()) })
        serveEditions(server, { content, base: config.base, write: async (folder) => writeClosed(await fresh(), content, folder) })
        reloadOnChange(server, { content, program: [configFile, join(server.config.root, 'src', 'collections')] }, async () =>
          problemsIn(await fresh()),
        )
      },
      'astro:build:done': async ({ dir }) => {
        const compilation = compileOnce(settings)
        const out = fileURLToPath(dir)
        const { handbook, archive } = compilation
        const { content } = settings
        const closed = await writeClosed(compilation, content, out)
        const problems = await writeOutputs({ handbook, content, out, updated: lastChanges(content), editions: archive.editions, closed })
        warnOf(problems, compilation.sources)
        if (settings.audience === 'public') refuseLeaks(compilation, settings, out)
      },
    },
  }
}

/** Nothing is published that shows what is for staff. */
function refuseLeaks(compilation: Compilation, settings: Settings, out: string): void {
  const found = auditFolder(out, compilation, settings)
  if (found.leaks.length > 0) throw new LeakError(formatLeaks(found))
}

/** Editions, histories and what changed; returns what the search should know of them. */
async function writeClosed(
  { handbook, written, sources, archive, withheld, defaults }: Compilation,
  content: string,
  out: string,
): Promise<ClosedTexts | undefined> {
  const { problems, search } = await writeEditions({
    content,
    editions: archive.editions,
    handbook,
    written: written.entries,
    files: sources.files.map(({ path }) => path),
    withheld,
    defaults,
    blobOf: blobsOf(sources),
    out,
  })
  warnOf(problems, sources)
  return search
}

/**
 * The content as it is now, and as it was when last asked for. Schemas and the configuration change too while somebody writes, so the
 * program is imported by the runner that imports the pages. A second runner (`ssrLoadModule`) would share its module graph, which
 * reports each change to whichever of the two asks first and leaves the other with stale modules.
 */
function compilationsOf(server: ViteDevServer): { fresh(): Promise<Compilation>; known(): Promise<Compilation> } {
  let last: Promise<Compilation> | undefined
  const environment = server.environments.ssr
  if (!isRunnableDevEnvironment(environment)) throw new Error('Astro renders the pages of dev in a process of its own.')
  const compileNow = async () => {
    const { compile } = await environment.runner.import<typeof import('../compilation.ts')>('/src/compilation.ts')
    const { environmentSettings, loadSettings } = await environment.runner.import<typeof import('../settings.ts')>('/src/settings.ts')
    return compile(await loadSettings(environmentSettings(process.env)))
  }
  const fresh = () => {
    last = compileNow()
    return last
  }
  return { fresh, known: () => last ?? fresh() }
}

/** What only a build finds. */
function warnOf(problems: readonly Problem[], sources: Sources): void {
  if (problems.length > 0) process.stderr.write(`${formatText(problems, { textOf: textOf(sources), colour: false })}\n`)
}

/** The errors of the content as text; empty if there are none. */
function problemsIn({ problems, sources }: Compilation): string {
  const errors = problems.filter((each) => each.severity === 'error')
  return formatText(errors, { textOf: textOf(sources), colour: false })
}

/** What each file would be called in git. */
function blobsOf(sources: Sources): (file: string) => string | undefined {
  const text = textOf(sources)
  return (file) => {
    const found = text(file)
    return found === undefined ? undefined : blobId(found)
  }
}

function textOf({ files }: Sources): (file: string) => string | undefined {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return (file) => texts.get(file)
}
