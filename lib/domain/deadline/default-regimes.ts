import type { Channel } from '../appeal';
import { DEFAULT_CALENDARS } from '../work-calendar/default-calendars';
import type { ClockRule, DeadlineRules, Regime, RegimeCondition } from './regime';

/** What the default set asks of a city. */
export interface RuledCity {
  readonly topics: readonly { readonly id: string; readonly normDays: number }[];
}

const ANY: RegimeCondition = {
  kind: null,
  channels: [],
  sources: [],
  topics: [],
  severityFrom: null,
  isFastTrack: null,
  controllers: [],
};

const HOUR = 60;
const DAY = 24 * HOUR;

const CLOCK: Omit<ClockRule, 'clock' | 'unit' | 'amount'> = {
  calendar: 'centre',
  from: 'start',
  countsFirstDay: false,
  ifOff: 'stay',
  until: 'closing',
  isPausable: true,
  extension: null,
  soonMinutes: 2 * HOUR,
};

const workingHours = (clock: ClockRule['clock'], hours: number): ClockRule => ({
  ...CLOCK,
  clock,
  unit: 'working-minutes',
  amount: hours * HOUR,
});

const workingDays = (clock: ClockRule['clock'], amount: number): ClockRule => ({
  ...CLOCK,
  clock,
  unit: 'working-days',
  amount,
  soonMinutes: 4 * HOUR,
});

const calendarDays = (clock: ClockRule['clock'], amount: number): ClockRule => ({
  ...CLOCK,
  clock,
  unit: 'calendar-days',
  amount,
  ifOff: 'preceding',
  soonMinutes: DAY,
});

const DEFAULTS = { precedence: 0, lead: 'source', isConfirmed: false } as const;
const SOCIAL: readonly Channel[] = ['incident', 'vk', 'ok', 'max', 'telegram'];
const CALLS: readonly Channel[] = ['phone', 'voice'];

/** Channels without a platform of their own that would set a term. */
const BY_NORM: readonly Channel[] = ['phone', 'voice', 'web', 'email', 'other'];

