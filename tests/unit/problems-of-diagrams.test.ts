/** Faults in diagrams. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports diagram-invalid with its location and fix', () => {
  expect(reportOf('diagram-invalid')).toMatchInlineSnapshot(`
    "handbook/flow.md:6:3-6:13 error diagram-invalid
      | Review -->
      In "Review -->" an arrow leads from or to nothing.
      Write a name on both sides.

    handbook/flow.md:11:3-11:16 error diagram-invalid
      | A[Draft --> B
      In "A[Draft --> B" a bracket or quote is never closed.
      Put text with brackets in quotes, as in A["f(x)"].

    handbook/flow.md:18:5-18:17 error diagram-invalid
      | subgraph one
      "subgraph one" is never closed.
      Add a line "end".

    handbook/flow.md:24:5-24:17 error diagram-invalid
      | what is this
      "what is this" is not a valid line of a flowchart.
      Write an arrow as "A[Draft] --> B[Published]", with a name of letters and digits before each label.

    handbook/kinds.mdx:4:1-4:4 error diagram-invalid
      | pie
      "pie" is not a supported kind of diagram.
      Supported kinds: flowchart, stateDiagram-v2, sequenceDiagram, classDiagram, erDiagram.

    handbook/kinds.mdx:9:1-9:13 error diagram-invalid
      | flowchart XY
      "flowchart XY" has an unsupported direction.
      Write "flowchart LR", or TB, TD, BT or RL instead of LR.

    handbook/kinds.mdx:13:1-13:11 error diagram-invalid
      | \`\`\`mermaid
      The diagram is empty.
      Begin with its kind, for example "flowchart LR".

    handbook/kinds.mdx:17:1-17:10 error diagram-invalid
      | erDiagram
      The diagram is empty.
      Write its content below this line.

    handbook/kinds.mdx:23:3-23:16 error diagram-invalid
      | Ada says more
      "Ada says more" is not a valid line of a sequence diagram.
      Write a message as "Ada->>Bob: What she says".

    handbook/kinds.mdx:29:3-29:4 error diagram-invalid
      | }
      "}" closes nothing that is open.
      Remove it."
  `)
})
