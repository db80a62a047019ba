import { CLOCK_NAMES, termWords } from '@/lib/domain/deadline/explain';
import type {
  ClockRule,
  DayEnd,
  ExtensionRule,
  Lead,
  OffMove,
  RegimeCondition,
  TermStart,
  TermUnit,
} from '@/lib/domain/deadline/regime';
import type { Controller } from '@/lib/domain/life/facts';
import { type Forms, plural } from '@/lib/domain/russian';
import { CHANNEL_NAMES, KIND_NAMES } from '@/lib/domain/russian-names';

export const UNIT_WORDS: Readonly<Record<TermUnit, string>> = {
  'working-minutes': 'минут рабочего времени',
  'working-days': 'рабочих дней',
  'calendar-days': 'календарных дней',
};

export const START_WORDS: Readonly<Record<TermStart, string>> = {
  start: 'от поступления или возвращения',
  received: 'от получения центром',
  interim: 'от промежуточного ответа',
};

export const OFF_WORDS: Readonly<Record<OffMove, string>> = {
  preceding: 'на предыдущий рабочий день',
  following: 'на следующий рабочий день',
  stay: 'не переносить',
};

export const END_WORDS: Readonly<Record<DayEnd, string>> = {
  closing: 'с рабочим днём',
  midnight: 'в полночь',
};

export const LEAD_WORDS: Readonly<Record<Lead, string>> = {
  source: 'срок источника',
  computed: 'посчитанный срок',
  stricter: 'более строгий из двух',
};

export const CONTROLLER_WORDS: Readonly<Record<Controller, string>> = {
  head: 'глава города',
  'regional-centre': 'ЦУР',
  governor: 'губернатор',
  prosecutor: 'прокуратура',
  deputy: 'депутат',
};

/** Names by which a condition is told. */
export interface RuleNames {
  topicName(id: string): string;
  sourceName(id: string): string;
}

const SHOWN = 6;

function listed(values: readonly string[]): string {
  if (values.length <= SHOWN) return values.join(', ');
  return `${values.slice(0, SHOWN).join(', ')} и ещё ${values.length - SHOWN}`;
}

/** Which appeals a regime is about, in words. */
export function conditionWords(when: RegimeCondition, names: RuleNames): string {
  const { kind, channels, sources, topics, severityFrom, isFastTrack, controllers } = when;
  const parts = [
    kind === null ? null : KIND_NAMES[kind],
    channels.length === 0 ? null : `канал: ${listed(channels.map((channel) => CHANNEL_NAMES[channel]))}`,
    sources.length === 0 ? null : `источник: ${listed(sources.map(names.sourceName))}`,
    topics.length === 0 ? null : `тема: ${listed(topics.map(names.topicName))}`,
    severityFrom === null ? null : `тяжесть темы от ${severityFrom}`,
    isFastTrack === null ? null : isFastTrack ? 'ускоренное решение' : 'без ускоренного решения',
    controllers.length === 0
      ? null
      : `на контроле: ${listed(controllers.map((controller) => CONTROLLER_WORDS[controller]))}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Все записи' : parts.join('; ');
}

const TIMES: Forms = ['раз', 'раза', 'раз'];

function extensionWords({ times, amount }: ExtensionRule, unit: TermUnit): string {
  const each = times === 1 ? '' : ' каждый';
  return `продлить можно ${times} ${plural(times, TIMES)}, не больше чем на ${termWords(amount, unit)}${each}`;
}

/** A clock in one line: «Ответ — 30 календарных дней, продление 1 раз до 30». */
export function clockWords(rule: ClockRule): string {
  const parts = [`${CLOCK_NAMES[rule.clock]} — ${termWords(rule.amount, rule.unit)}`];
  if (rule.from !== 'start') parts.push(START_WORDS[rule.from]);
  if (rule.countsFirstDay) parts.push('первый день считается');
  if (rule.unit === 'calendar-days' && rule.ifOff !== 'stay')
    parts.push(`выходной переносится ${OFF_WORDS[rule.ifOff]}`);
  if (rule.extension !== null) parts.push(extensionWords(rule.extension, rule.unit));
  if (!rule.isPausable) parts.push('пауза не останавливает');
  return parts.join(', ');
}
