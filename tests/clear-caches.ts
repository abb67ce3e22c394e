/** Test files share a process, so clear the caches after each. */
import { afterAll } from 'vitest'
import './base-url.ts'
import { clearCaches } from '../src/plain/caches.ts'

afterAll(clearCaches)
