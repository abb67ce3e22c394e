/** One page of each kind of the shipped handbook. */
export const pagesOfEachKind = [
  '/',
  '/about/',
  '/search/',
  '/404.html',
  '/handbook/',
  '/handbook/planning/',
  '/handbook/product/tiers/',
  '/print/handbook/planning/',
  '/handbook/editing/writing-a-page/',
  '/roles/',
  '/roles/product-manager/',
  '/strategy/',
  '/strategy/product-strategy/',
  '/objectives/',
  '/objectives/staged-delivery/',
  '/releases/',
  '/releases/2.31.2/',
  '/changelog/',
  '/changelog/subscribe/',
  '/changelog/upgrade/',
  '/changelog/upgrade/3.0/',
  '/changelog/2026/06/helm-chart-moves-to-emqx/',
  '/decisions/',
  '/decisions/0003-team-becomes-pro/',
  '/features/',
  '/features/audit-log/',
  '/glossary/',
] as const

/** Pages that only staff get, or that show them more. */
export const staffPages = ['/', '/changelog/', '/changelog/board/'] as const
