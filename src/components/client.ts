/** What pages gain with script. Everything here improves HTML that works without it. */
import './copy.ts'
import './editions.ts'
import './search/open.ts'
import './section-nav.ts'
import './site-header.ts'
import './tabs.ts'
import './theme.ts'
import './toc.ts'
