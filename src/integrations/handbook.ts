/** The seam to Astro: writes what is no page after the pages, and keeps `dev` fresh while somebody writes. */
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { compile, compileOnce } from '../compilation.ts'
import { writeEditions } from '../editions/write.ts'
import { writeOutputs } from '../outputs/outputs.ts'
import { formatText } from '../problems/formats/text.ts'
import type { Settings } from '../settings.ts'
import { lastChanges } from '../sources/git/history.ts'
import { blobId } from '../sources/git/objects.ts'
import type { Sources } from '../sources/source.ts'
import { reloadOnChange } from './reload.ts'
import { serveContent } from './serving.ts'

export function handbookIntegration(settings: Settings): AstroIntegration {
  return {
    name: 'handbook',
    hooks: {
      'astro:server:setup': ({ server }) => {
        serveContent(server, settings.content, settings.config.base, () => compile(settings).handbook.redirects)
        reloadOnChange(server, settings.content, () => problemsNow(settings))
      },
      'astro:build:done': async ({ dir }) => {
        const { handbook, written, sources, archive, withheld } = compileOnce(settings)
        const { content } = settings
        const { editions } = archive
        const out = fileURLToPath(dir)
        const files = sources.files.map(({ path }) => path)
        const { problems, search } = await writeEditions({
          content,
          editions,
          handbook,
          written: written.entries,
          files,
          withheld,
          blobOf: blobsOf(sources),
          out,
        })
        if (problems.length > 0) process.stderr.write(`${formatText(problems, { textOf: textOf(sources), colour: false })}\n`)
        await writeOutputs({ handbook, content, out, updated: lastChanges(content), editions, closed: search })
      },
    },
  }
}

/** The errors of the content as text; empty if there are none. */
function problemsNow(settings: Settings): string {
  const { problems, sources } = compile(settings)
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
