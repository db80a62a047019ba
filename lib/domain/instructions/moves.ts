import type { InstructionAction, InstructionState } from './instruction';

const OPEN = ['given', 'accepted', 'reported', 'returned'] as const;

interface Move {
  readonly from: readonly InstructionState[];
  /** Null keeps the state. */
  readonly to: InstructionState | null;
  /** Only the author extends an instruction and takes it off control (DOMAIN.md, 3.2.6). */
  readonly by: 'author' | 'executor' | 'system';
}

/** Every move of a поручение. */
export const INSTRUCTION_MOVES: Readonly<Record<Exclude<InstructionAction, 'give'>, Move>> = {
  accept: { from: ['given', 'returned'], to: 'accepted', by: 'executor' },
  report: { from: ['given', 'accepted', 'returned'], to: 'reported', by: 'executor' },
  return: { from: ['reported'], to: 'returned', by: 'author' },
  finish: { from: ['reported'], to: 'done', by: 'author' },
  extend: { from: OPEN, to: null, by: 'author' },
  cancel: { from: OPEN, to: 'cancelled', by: 'author' },
  remind: { from: ['given', 'accepted', 'returned'], to: null, by: 'system' },
  /** To the successor of a closed department. */
  reassign: { from: OPEN, to: null, by: 'system' },
};

export const STATE_WORDS: Readonly<Record<InstructionState, string>> = {
  given: 'дано',
  accepted: 'принято к исполнению',
  reported: 'исполнитель отчитался',
  returned: 'возвращено на доработку',
  done: 'исполнено, снято с контроля',
  cancelled: 'отменено',
};

export const ACTION_WORDS: Readonly<Record<InstructionAction, string>> = {
  give: 'Дано',
  accept: 'Принято к исполнению',
  report: 'Отчёт исполнителя',
  return: 'Возвращено на доработку',
  finish: 'Исполнение принято, снято с контроля',
  extend: 'Срок продлён',
  cancel: 'Отменено',
  remind: 'Напоминание',
  reassign: 'Передано преемнику',
};

export function isOpenState(state: InstructionState): boolean {
  return OPEN.some((open) => open === state);
}

type PersonAction = Exclude<InstructionAction, 'give'>;

/** Why a move is not allowed, in words; null where it is. */
export function refusalOf(
  action: PersonAction,
  { state, isAuthor }: { state: InstructionState; isAuthor: boolean },
): string | null {
  const { from, by } = INSTRUCTION_MOVES[action];
  if (!from.includes(state)) return `поручение уже в состоянии «${STATE_WORDS[state]}»`;
  if (by === 'author' && !isAuthor) return 'это делает только тот, кто дал поручение';
  return null;
}

/** The moves that a person may make now. */
export function movesFor(at: { state: InstructionState; isAuthor: boolean }): PersonAction[] {
  const actions: PersonAction[] = ['accept', 'report', 'return', 'finish', 'extend', 'cancel'];
  return actions.filter((action) => refusalOf(action, at) === null);
}
