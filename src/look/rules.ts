/** A theme as rules of a style sheet. They're outside of all layers, so they win over the site's own. */
import { type Scheme, softOf } from './accent.ts'

/** The variables of fonts, and what follows a font that has no such letter. As in `styles/tokens.css`. */
export const fallbacks = {
  text: 'system-ui, sans-serif',
  display: 'Georgia, serif',
  code: 'ui-monospace, Menlo, Consolas, monospace',
} as const

export interface ThemeFont {
  use: keyof typeof fallbacks
  /** List of font families. */
  font: string
  /** A font file next to the style sheet, which comes first. */
  file?: string
}

export interface ThemeRules {
  accent: Readonly<Record<Scheme, string>> | undefined
  fonts: readonly ThemeFont[]
  hasLogo: boolean
  hasDarkLogo: boolean
}

export function themeRules({ accent, fonts, hasLogo, hasDarkLogo }: ThemeRules): string[] {
  const faces = fonts.flatMap(({ use, file }) =>
    file === undefined
      ? []
      : [`@font-face{font-family:"${faceOf(use)}";src:url("${file}") format("woff2");font-weight:100 900;font-display:swap}`],
  )
  const variables = [
    ...(accent
      ? [both('--accent', accent), both('--accent-soft', { light: softOf(accent.light, 'light'), dark: softOf(accent.dark, 'dark') })]
      : []),
    ...fonts.map(({ use, font, file }) => `--font-${use}:${file === undefined ? font : `"${faceOf(use)}",${font}`}`),
  ]
  return [
    ...faces,
    ...(variables.length > 0 ? [`:root{${variables.join(';')}}`] : []),
    ...(hasLogo ? [besideTitle] : []),
    ...(hasDarkLogo ? darkLogoRules : []),
  ]
}

const faceOf = (use: string) => `Handbook ${use}`

const both = (name: string, { light, dark }: Readonly<Record<Scheme, string>>) => `${name}:light-dark(${light},${dark})`

/** The site's own sheet has no rules for a logo, since most sites have none. */
const besideTitle = '.site-name{display:flex;gap:var(--space-2);align-items:center}.site-name img{flex:none}'

/** A picture can't ask for the scheme that a reader chose on the page. */
const darkLogoRules = [
  '.site-logo-dark{display:none}',
  '@media(prefers-color-scheme:dark){:root:not([data-theme=light]) .site-logo-dark{display:block}:root:not([data-theme=light]) .site-logo-light{display:none}}',
  ':root[data-theme=dark] .site-logo-dark{display:block}:root[data-theme=dark] .site-logo-light{display:none}',
]
