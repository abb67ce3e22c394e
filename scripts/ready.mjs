// Installs what's missing, then runs a task on the project's own Node. Itself runs on plain Node ≥ 20.
//
//   node scripts/ready.mjs start …     build and serve the handbook
//   node scripts/ready.mjs handbook …  any command of the handbook
//   node scripts/ready.mjs static      format, lint, licences and types
//   node scripts/ready.mjs package     make build/, what `npm pack` puts into the package
//   node scripts/ready.mjs test …      every test, including browser tests
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canRun, refuseToInstall } from './node-versions.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const [task = 'start', ...args] = process.argv.slice(2)

process.env['PATH'] = join(root, 'node_modules/.bin') + delimiter + process.env['PATH']
process.env['ASTRO_TELEMETRY_DISABLED'] = '1'

const refusal = refuseToInstall(process.versions.node)
if (refusal) {
  console.error(refusal)
  process.exit(2)
}
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
        run('node', ['scripts/notices.ts', '--check']) ||
        run('astro', ['check', '--minimumSeverity', 'warning']),
    )
    break
  case 'test': {
    const { ensureBrowser } = await import('./browser.mjs')
    const { ensureNginx } = await import('./nginx.mjs')
    const { ensureOldestNode } = await import('./oldest-node.mjs')
    process.env['HANDBOOK_BROWSER'] = await ensureBrowser()
    process.env['HANDBOOK_NGINX'] = ensureNginx()
    process.env['HANDBOOK_OLDEST_NODE'] = ensureOldestNode()
    finish(run('vitest', ['run', ...args]))
    break
  }
  case 'package':
    finish(run('node', ['--disable-warning=ExperimentalWarning', 'scripts/pack.ts']))
    break
  case 'install':
    break
  default:
    console.error(`There is no task "${task}".`)
    finish(2)
}

/** Runs `npm ci`, unless everything the task needs is installed. To build and serve, `npm ci --omit=dev` is enough. */
function install() {
  const needsTools = ['test', 'static', 'package', 'install'].includes(task)
  if (isInstalled(needsTools)) return
  console.error('Installing packages …')
  // The machine's Node may be older than the packages require. They run on the Node that's installed with them.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(needsTools ? ['--include=dev'] : [])]
  // A second try fixes what an interrupted or simultaneous install left behind.
  const code = spawn('npm', args) && spawn('npm', args)
  if (code !== 0) {
    console.error('The packages could not be installed.')
    finish(2)
  }
}

/** Compares the lockfile with the one npm wrote at the end of the last install. */
function isInstalled(needsTools) {
  const installed = readPackages('node_modules/.package-lock.json')
  const hasNode = canRun(process.versions.node) || existsSync(join(root, 'node_modules/node/bin/node'))
  if (!installed || !hasNode) return false
  return Object.entries(readPackages('package-lock.json') ?? {}).every(([path, { version, integrity, dev, optional, devOptional }]) => {
    if (path === '' || (dev && !needsTools)) return true
    const found = installed[path]
    return found ? found.version === version && found.integrity === integrity : Boolean(optional || devOptional)
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Runs a command from node_modules, or the handbook itself. */
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
