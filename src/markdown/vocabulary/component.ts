/** Defines what a component for writers is. */
import type { ElementContent } from 'hast'
import type { z } from 'zod'
import type { Picture } from '../picture.ts'

/** What a printer knows about the handbook around the text. */
export interface PrintContext {
  /** Resolves a link as written. Undefined if it's broken: then only its text is printed. */
  link(url: string): string | undefined
  /** Resolves the address of an image or video as written; undefined if it can't be shown. */
  image(url: string): string | undefined
  /** Resolves an image with its size and forms. */
  picture(url: string): Picture | undefined
  /** Returns title and address of an entry, `COLLECTION/ID#anchor`. No address if it has no page. */
  entry(to: string): { title: string; href?: string | undefined } | undefined
  /** Returns a person by id, with their role if they still hold it; undefined if it's hidden from these readers. */
  person(id: string): { name: string; href?: string | undefined; role?: { title: string; href?: string | undefined } } | undefined
  /** Returns the name of a plan on the day of the build. */
  tier(id: string): { name: string; isRetired: boolean } | undefined
  /** Returns a glossary term with its address. */
  term(id: string): { term: string; definition: string; href?: string | undefined } | undefined
}

/** One use of a component: checked props and printed children. */
export interface Use<Props, Child> {
  props: Props
  children: Child[]
}

export interface Component<Props extends z.ZodObject = z.ZodObject> {
  name: string
  /** What it is for, in one sentence. */
  purpose: string
  props: Props
  /** `blocks` go between paragraphs, `inline` within a sentence. */
  display: 'blocks' | 'inline'
  /** Props that name a file relative to this one, or several. */
  files?: readonly string[]
  /** Props that name an entry, `COLLECTION/ID#anchor`, or several. */
  references?: readonly string[]
  /** Props that hold an id, with its collection, or several. */
  ids?: Readonly<Record<string, string>>
  /** The component it must be in. */
  within?: string
  /** The only content it takes: the name of a component, or `a numbered list`. */
  holds?: string
  /** Whether a company defines it in its configuration. */
  isOwn?: boolean
  web(use: Use<z.output<Props>, ElementContent>, context: PrintContext): ElementContent[]
  /** Plain HTML without classes, scripts or styles, for mail programs, feed readers and Markdown. */
  feed(use: Use<z.output<Props>, ElementContent>, context: PrintContext): ElementContent[]
  /** HTML to turn into Markdown; by default that of feeds. */
  markdown?(use: Use<z.output<Props>, ElementContent>, context: PrintContext): ElementContent[]
}

/** A component as a company defines it; the form for feeds is that of pages by default, without its classes. */
export type OwnComponent<Props extends z.ZodObject = z.ZodObject> = Omit<Component<Props>, 'feed' | 'isOwn' | NamingProps> &
  Partial<Pick<Component<Props>, 'feed'>> & {
    files?: readonly PropOf<Props>[]
    references?: readonly PropOf<Props>[]
    ids?: Readonly<Partial<Record<PropOf<Props>, string>>>
  }

type NamingProps = 'files' | 'references' | 'ids'
type PropOf<Props extends z.ZodObject> = keyof Props['shape'] & string

/** Checks a component's type, then erases that of its props, so that components fit in one list. */
export function defineComponent<Props extends z.ZodObject>(component: Component<Props>): Component {
  return component
}
