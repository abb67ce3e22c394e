/** Highlights code at build time, with classes that `src/styles/prose/code.css` colours, so that pages need no inline styles. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { createCssVariablesTheme, createHighlighterCoreSync, type HighlighterCore, type ThemedToken } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import bash from 'shiki/langs/bash.mjs'
import css from 'shiki/langs/css.mjs'
import diff from 'shiki/langs/diff.mjs'
import docker from 'shiki/langs/docker.mjs'
import go from 'shiki/langs/go.mjs'
import html from 'shiki/langs/html.mjs'
import http from 'shiki/langs/http.mjs'
import ini from 'shiki/langs/ini.mjs'
import javascript from 'shiki/langs/javascript.mjs'
import json from 'shiki/langs/json.mjs'
import jsonc from 'shiki/langs/jsonc.mjs'
import jsx from 'shiki/langs/jsx.mjs'
import markdown from 'shiki/langs/markdown.mjs'
import mdx from 'shiki/langs/mdx.mjs'
import python from 'shiki/langs/python.mjs'
import sql from 'shiki/langs/sql.mjs'
import toml from 'shiki/langs/toml.mjs'
import tsx from 'shiki/langs/tsx.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import xml from 'shiki/langs/xml.mjs'
import yaml from 'shiki/langs/yaml.mjs'
import type { Fence } from './code-fences.ts'

const grammars = [bash, css, diff, docker, go, html, http, ini, javascript, json, jsonc, jsx, markdown, mdx, python].concat([
  sql,
  toml,
  tsx,
  typescript,
  xml,
  yaml,
])

/** Grammars by language name and alias. A module's last grammar is the language itself; those before it are embedded in it. */
const grammarsByName = new Map(
  grammars.flatMap((grammar) => [grammar.at(-1)?.name ?? '', ...(grammar.at(-1)?.aliases ?? [])].map((name) => [name, grammar])),
)

/** In characters. Longer code isn't highlighted: colours wouldn't help anyone read it, and it would slow down the build. */
const maxLength = 30_000

let highlighter: HighlighterCore | undefined

/** Returns the content of the `code` element. Code in an unknown language stays plain. */
export function highlight({ code, language, marked }: Fence): ElementContent[] {
  const lines = tokenize(code, language.toLowerCase())
  return lines.flatMap((tokens, index) => {
    const line: ElementContent[] = joinTokens(tokens).map(({ content, kind }) =>
      kind === undefined ? { type: 'text', value: content } : h('span', { class: `code-${kind}` }, content),
    )
    return [...(marked.has(index + 1) ? [h('mark', { class: 'code-marked' }, line)] : line), { type: 'text', value: '\n' }]
  })
}

interface Token {
  content: string
  kind: string | undefined
}

function tokenize(code: string, language: string): Token[][] {
  const grammar = grammarsByName.get(language)
  if (!grammar || code.length > maxLength) return code.split('\n').map((content) => [{ content, kind: undefined }])
  highlighter ??= createHighlighterCoreSync({
    themes: [createCssVariablesTheme({ name: 'handbook', variablePrefix: '--' })],
    langs: [],
    engine: createJavaScriptRegexEngine(),
  })
  // Markdown highlights embedded code in the languages that are loaded. Load all, so that the result doesn't depend on earlier calls.
  const needed = grammar.some(({ embeddedLangsLazy = [] }) => embeddedLangsLazy.length > 0) ? grammars : [grammar]
  const loaded = new Set(highlighter.getLoadedLanguages())
  const missing = needed.filter((each) => !loaded.has(each.at(-1)?.name ?? ''))
  if (missing.length > 0) highlighter.loadLanguageSync(...missing)
  // No time limit: the same text must give the same page on every machine.
  const lines = highlighter.codeToTokensBase(code, { lang: language, theme: 'handbook', tokenizeTimeLimit: 0, tokenizeMaxLineLength: 2000 })
  return lines.map((tokens) => tokens.map((token) => ({ content: token.content, kind: readTokenKind(token) })))
}

/** Takes the kind from the theme's variable: `--token-keyword` is a keyword. */
function readTokenKind({ color }: ThemedToken): string | undefined {
  return /--token-([a-z-]+)/.exec(color ?? '')?.[1]
}

/** Joins neighbours of the same kind. */
function joinTokens(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const { content, kind } of tokens) {
    const last = result.at(-1)
    if (last && last.kind === kind) last.content += content
    else result.push({ content, kind })
  }
  return result
}
