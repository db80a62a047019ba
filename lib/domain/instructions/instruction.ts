/** дано, принято к исполнению, отчитались, принято исполнение, отменено; a returned one is given back to its executor. */
export const INSTRUCTION_STATES = ['given', 'accepted', 'reported', 'returned', 'done', 'cancelled'] as const;
export type InstructionState = (typeof INSTRUCTION_STATES)[number];

export const INSTRUCTION_ACTIONS = [
  'give',
  'accept',
  'report',
  'return',
  'finish',
  'extend',
  'cancel',
  'remind',
  'reassign',
] as const;
export type InstructionAction = (typeof INSTRUCTION_ACTIONS)[number];

export const LINK_KINDS = ['appeal', 'problem', 'hot'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
