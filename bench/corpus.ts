/** Generates a handbook of any size, reproducibly: `node bench/corpus.ts DIR PAGES`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const words =
  'strategy product release customer insight device pipeline snapshot tier roadmap decision objective milestone handbook search version feature broker'.split(
    ' ',
  )

/** Writes two thirds pages and one third changelog entries, with the features, releases and people they name. Returns the page count. */
export function writeCorpus(folder: string, pages: number): number {
  rmSync(folder, { recursive: true, force: true })
  const random = createRandom(1)
  const pick = (count: number) => Math.floor(random() * count)
  const word = () => words[pick(words.length)] ?? ''
  const sentence = () => {
    const text = Array.from({ length: 12 }, word).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const paragraph = (count: number) => `${Array.from({ length: count }, sentence).join(' ')}\n\n`
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  const features = Math.max(5, Math.floor(pages / 50))
  const releases = Math.max(5, Math.floor(pages / 50))
  // All releases are out, and no entry is later than the last one, so that the check finds nothing.
  const pace = Math.max(1, Math.min(28, Math.floor(2400 / releases)))
  write('people.yaml', '- id: writer\n  name: Writer\n  active: true\n- id: reader\n  name: Reader\n  active: true\n')
  write('offerings.yaml', '- id: own\n  title: Own\n  delivery: versioned\n')
  write('areas.yaml', '- id: area\n  title: Area\n  owner: writer\n')
  for (let index = 0; index < features; index++)
    write(
      `features/f${index}.mdx`,
      `---\ntitle: Feature ${index}\nsummary: ${sentence()}\narea: area\nlifecycle: []\navailability: undecided\n---\n\n${paragraph(3)}`,
    )
  for (let index = 0; index < releases; index++)
    write(`releases/1.${index}.yaml`, `date: ${day(index * pace)}\nstatus: released\noffering: own\nheadline: ${sentence()}\n`)

  const rest = Math.max(0, pages - features - releases)
  const entries = Math.floor(rest / 3)
  for (let index = 0; index < rest - entries; index++) {
    const section = index % 20
    const target = Math.max(0, index - 20)
    let body = `Read [the page before](../s${target % 20}/p${target}.mdx#part-1) and <Ref to="features/f${pick(features)}"/>.\n\n`
    for (let part = 0; part < 6; part++) {
      body += `## Part ${part}\n\n${paragraph(5)}${paragraph(5)}${paragraph(5)}`
      if (part % 3 === 0)
        body += `| Tier | Value |\n| --- | --- |\n${Array.from({ length: 4 }, () => `| ${word()} | ${word()} |\n`).join('')}\n`
    }
    write(
      `handbook/s${section}/p${index}.mdx`,
      `---\ntitle: ${word()} ${word()} ${index}\ndescription: ${sentence()}\nowner: writer\n---\n\n${body}`,
    )
  }
  for (let index = 0; index < entries; index++) {
    const date = day(pick((releases - 1) * pace))
    write(
      `changelog/${date.slice(0, 4)}/${date.slice(5, 7)}/e${index}.mdx`,
      `---\ntitle: ${word()} ${word()} ${index}\ndescription: ${sentence()}\ntype: added\nfeatures: [f${pick(features)}]\ndate: ${date}\nstatus: published\nauthors: [writer]\nreviews: [{ by: reader, on: ${date}, verdict: approve }]\n---\n\n${paragraph(4)}${paragraph(4)}`,
    )
  }
  return features + releases + rest
}

function day(offset: number): string {
  return new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)
}

function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count] = process.argv.slice(2)
  if (!folder) throw new Error('Name a folder: node bench/corpus.ts DIR PAGES')
  console.log(`${writeCorpus(resolve(folder), Number(count ?? 1000))} pages in ${folder}`)
}
