/** Makes the script of the news element, with the words of the handbook. */
import { extname, join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Handbook } from '../../graph/handbook.ts'
import { valueName } from '../../words/names.ts'
import { directionOf } from '../../words/direction.ts'
import { whatsNewText } from '../../words/whats-new.ts'
import { changelogShape } from '../../collections/changelog/schema.ts'
import type { NewsWords } from './news-element.ts'

/** JavaScript in a package, TypeScript in the repository. */
const input = join(import.meta.dirname, `news-element${extname(import.meta.filename)}`)

/** A global variable, whose name no minifier changes. */
const standIn = '__HANDBOOK_NEWS_WORDS__'

export async function makeNewsScript({ config: { lang } }: Pick<Handbook, 'config'>): Promise<string> {
  const bundle = await rolldown({ input, platform: 'browser' })
  const { output } = await bundle.generate({ format: 'es', minify: true, comments: false })
  await bundle.close()
  const words: NewsWords = {
    lang,
    direction: directionOf(lang),
    ...whatsNewText,
    breaking: valueName('breaking'),
    types: Object.fromEntries(changelogShape.type.options.map((type) => [type, valueName(type)])),
  }
  return output[0].code.replace(standIn, () => JSON.stringify(words))
}