const REGIMES: readonly Regime[] = [
  {
    ...DEFAULTS,
    id: 'petition',
    name: 'Обращение (59-ФЗ)',
    when: { ...ANY, kind: 'petition' },
    clocks: [
      { ...calendarDays('registration', 3), isPausable: false },
      { ...calendarDays('redirect', 7), isPausable: false },
      {
        ...calendarDays('final', 30),
        isPausable: false,
        soonMinutes: 3 * DAY,
        extension: { times: 1, amount: 30 },
      },
    ],
    source: 'Федеральный закон от 02.05.2006 № 59-ФЗ, ст. 8, 12',
    note: 'Закон молчит о последнем дне, который выпал на выходной, и о том, считать ли день регистрации: подтвердить центру. Продление — однажды, не больше чем на 30 дней, с уведомлением заявителя.',
  },
  {
    ...DEFAULTS,
    id: 'pos',
    name: 'ПОС: сообщение',
    when: { ...ANY, kind: 'message', channels: ['pos'] },
    clocks: [{ ...calendarDays('final', 30), soonMinutes: 3 * DAY }],
    source: 'Постановление Правительства РФ от 10.11.2020 № 1802; акты области',
    note: 'Постановление об эксперименте: действие подтвердить центру. Запись с отметкой «по 59-ФЗ» — обращение.',
  },
  {
    ...DEFAULTS,
    id: 'pos-fast',
    name: 'ПОС: ускоренное решение',
    when: { ...ANY, kind: 'message', channels: ['pos'], isFastTrack: true },
    clocks: [calendarDays('final', 10)],
    source: 'Постановление Правительства РФ от 10.11.2020 № 1802; акты области',
    note: 'Для части категорий срок 3 дня: подтвердить центру и завести отдельным режимом.',
  },
  {
    ...DEFAULTS,
    id: 'incident',
    name: 'Инцидент Менеджмент и соцсети',
    when: { ...ANY, kind: 'message', channels: SOCIAL },
    clocks: [workingHours('reaction', 9), { ...workingDays('final', 7), from: 'interim' }],
    source: 'Акты других регионов: 8–9 рабочих часов до первого ответа',
    note: 'Промежуточный ответ даёт до 7 рабочих дней на окончательный. Центр подтверждает свои числа.',
  },
  {
    ...DEFAULTS,
    id: 'incident-raised',
    name: 'Инцидент Менеджмент: на контроле',
    when: { ...ANY, kind: 'message', channels: SOCIAL, controllers: ['regional-centre', 'governor', 'head'] },
    clocks: [{ ...workingHours('reaction', 4), soonMinutes: HOUR }],
    source: 'Акты других регионов: 4 рабочих часа для поднятых карточек',
    note: 'Какие карточки считать поднятыми, подтвердить центру.',
  },
  {
    ...DEFAULTS,
    id: 'call',
    name: 'Звонок, голосовое сообщение',
    when: { ...ANY, kind: 'message', channels: CALLS },
    clocks: [{ ...workingHours('reaction', 2), soonMinutes: HOUR }, workingDays('final', 3)],
    source: 'Наше предположение',
    note: 'Подтвердить центру.',
  },
  {
    ...DEFAULTS,
    id: 'call-accident',
    name: 'Звонок об аварии',
    when: { ...ANY, kind: 'message', channels: CALLS, severityFrom: 5 },
    clocks: [
      {
        ...CLOCK,
        clock: 'reaction',
        unit: 'working-minutes',
        amount: 10,
        calendar: 'always',
        isPausable: false,
        soonMinutes: 5,
      },
    ],
    source:
      'Наше предположение; постановление Правительства РФ от 15.05.2013 № 416: аварийная служба отвечает за 5 минут',
    note: 'Передать в ЕДДС сразу. Число минут подтвердить центру.',
  },
  {
    ...DEFAULTS,
    id: 'message',
    name: 'Сообщение',
    when: { ...ANY, kind: 'message' },
    clocks: [{ ...calendarDays('final', 30), soonMinutes: 3 * DAY }],
    source:
      'Федеральный закон от 28.12.2024 № 547-ФЗ: письмо по электронной почте — сообщение; срок — наше предположение',
    note: 'Для всего, о чём не сказано точнее. Подтвердить центру.',
  },
];

const NORM_WORDS = 'Норма категории';

/** One regime for the topics of one norm: fewer rows to read and to keep. */
function normRegimes({ topics }: RuledCity): Regime[] {
  const byNorm = new Map<number, string[]>();
  for (const { id, normDays } of topics) byNorm.set(normDays, [...(byNorm.get(normDays) ?? []), id]);
  return [...byNorm]
    .toSorted(([a], [b]) => a - b)
    .map(([days, ids]) => ({
      ...DEFAULTS,
      id: `norm-${days}`,
      name: `${NORM_WORDS}: ${days} раб. дн.`,
      when: { ...ANY, kind: 'message', channels: BY_NORM, topics: ids },
      clocks: [workingDays('final', Math.max(1, Math.ceil(days)))],
      source: 'Таблица центра: норма темы',
      note: 'Числа взяты из профиля города, подтвердить центру.',
    }));
}

/** The rules by which a centre in Russia begins: the table of PRODUCT.md and the norms of its topics. */
export function defaultRules(city: RuledCity): DeadlineRules {
  return { regimes: [...REGIMES, ...normRegimes(city)], ...DEFAULT_CALENDARS };
}

/** Where no law is known: the due time of the source leads, working time is that of the centre without holidays. */
export function rulesOfNoLaw(): DeadlineRules {
  const calendars = DEFAULT_CALENDARS.calendars.map((calendar) => ({ ...calendar, keepsHolidays: false }));
  return { regimes: [], calendars, years: [] };
}
