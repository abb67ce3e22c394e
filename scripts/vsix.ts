/** Makes the VS Code extension in `editors/vscode`: bundles it, and packs it into `handbook-VERSION.vsix`. Installs what that needs first. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const folder = fileURLToPath(new URL('../editors/vscode', import.meta.url))
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }

if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
rmSync(join(folder, 'dist'), { recursive: true, force: true })
const bundle = await rolldown({ input: join(folder, 'src/extension.ts'), platform: 'node', external: ['vscode'] })
await bundle.write({ file: join(folder, 'dist/extension.cjs'), format: 'cjs', minify: true })
await bundle.close()
// The bundle has all dependencies.
run('npx', ['vsce', 'package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', `handbook-${version}.vsix`])

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`"${command} ${args[0]}" failed.`)
}
