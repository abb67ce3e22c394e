import { expect, test } from 'vitest'
import { carryOver, normalizeAddress } from '../../src/plain/address.ts'

test.each([
  ['/x%20y/', '/x y/'],
  ['/caf%C3%A9/', '/caf\u00e9/'],
  ['/cafe\u0301/', '/caf\u00e9/'],
  ['/cafe%CC%81/', '/caf\u00e9/'],
  ['/100%25/', '/100%25/'],
  ['/a%2520b/', '/a%2520b/'],
  ['/a%3Fb%23c/', '/a%3Fb%23c/'],
  ['/%E4/', '/%E4/'],
  ['/%zz/', '/%zz/'],
])('%s is %s', (address, readable) => {
  expect(normalizeAddress(address)).toBe(readable)
})

test.each([
  ['/new/', '?x=1#part', 'https://here.example/new/?x=1#part'],
  ['/new/#own', '?x=1#part', 'https://here.example/new/?x=1#own'],
  ['https://elsewhere.example/a?b=c', '?x=1#part', 'https://elsewhere.example/a?b=c#part'],
  ['/new/', '?//evil.example', 'https://here.example/new/?//evil.example'],
])('%s with %s leads to %s', (to, asked, target) => {
  expect(carryOver(to, new URL(`https://here.example/old/${asked}`)).href).toBe(target)
})
