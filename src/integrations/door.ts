/** The Astro integration of a company's own astro.config. Light: loads what it needs when Astro runs it. */
import type { AstroIntegration } from 'astro'
import { integrationName } from './name.ts'

type Hooks = AstroIntegration['hooks']

/** An integration, for what Astro's configuration takes. Astro's own type needs packages that a company hasn't. */
export interface HandbookIntegration {
  name: string
  hooks: Record<string, never>
}

/** Makes an Astro project a handbook: `integrations: [handbook()]`. Settings are in handbook.config.ts. */
export default function handbook(): HandbookIntegration {
  let hooks: Hooks = {}
  const setUp: Hooks['astro:config:setup'] = async (options) => {
    // The `handbook` command brings the integration too. Astro copies integrations, but not their functions.
    const [first] = options.config.integrations.filter(({ name }) => name === integrationName)
    if (first?.hooks['astro:config:setup'] !== setUp) return
    const { handbookIntegration } = await import('./handbook.ts')
    hooks = handbookIntegration().hooks
    await hooks['astro:config:setup']?.(options)
  }
  const own: Hooks = {
    'astro:config:setup': setUp,
    'astro:server:setup': (options) => hooks['astro:server:setup']?.(options),
    'astro:server:start': (options) => hooks['astro:server:start']?.(options),
    'astro:build:start': (options) => hooks['astro:build:start']?.(options),
    'astro:build:done': (options) => hooks['astro:build:done']?.(options),
  }
  return { name: integrationName, hooks: own as HandbookIntegration['hooks'] }
}
