/** Caches printed bodies across builds. A body is printed again if its text changes, or the handbook's answers to its printer do. */
import { resultsOf } from '../files/results.ts'
import { noStore, storeKey } from '../files/store.ts'
import type { PrintRequest } from '../markdown/html-printer.ts'
import type { PrintContext } from '../markdown/vocabulary/component.ts'

type Question = keyof PrintContext
/** What a printer asked, and the answer as JSON. */
type Asked = readonly [question: Question, about: string, answer: string]

interface KeptBody<Printed> {
  asked: readonly Asked[]
  printed: Printed
}

/** Prints a body, or returns the cached result. `Printed` must be JSON-serialisable. */
export function keepBody<Printed>(
  form: string,
  request: PrintRequest,
  handbook: object,
  print: (request: PrintRequest) => Printed,
): Printed {
  const store = resultsOf(handbook)
  if (store === noStore) return print(request)
  const { context, ...written } = request
  const key = storeKey('body', form, JSON.stringify(written))
  const bytesKept = store.get(key)
  const kept = bytesKept && readBody<Printed>(bytesKept)
  if (kept?.asked.every(([question, about, answer]) => answerTo(context, question, about) === answer)) return kept.printed
  const { asked, tracing } = trace(context)
  const printed = print({ ...request, context: tracing })
  const bytes = Buffer.from(JSON.stringify({ asked: asked(), printed } satisfies KeptBody<Printed>))
  store.put(key, bytes)
  // Copies strings: the parser's are slices that would keep the whole source in memory.
  return readBody<Printed>(bytes).printed
}

function readBody<Printed>(bytes: Buffer): KeptBody<Printed> {
  return JSON.parse(bytes.toString())
}

function answerTo(context: PrintContext, question: Question, about: string): string {
  return JSON.stringify(context[question](about) ?? null)
}

/** Records what is asked of a context. */
function trace(context: PrintContext): { asked: () => Asked[]; tracing: PrintContext } {
  const answers = new Map<string, Asked>()
  const noted =
    <Q extends Question>(question: Q) =>
    (about: string) => {
      const answer = context[question](about) as ReturnType<PrintContext[Q]>
      answers.set(`${question} ${about}`, [question, about, JSON.stringify(answer ?? null)])
      return answer
    }
  const tracing: PrintContext = {
    link: noted('link'),
    image: noted('image'),
    picture: noted('picture'),
    entry: noted('entry'),
    person: noted('person'),
    tier: noted('tier'),
    term: noted('term'),
  }
  return { asked: () => [...answers.values()], tracing }
}
