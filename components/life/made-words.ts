import type { MadeMove } from '@/lib/contract/life';
import {
  CONTROLLER_NAMES,
  EXTENSION_GROUND_NAMES,
  OUTCOME_NAMES,
  PAUSE_GROUND_NAMES,
  REOPENING_BASE_NAMES,
} from '@/lib/domain/life/move-words';
import { formatMoment } from '@/lib/domain/russian';

interface Words {
  readonly zone: string;
  readonly names: { department(id: string): string };
}

const CODES: Readonly<Record<string, string>> = {
  ...OUTCOME_NAMES,
  ...CONTROLLER_NAMES,
  ...EXTENSION_GROUND_NAMES,
  ...PAUSE_GROUND_NAMES,
  ...REOPENING_BASE_NAMES,
};

const LABELS: Readonly<Record<string, string>> = {
  department: 'исполнитель',
  outcome: 'итог',
  until: 'до',
  to: 'кому',
  number: 'номер в ЕДДС',
  at: 'передано',
  takenBy: 'принял',
  answeredBy: 'ответила по ссылке организация',
  base: 'основание',
  ground: 'основание',
  amount: 'на сколько',
  controller: 'чей контроль',
};

const MOMENTS: ReadonlySet<string> = new Set(['until', 'at']);
const DEPARTMENTS: ReadonlySet<string> = new Set(['department', 'answeredBy']);
const CODED: ReadonlySet<string> = new Set(['outcome', 'base', 'ground', 'controller']);

function valueWords(name: string, value: string | number, { zone, names }: Words): string {
  const text = String(value);
  if (MOMENTS.has(name)) return formatMoment(zone, Date.parse(text));
  if (DEPARTMENTS.has(name)) return names.department(text);
  return CODED.has(name) ? (CODES[text] ?? text) : text;
}

/** The facts of a move that was made, each in words: «кому: ГЖИ», «автор уведомлён». */
export function madeWords({ details }: MadeMove, words: Words): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (name === 'isAuthorTold') return value === true ? ['автор уведомлён'] : ['автор ещё не уведомлён'];
    if (typeof value === 'boolean') return [];
    return [`${LABELS[name] ?? name}: ${valueWords(name, value, words)}`];
  });
}
