/** Sets up a Starlight site with the same prose. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Prepares the site in a folder. Keeps only what Starlight understands. Call `build` of the result to build it. */
export function prepareStarlight(folder: string, corpus: string): { build(): void; output: string } {
  mkdirSync(join(folder, 'src/content/docs'), { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'peer', type: 'module', private: true, dependencies: { '@astrojs/starlight': '0.42.0', astro: '7.3.5' } }),
  )
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    "import starlight from '@astrojs/starlight'\nimport { defineConfig } from 'astro/config'\nexport default defineConfig({ integrations: [starlight({ title: 'Peer' })] })\n",
  )
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    "import { docsLoader } from '@astrojs/starlight/loaders'\nimport { docsSchema } from '@astrojs/starlight/schema'\nimport { defineCollection } from 'astro:content'\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }\n",
  )
  for (const name of ['handbook', 'changelog', 'features'])
    cpSync(join(corpus, name), join(folder, 'src/content/docs', name), { recursive: true, filter: (path) => !path.endsWith('.yaml') })
  for (const item of readdirSync(join(folder, 'src/content/docs'), { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue
    const path = join(item.parentPath, item.name)
    writeFileSync(path, simplify(readFileSync(path, 'utf8')))
  }
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  return {
    output: join(folder, 'dist'),
    build() {
      for (const path of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'])
        rmSync(join(folder, path), { recursive: true, force: true })
      execFileSync(join(folder, 'node_modules/.bin/astro'), ['build'], {
        cwd: folder,
        stdio: 'ignore',
        env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      })
    },
  }
}

/** Keeps title and description in the front matter, and turns references into plain text. */
function simplify(text: string): string {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const kept = front.split('\n').filter((line) => /^(title|description):/.test(line))
  return `---\n${kept.join('\n')}\n---\n${body.replace(/<Ref to="([^"]*)"\/>/g, '$1')}`
}
