/** Diagrams as people write them and as the library draws them, with every arrow. */
import { parseMermaid } from 'beautiful-mermaid'
import { expect, test } from 'vitest'
import { readDiagram } from '../../src/markdown/diagram.ts'

function drawn(statements: string): string[] {
  const diagram = readDiagram(`flowchart LR\n${statements}`)
  if ('message' in diagram) return [`${diagram.line}: ${diagram.message}`]
  const { edges } = parseMermaid(diagram.drawn)
  return edges.map(({ source, target, style, label }) => `${source} ${style} ${target}${label ? `: ${label}` : ''}`)
}

test.each([
  ['A --> B', ['A solid B']],
  ['A-->B', ['A solid B']],
  ['A-->B-->C', ['A solid B', 'B solid C']],
  ['a-b-->c', ['a-b solid c']],
  ['A ----> B', ['A solid B']],
  ['A ---- B', ['A solid B']],
  ['A -..-> B', ['A dotted B']],
  ['A====>B', ['A thick B']],
  ['A <--> B', ['A solid B']],
  ['A[One] -->\nB[Two]', ['A solid B']],
  ['A\n  --> B\n  --> C', ['A solid B', 'B solid C']],
  ['A -->|words|\nB', ['A solid B: words']],
  ['A--words-->B', ['A solid B: words']],
  ['A -- two words --> B', ['A solid B: two words']],
  ['A -. words .-> B', ['A dotted B: words']],
  ['A == words ==> B', ['A thick B: words']],
  ['A["x --> y; z"] --> B', ['A solid B']],
  ['A-->B; B-->C;', ['A solid B', 'B solid C']],
  ['A & B-->C', ['A solid C', 'B solid C']],
  ['A:::warm-->B', ['A solid B']],
  ['subgraph one\nA-->B\nend\nC-->A', ['A solid B', 'C solid A']],
  ['A --> B\nB -->', ['2: In "B -->" an arrow leads from or to nothing.']],
  ['A --x B', ['1: The arrow "--x" can\'t be drawn.']],
  ['A o--o B', ['1: The arrow "o--o" can\'t be drawn.']],
  ['A ~~~ B', ['1: The arrow "~~~" can\'t be drawn.']],
  ['A --> B\nclassDef warm fill:#f00\nclass A,B warm', ['A solid B']],
  ['A@{ shape: rect } --> B', ['1: In "A@{ shape: rect } --> B" the form "@{ … }" can\'t be drawn.']],
])('%j', (statements, expected) => {
  expect(drawn(statements)).toEqual(expected)
})

test.each([
  ['classDiagram', 'A<|--B', 'A <|-- B'],
  ['classDiagram', 'A *-- B : has', 'A *-- B : has'],
  ['classDiagram', 'A..>B', 'A ..> B'],
  ['classDiagram', 'A "1"--"n" B', 'A "1" -- "n" B'],
  ['classDiagram', 'A : +two', 'A : +two'],
  ['erDiagram', 'A||--o{B : has', 'A ||--o{ B : has'],
  ['erDiagram', 'A }|..|{ B : has', 'A }|..|{ B : has'],
])('%s: %s is drawn as %s', (kind, statement, expected) => {
  expect(readDiagram(`${kind}\n${statement}`)).toEqual({ drawn: `${kind}\n${expected}` })
})

test.each(['graph TD; A-->B;', 'graph\nA --> B', 'flowchart\nA-->B', 'graph LR;A-->B'])(
  '%j needs no explicit line or direction',
  (source) => {
    const diagram = readDiagram(source)
    if ('message' in diagram) throw new Error(diagram.message)
    expect(parseMermaid(diagram.drawn).edges).toHaveLength(1)
  },
)
