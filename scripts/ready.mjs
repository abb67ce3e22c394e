// Installs what is missing, then gets out of the way. Runs on plain Node ≥ 18; what it starts runs on the project's own Node.
//
//   node scripts/ready.mjs start …     build and serve the handbook
//   node scripts/ready.mjs handbook …  any command of the handbook
//   node scripts/ready.mjs static      format, lint and types
//   node scripts/ready.mjs test …      every test, the browser's included
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'node_modules/.ready')
const [task = 'start', ...args] = process.argv.slice(2)

process.env['PATH'] = join(root, 'node_modules/.bin') + delimiter + process.env['PATH']
process.env['ASTRO_TELEMETRY_DISABLED'] = '1'

install()
switch (task) {
  case 'start':
    finish(run('handbook', ['start', ...args]))
    break
  case 'handbook':
    finish(run('handbook', args))
    break
  case 'static':
    finish(
      run('biome', ['format', '.']) ||
        run('biome', ['lint', '--error-on-warnings', '.']) ||
        run('astro', ['check', '--minimumSeverity', 'warning']),
    )
    break
  case 'test': {
    const { ensureBrowser } = await import('./browser.mjs')
    process.env['HANDBOOK_BROWSER'] = await ensureBrowser()
    finish(run('vitest', ['run', ...args]))
    break
  }
  default:
    console.error(`There is no task "${task}".`)
    finish(2)
}

/** `npm ci`, unless the very same lockfile was installed before. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Installing packages …')
  // The machine's Node may be older than what the packages ask for: they run on the Node that is installed with them.
  const code = npmCi() && npmCi()
  if (code !== 0) {
    console.error('The packages could not be installed.')
    finish(2)
  }
  writeFileSync(stamp, wanted)
}

/** Exit code; a second try mends what an interrupted or simultaneous install left behind. */
function npmCi() {
  return spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** Runs a command of node_modules, or the handbook itself. */
function run(command, commandArgs) {
  return command === 'handbook' ? spawn('node', [join(root, 'scripts/handbook.mjs'), ...commandArgs]) : spawn(command, commandArgs, root)
}

function spawn(command, commandArgs, cwd = process.cwd()) {
  const { status, error, signal } = spawnSync(command, commandArgs, {
    cwd: command === 'npm' ? root : cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) {
    console.error(`"${command}" cannot be started: ${error.message}`)
    return 2
  }
  return status ?? (signal === 'SIGINT' ? 0 : 1)
}

function finish(code) {
  process.exit(code)
}
