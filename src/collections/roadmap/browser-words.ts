/** Roadmap lane text used in the browser; bundled with its script. */
export const roadmapText = {
  fields: { area: 'Area', objective: 'Objective', horizon: 'Horizon', status: 'Status', milestone: 'Milestone', evidence: 'Evidence' },
  count: (found: number, all: number) => (found === all ? (all === 1 ? '1 item' : `${all} items`) : `${found} of ${all} items`),
  nothing: 'No matches. Clear filters to see all items.',
} as const
