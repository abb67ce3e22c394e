/** Prints a software bill of materials (CycloneDX JSON) of the production packages. The same lockfile gives the same bytes. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readProductionPackages } from './licences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Bom {
  serialNumber?: string
  metadata: { timestamp?: string; tools?: unknown; component: { name: string; 'bom-ref': string } }
  components: { name: string; version: string; 'bom-ref': string; hashes?: { alg: string; content: string }[] }[]
  dependencies: { ref: string; dependsOn?: string[] }[]
}

/** Makes it with npm, and removes time, serial number, npm's version and the folder name. */
export function createBillOfMaterials(folder: string): Bom {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const text = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' })
  const { serialNumber: _, ...bom } = JSON.parse(text) as Bom
  const { timestamp: __, tools: ___, ...metadata } = bom.metadata
  // With --omit=dev, npm leaves out what both the program and its tools need, so filter here.
  const names = new Set(readProductionPackages(join(folder, 'package-lock.json')).map(({ name, version }) => `${name}@${version}`))
  const components = bom.components.filter(({ name, version }) => names.has(`${name}@${version}`))
  const refs = new Set([metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])])
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, ...(dependsOn && { dependsOn: dependsOn.filter((each) => refs.has(each)) }) }))
  return { ...bom, metadata: { ...metadata, component: { ...metadata.component, name: 'handbook' } }, components, dependencies }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${JSON.stringify(createBillOfMaterials(root), null, 2)}\n`)
