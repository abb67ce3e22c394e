/** What the package `astro-handbook` exports. */
export * from './index.ts'
export { default } from './integrations/door.ts'
