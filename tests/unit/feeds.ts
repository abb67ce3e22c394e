/** A small changelog with its feeds, for tests. */
import type { FeedFile } from '../../src/outputs/feeds/feed-file.ts'
import { feedFilesOf } from '../../src/outputs/feeds/feeds.ts'
import { handbookOf, type TestOptions } from './handbooks.ts'

export type Files = Readonly<Record<string, string>>

export const ground: Files = {
  'people.yaml': '- { id: ada, name: Ada & Co, active: true, url: https://example.com/ada }\n- { id: bob, name: Bob, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: self-hosted, title: Self-hosted, delivery: versioned }\n',
  'areas.yaml': '- { id: build, title: Build, owner: ada }\n- { id: run, title: Run, owner: ada }\n',
  'tiers.yaml': `- id: t1
  names: [{ from: 2024-01-01, label: Team }, { from: 2026-06-01, label: Pro }]
  rank: 1
  offerings: [cloud, self-hosted]
  introduced: 2024-01-01
- id: t2
  names: [{ from: 2024-01-01, label: Enterprise }]
  rank: 2
  offerings: [cloud]
  introduced: 2024-01-01
`,
  'features/log.md': `---
title: Log
summary: A log.
area: build
lifecycle: []
availability:
  - { tier: t1, offering: cloud, since: 2024-01-01 }
  - { tier: t2, offering: cloud, since: 2024-01-01 }
---
`,
  'releases/2.9.yaml': 'date: 2026-03-05\nstatus: released\noffering: self-hosted\nheadline: Logs.\n',
  'releases/2.10.yaml': 'date: 2027-03-05\nstatus: planned\noffering: self-hosted\n',
}

export function change(title: string, fields: string, body = ''): string {
  return `---
title: ${JSON.stringify(title)}
description: What it is.
authors: [ada]
reviews: [{ by: bob, on: 2026-01-01, verdict: approve }]
${fields}
---
${body}`
}

/** Feed files by path. */
export function feedsIn(files: Files, options: TestOptions = {}): Map<string, FeedFile> {
  const { handbook } = handbookOf({ ...ground, ...files }, options)
  return new Map(feedFilesOf(handbook, ({ path }) => path.length).map((file) => [file.path, file]))
}

export function textOf(files: ReadonlyMap<string, FeedFile>, path: string): string {
  const file = files.get(path)
  if (!file) throw new Error(`There is no ${path}; there are ${[...files.keys()].join(', ')}.`)
  return file.text
}
