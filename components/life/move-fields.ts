import { CONTROLLERS, OUTCOMES } from '@/lib/domain/life/facts';
import { EXTENSION_GROUNDS, type MoveKind, PAUSE_GROUNDS, REOPENING_BASES } from '@/lib/domain/life/move';
import {
  CONTROLLER_NAMES,
  EXTENSION_GROUND_NAMES,
  OUTCOME_NAMES,
  PAUSE_GROUND_NAMES,
  REOPENING_BASE_NAMES,
} from '@/lib/domain/life/move-words';

export interface Option {
  readonly value: string;
  readonly name: string;
}

/** A field of a move's form; `name` is that of the API. */
export interface MoveField {
  readonly name: string;
  readonly label: string;
  readonly type: 'line' | 'text' | 'choice' | 'moment' | 'number' | 'check';
  readonly isOptional?: boolean;
  readonly hint?: string;
  readonly options?: readonly Option[];
}

function optionsOf<T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, string>>,
): readonly Option[] {
  return values.map((value) => ({ value, name: names[value] }));
}

const REASON: MoveField = { name: 'reason', label: 'Причина', type: 'text' };
const MAYBE_REASON: MoveField = { ...REASON, isOptional: true };
const TOLD: MoveField = { name: 'isAuthorTold', label: 'Автор уже уведомлён', type: 'check' };

/** What each move asks; the executor's choices come with the city. */
export const MOVE_FIELDS: Readonly<Record<MoveKind, readonly MoveField[]>> = {
  assign: [{ name: 'department', label: 'Исполнитель', type: 'choice' }, MAYBE_REASON],
  take: [],
  submit: [{ name: 'text', label: 'Проект ответа', type: 'text' }],
  approve: [],
  return: [REASON],
  interim: [{ name: 'text', label: 'Промежуточный ответ', type: 'text' }],
  answer: [
    { name: 'outcome', label: 'Итог', type: 'choice', options: optionsOf(OUTCOMES, OUTCOME_NAMES) },
    { name: 'text', label: 'Ответ', type: 'text' },
    {
      name: 'until',
      label: 'Запланировано до',
      type: 'moment',
      isOptional: true,
      hint: 'Только для итога «запланировано»: это обещание со своими часами.',
    },
  ],
  close: [{ ...MAYBE_REASON, hint: 'Обязательна, если ответа не было.' }],
  redirect: [
    { name: 'to', label: 'Кому', type: 'line' },
    { ...REASON, hint: 'Обращение по 59-ФЗ перенаправляют не позже 7 дней и уведомляют автора.' },
    TOLD,
  ],
  'not-competent': [REASON],
  'hand-over': [
    { name: 'number', label: 'Номер в ЕДДС', type: 'line' },
    { name: 'at', label: 'Когда передано', type: 'moment' },
    { name: 'takenBy', label: 'Кто принял', type: 'line', hint: 'Должность, без фамилии.' },
  ],
  withdraw: [REASON],
  reopen: [
    {
      name: 'base',
      label: 'Основание',
      type: 'choice',
      options: optionsOf(REOPENING_BASES, REOPENING_BASE_NAMES),
    },
    REASON,
  ],
  extend: [
    { name: 'amount', label: 'На сколько', type: 'number' },
    {
      name: 'ground',
      label: 'Основание',
      type: 'choice',
      options: optionsOf(EXTENSION_GROUNDS, EXTENSION_GROUND_NAMES),
    },
    REASON,
    TOLD,
  ],
  notice: [],
  'fast-track-on': [],
  'fast-track-off': [REASON],
  'control-set': [
    {
      name: 'controller',
      label: 'Чей контроль',
      type: 'choice',
      options: optionsOf(CONTROLLERS, CONTROLLER_NAMES),
    },
    { name: 'until', label: 'Контрольный срок', type: 'moment' },
  ],
  'control-off': [
    {
      name: 'controller',
      label: 'Чей контроль',
      type: 'choice',
      options: optionsOf(CONTROLLERS, CONTROLLER_NAMES),
    },
    MAYBE_REASON,
  ],
  pause: [
    {
      name: 'ground',
      label: 'Основание',
      type: 'choice',
      options: optionsOf(PAUSE_GROUNDS, PAUSE_GROUND_NAMES),
    },
    REASON,
  ],
  resume: [],
  'promise-kept': [],
  'promise-broken': [REASON],
};

/** How a move that was made by mistake is taken back. */
export const UNDO_HINTS: Readonly<Partial<Record<MoveKind, string>>> = {
  assign: 'Ошиблись? Назначьте другого исполнителя.',
  submit: 'Ошиблись? Верните на доработку.',
  answer: 'Ошиблись? Возобновите с основанием «прошлая отметка ошибочна»: срок останется прежним.',
  close: 'Ошиблись? Возобновите с основанием «прошлая отметка ошибочна».',
  redirect: 'Ошиблись? Возобновите с основанием «прошлая отметка ошибочна».',
  withdraw: 'Ошиблись? Возобновите с основанием «прошлая отметка ошибочна».',
  'not-competent': 'Ошиблись? Возьмите в работу.',
  'hand-over': 'Ошиблись? Возьмите в работу.',
  'fast-track-on': 'Ошиблись? Снимите ускоренное решение.',
  'fast-track-off': 'Ошиблись? Включите ускоренное решение снова.',
  'control-set': 'Ошиблись? Снимите с контроля: это может только поставивший.',
  pause: 'Ошиблись? Возобновите срок.',
};
