import type { ProblemItem, ProblemOrder, ProblemOutage } from '@/lib/contract/problem';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import type { ProblemAction } from '@/lib/domain/problems/problem-action';
import { capitalised, counted, type Forms, formatMoment, MESSAGES } from '@/lib/domain/russian';

export const AUTHORS: Forms = ['автор', 'автора', 'авторов'];
const PETITIONS: Forms = ['обращение (59-ФЗ)', 'обращения (59-ФЗ)', 'обращений (59-ФЗ)'];
const REPEATS: Forms = ['повторное', 'повторных', 'повторных'];
const REMINDERS: Forms = ['напоминание', 'напоминания', 'напоминаний'];
const COLLECTIVES: Forms = ['коллективное', 'коллективных', 'коллективных'];
const SIGNATURES: Forms = ['подпись', 'подписи', 'подписей'];

export const ORDER_WORDS: Readonly<Record<ProblemOrder, string>> = {
  authors: 'по числу авторов',
  deadline: 'по сроку',
  growth: 'по росту',
  last: 'по последней записи',
};

export const ACTION_WORDS: Readonly<Record<ProblemAction, string>> = {
  created: 'Проблема создана',
  joined: 'Присоединено',
  left: 'Выведено',
  'split-off': 'Отделено',
  merged: 'Объединено',
  'outage-attached': 'Привязано отключение',
  'outage-detached': 'Отвязано отключение',
};

type Counts = Pick<
  ProblemItem,
  'messages' | 'petitions' | 'repeats' | 'reminders' | 'collectives' | 'signatures'
>;

/** «7 сообщений · 1 обращение (59-ФЗ) · 2 повторных»: kinds side by side, never added; zeros left out. */
export function countWords(counts: Counts): string[] {
  const { messages, petitions, repeats, reminders, collectives, signatures } = counts;
  const told = [
    messages > 0 ? counted(messages, MESSAGES) : null,
    petitions > 0 ? counted(petitions, PETITIONS) : null,
    repeats > 0 ? counted(repeats, REPEATS) : null,
    reminders > 0 ? counted(reminders, REMINDERS) : null,
    collectives > 0 ? counted(collectives, COLLECTIVES) : null,
    signatures > 0 ? counted(signatures, SIGNATURES) : null,
  ];
  return told.filter((words) => words !== null);
}

/** «+5 за час, было 2». */
export function growthWords({ lastHour, hourBefore }: Pick<ProblemItem, 'lastHour' | 'hourBefore'>): string {
  if (lastHour === 0) return hourBefore === 0 ? 'не растёт' : `за час новых нет, было ${hourBefore}`;
  return hourBefore === 0 ? `+${lastHour} за час` : `+${lastHour} за час, было ${hourBefore}`;
}

/** «Авария, ЕДДС. Прорыв на теплотрассе: обещают закончить …»: the cause, with the promise that was given. */
export function outageWords(outage: ProblemOutage, zone: string): string {
  const { kind, by, title, state, promisedEnd, actualEnd } = outage;
  const at = (iso: string) => formatMoment(zone, Date.parse(iso));
  const what = `${capitalised([OUTAGE_KIND_WORDS[kind], by].filter((part) => part !== null).join(', '))}. ${title}`;
  switch (state) {
    case 'expected':
      return `${what}: ещё не началось, обещают закончить ${at(promisedEnd)}`;
    case 'active':
      return `${what}: обещают закончить ${at(promisedEnd)}`;
    case 'overdue':
      return `${what}: обещали закончить ${at(promisedEnd)}, срок прошёл`;
    case 'ended':
      return `${what}: закончено ${at(actualEnd ?? promisedEnd)}`;
  }
}
