/** Files of tests that share a process: each begins with empty caches. */
import { afterAll } from 'vitest'
import { clearCaches } from '../src/plain/caches.ts'

afterAll(clearCaches)
