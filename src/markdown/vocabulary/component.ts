/** The frame of the vocabulary: what a component for writers is. */
import type { ElementContent } from 'hast'
import type { z } from 'zod'
import type { Picture } from '../picture.ts'

/** What a printer knows of the world around the text. */
export interface PrintContext {
  /** The address of a link as written, or undefined if it leads nowhere: then only its text is printed. */
  link(url: string): string | undefined
  /** The address of an image or a film as written, or undefined if there is none to show. */
  image(url: string): string | undefined
  /** The same with all that a page shows of an image. */
  picture(url: string): Picture | undefined
  /** Title and address of an entry, `COLLECTION/ID#anchor`; no address if it has no page. */
  entry(to: string): { title: string; href?: string | undefined } | undefined
  /** A person by id, with the role if the person still holds it; undefined if these readers may not know. */
  person(id: string): { name: string; href?: string | undefined; role?: { title: string; href?: string | undefined } } | undefined
  /** The name that a tier has on the day of the build. */
  tier(id: string): { name: string; isRetired: boolean } | undefined
  /** A term of the glossary, with its place there. */
  term(id: string): { term: string; definition: string; href?: string | undefined } | undefined
}

/** One use of a component: checked props, and children that are already printed. */
export interface Use<Props, Child> {
  props: Props
  children: Child[]
}

export interface Component<Props extends z.ZodObject = z.ZodObject> {
  name: string
  /** What it is for, in one sentence. */
  purpose: string
  props: Props
  /** `blocks` stands between paragraphs, `inline` within a sentence. */
  place: 'blocks' | 'inline'
  /** Props that name a file relative to this one. */
  files?: readonly string[]
  /** Props that name an entry, `COLLECTION/ID#anchor`. */
  references?: readonly string[]
  /** Props that hold an id, with the collection that it is of. */
  ids?: Readonly<Record<string, string>>
  /** The component in which alone it may stand. */
  within?: string
  /** What alone may stand in it: the name of a component, or `a numbered list`. */
  holds?: string
  web(use: Use<z.output<Props>, ElementContent>, context: PrintContext): ElementContent[]
  /** Plain HTML without classes, scripts or styles: mail programs and feed readers show it, and Markdown is made of it. */
  feed(use: Use<z.output<Props>, ElementContent>, context: PrintContext): ElementContent[]
}

/** Declares a component; both forms are required. */
export function defineComponent<Props extends z.ZodObject>(component: Component<Props>): Component {
  return component
}
