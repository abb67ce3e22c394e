/** Text of the chain from customer insights to releases. */
export const traceText = {
  title: 'From need to release',
  stages: {
    insights: 'Customer evidence',
    objectives: 'Objective',
    roadmap: 'Roadmap',
    milestones: 'Milestone',
    changelog: 'Announced in',
    features: 'Feature',
    releases: 'Release',
  },
  picture: 'Diagram of the chain',
  showPicture: 'Show as a diagram',
  sides: { why: 'Why it exists', self: 'This page', outcome: 'Outcome' },
  more: (count: number) => `and ${count} more`,
} as const
