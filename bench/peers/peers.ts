import { docusaurus } from './docusaurus.ts'
import { eleventy } from './eleventy.ts'
import { hugo } from './hugo.ts'
import type { Peer } from './peer.ts'
import { starlight } from './starlight.ts'
import { vitepress } from './vitepress.ts'

/** In the order in which tables list them. */
export const peers: readonly Peer[] = [starlight, docusaurus, vitepress, eleventy, hugo]
