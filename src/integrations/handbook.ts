/** The seam to Astro: writes what is no page after the pages, and keeps `dev` fresh while somebody writes. */
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { compile, compileOnce } from '../compilation.ts'
import { writeOutputs } from '../outputs/outputs.ts'
import { formatText } from '../problems/formats/text.ts'
import type { Settings } from '../settings.ts'
import { lastChanges } from '../sources/git/history.ts'
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
        const { handbook } = compileOnce(settings)
        await writeOutputs({ handbook, content: settings.content, out: fileURLToPath(dir), updated: lastChanges(settings.content) })
      },
    },
  }
}

/** The errors of the content as text; empty if there are none. */
function problemsNow(settings: Settings): string {
  const { problems, sources } = compile(settings)
  const errors = problems.filter((each) => each.severity === 'error')
  const texts = new Map(sources.files.map((file) => [file.path, file.text]))
  return formatText(errors, { textOf: (file) => texts.get(file), colour: false })
}
