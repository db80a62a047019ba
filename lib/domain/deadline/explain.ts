import { type Forms, formatMoment, formatTime, plural } from '../russian';
import type { CompiledCalendar } from '../work-calendar/compile';
import { dateOfDay, dottedDate, weekdayOf } from '../work-calendar/dates';
import type { AppealClock, ClockKind, DeadlineFacts } from './clock';
import type { CountedTerm } from './count-term';
import type { TermUnit } from './regime';
import type { Ruler, TracedClock } from './ruler';

export const CLOCK_NAMES: Readonly<Record<ClockKind, string>> = {
  registration: 'Регистрация',
  redirect: 'Перенаправление',
  reaction: 'Первый ответ',
  interim: 'Промежуточный ответ',
  final: 'Ответ',
  control: 'Контрольный срок',
  promise: 'Обещание',
};

/** A clock with its name, its regime and how its due time came about, in words. */
export interface ExplainedClock {
  readonly clock: AppealClock;
  readonly name: string;
  /** Null for a moment that was given. */
  readonly regime: {
    readonly id: string;
    readonly name: string;
    readonly source: string;
    readonly isConfirmed: boolean;
    readonly note: string;
  } | null;
  readonly words: string;
}

const WEEKDAYS = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'];
/** «Перенесён на …». */
const ONTO = ['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'];

const UNIT_FORMS: Readonly<Record<TermUnit, Forms>> = {
  'working-minutes': ['рабочая минута', 'рабочие минуты', 'рабочих минут'],
  'working-days': ['рабочий день', 'рабочих дня', 'рабочих дней'],
  'calendar-days': ['календарный день', 'календарных дня', 'календарных дней'],
};
const WORKING_HOURS: Forms = ['рабочий час', 'рабочих часа', 'рабочих часов'];

const amountOf = (n: number, forms: Forms) => `${n} ${plural(n, forms)}`;

/** «30 календарных дней», «9 рабочих часов», «1 рабочий час 30 рабочих минут». */
export function termWords(amount: number, unit: TermUnit): string {
  if (unit !== 'working-minutes' || amount < 60) return amountOf(amount, UNIT_FORMS[unit]);
  const hours = amountOf(Math.floor(amount / 60), WORKING_HOURS);
  return amount % 60 === 0 ? hours : `${hours} ${amountOf(amount % 60, UNIT_FORMS[unit])}`;
}

const dayDate = (day: number) => dottedDate(dateOfDay(day));
/** «суббота 05.12». */
const shortDay = (day: number) => `${WEEKDAYS[weekdayOf(day)]} ${dayDate(day).slice(0, 5)}`;

function offWords(calendar: CompiledCalendar, day: number): string {
  const reason = calendar.reasonOff(day);
  if (reason === null) return 'выходной';
  return reason.startsWith('выходной') || reason.startsWith('нерабочий') ? reason : `праздник (${reason})`;
}

function endWords({ counted, calendar }: { counted: CountedTerm; calendar: CompiledCalendar }): string {
  const { lastDay, endDay, moved, due } = counted;
  if (lastDay === null || endDay === null) return ` — ${formatMoment(calendar.zone, due)}`;
  const until = `, до ${formatTime(calendar.zone, due)}${calendar.isWorkingDay(endDay) && calendar.isShortened(endDay) ? ' (сокращённый день)' : ''}`;
  const end = `${ONTO[weekdayOf(endDay)]} ${dayDate(endDay)}${until}`;
  switch (moved) {
    case null:
      return ` — ${WEEKDAYS[weekdayOf(endDay)]} ${dayDate(endDay)}${until}`;
    case 'past':
      return ` — ${shortDay(lastDay)}, но срок не может истечь раньше, чем начался; перенесён на ${end}`;
    case 'preceding':
    case 'following':
      return ` — ${shortDay(lastDay)}, ${offWords(calendar, lastDay)}; перенесён на ${end}`;
  }
}

/** Days off that a term in working days stepped over. */
function skippedWords({ counted, calendar, chosen, clock }: Counted): string {
  if (chosen.rule.unit !== 'working-days' || counted.endDay === null) return '';
  let skipped = 0;
  for (let day = calendar.dayOf(clock.from); day < counted.endDay; day++)
    if (!calendar.isWorkingDay(day)) skipped++;
  return skipped === 0 ? '' : `; пропущено нерабочих дней: ${skipped}`;
}

type Counted = TracedClock & {
  readonly chosen: NonNullable<TracedClock['chosen']>;
  readonly calendar: CompiledCalendar;
  readonly counted: CountedTerm;
};

const isCounted = (traced: TracedClock): traced is Counted => traced.counted !== null;

function pauseWords({ stops, clock, calendar }: Counted): string {
  const { zone } = calendar;
  const past = stops
    .filter(({ from }) => from < clock.due)
    .map(({ from, to }) => `; пауза с ${formatMoment(zone, from)} по ${formatMoment(zone, to)} не считается`);
  const since = clock.pausedSince;
  const now =
    since === null ? '' : `; часы стоят с ${formatMoment(zone, since)}, после паузы срок отодвинется`;
  return past.join('') + now;
}

function countedWords(traced: Counted): string {
  const { chosen, calendar, clock, extended } = traced;
  const { rule } = chosen;
  const extension = extended === 0 ? '' : ` и продление на ${termWords(extended, rule.unit)}`;
  const isByMinute = rule.unit === 'working-minutes';
  const start = isByMinute ? formatMoment(calendar.zone, clock.from) : dayDate(calendar.dayOf(clock.from));
  const first = !isByMinute && rule.countsFirstDay ? ', считая этот день' : '';
  const after = rule.from === 'interim' ? ' после промежуточного ответа или поступления' : '';
  const by = isByMinute ? `, календарь «${calendar.name}»` : '';
  return `${termWords(rule.amount, rule.unit)}${extension}${after} с ${start}${first}${endWords(traced)}${by}${skippedWords(traced)}${pauseWords(traced)}`;
}

function givenWords(clock: AppealClock, zone: string): string {
  const due = formatMoment(zone, clock.due);
  if (clock.kind === 'promise') return `обещано ${formatMoment(zone, clock.from)}: сделать до ${due}`;
  if (clock.kind === 'control')
    return `на контроле с ${formatMoment(zone, clock.from)}, контрольный срок ${due}`;
  const odd = clock.due < clock.from ? ', раньше, чем запись поступила: проверьте его у источника' : '';
  return `срок, который назвал источник: ${due}${odd}`;
}

/** Every clock of an appeal in words, in the order in which they run out. */
export function explainClocks(ruler: Ruler, facts: DeadlineFacts): ExplainedClock[] {
  return ruler
    .trace(facts)
    .toSorted((a, b) => a.clock.due - b.clock.due)
    .map((traced) => {
      const { clock, chosen } = traced;
      return {
        clock,
        name: CLOCK_NAMES[clock.kind],
        regime: chosen === null ? null : regimeOf(chosen.regime),
        words: isCounted(traced) ? countedWords(traced) : givenWords(clock, ruler.zone),
      };
    });
}

function regimeOf({ id, name, source, isConfirmed, note }: NonNullable<ExplainedClock['regime']>) {
  return { id, name, source, isConfirmed, note };
}
