/** Text of the chain from customer insights to releases. */
export const traceText = {
  title: 'From need to release',
  stages: {
    insights: 'Seen of customers',
    objectives: 'Objective',
    roadmap: 'Roadmap',
    milestones: 'Milestone',
    changelog: 'Told',
    features: 'Feature',
    releases: 'Release',
  },
  picture: 'The chain as a picture',
  sides: { why: 'Why it exists', self: 'This page', outcome: 'What came of it' },
  more: (count: number) => `and ${count} more`,
} as const
