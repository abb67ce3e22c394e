/** Suggest only what's likely meant: a wrong suggestion is worse than none. */
import { describe, expect, test } from 'vitest'
import { isAlike, nearest } from '../../src/problems/nearest.ts'
import { handbookOf } from './handbooks.ts'

const versions = ['1.9', '2.2', '2.15', '2.30', '2.31', '2.32', '2.32.1', '3.0']

test.each([
  ['2.35', ['2.32', '2.32.1', '2.31']],
  ['2.1', ['2.2', '2.15', '2.30']],
  ['2.32.2', ['2.32.1', '2.32', '2.31']],
  ['7.0', []],
])('versions are close by order: %s', (value, expected) => {
  expect(nearest(value, versions)).toEqual(expected)
})

test.each([
  ['audit-log-exprot', ['audit-log-export', 'audit-log']],
  ['triage', ['triage-rules', 'triage-example-fails']],
])('%s is close to %j', (value, expected) => {
  expect(nearest(value, ['audit-log-export', 'audit-log', 'triage-rules', 'triage-example-fails', 'sizing'])).toEqual(expected)
})

test.each([
  ['sizing', 'sizes', false],
  ['tiers', 'users', false],
  ['guide', 'guides', true],
  ['onboarding', 'on-boarding', true],
  ['triage', 'triage-example-fails', false],
  ['launch', 'launches', true],
])('whether %s is meant for %s', (value, other, expected) => {
  expect(isAlike(value, other)).toBe(expected)
})

const hints = (files: Record<string, string>) =>
  handbookOf(files).problems.map(({ code, message, hint, fix }) => [code, message, hint, fix?.replace])

describe('hints', () => {
  test('a link to an email address', () => {
    expect(hints({ 'handbook/product.md': 'Text.\n', 'handbook/a.md': '[Write](product@example.com)\n' })).toEqual([
      [
        'link-missing',
        'The link "product@example.com" is an email address without "mailto:".',
        'Write "mailto:product@example.com".',
        'mailto:product@example.com',
      ],
    ])
  })

  test('a misnamed prop', () => {
    expect(hints({ 'handbook/a.mdx': '<Callout kind="tip">\n\nText.\n\n</Callout>\n' })).toEqual([
      ['component-prop', '"Callout" has no prop "kind".', 'Did you mean "type"?', undefined],
    ])
  })

  test('a version that is not planned', () => {
    const release = 'date: 2026-05-01\nstatus: released\noffering: cloud\n'
    const offerings = '- { id: cloud, title: Cloud, delivery: versioned }\n'
    const files = {
      'offerings.yaml': offerings,
      'releases/2.15.yaml': release,
      'releases/2.34.yaml': `${release}upgradeFrom: "2.35"\n`.replace('05-01', '06-01'),
    }
    expect(hints(files)).toEqual([
      ['reference-missing', 'There is no release "2.35".', 'The nearest are "2.34", "2.15"; plan it, or use one of these.', undefined],
    ])
  })

  test('a page without similar ones', () => {
    const pages = { 'handbook/triage-example-fails.md': 'One.\n', 'handbook/users.md': 'Two.\n' }
    const found = hints({ ...pages, 'handbook/a.md': '[a](./triage.md) [b](./tiers.md)\n' })
    expect(found.map(([, , hint]) => String(hint).startsWith('Did you mean'))).toEqual([false, false])
  })
})
