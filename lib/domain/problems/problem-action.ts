export const PROBLEM_ACTIONS = [
  'created',
  'joined',
  'left',
  'split-off',
  'merged',
  'outage-attached',
  'outage-detached',
] as const;
export type ProblemAction = (typeof PROBLEM_ACTIONS)[number];
