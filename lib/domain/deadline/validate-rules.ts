import type { Channel } from '../appeal';
import type { CalendarBook } from '../work-calendar/calendar';
import { validateBook } from '../work-calendar/validate-book';
import { findContradictions } from './contradictions';
import type { ClockRule, DeadlineRules, Regime, RegimeCondition } from './regime';

/** What is wrong, where: the path of the field, `regimes.2.clocks.0.amount`. */
export interface RuleFault {
  readonly path: string;
  readonly message: string;
}

/** What a city has, by which it is judged whether a rule can ever be about an appeal. */
export interface RuledPlaces {
  readonly topics: readonly { readonly id: string; readonly severity: number }[];
  readonly sources: readonly { readonly id: string; readonly channel: Channel }[];
}

const MOST = { 'working-minutes': 200 * 24 * 60, 'working-days': 400, 'calendar-days': 800 } as const;

/** All faults of a set of rules, in words; an empty list lets it be applied. */
export function validateRules(rules: DeadlineRules, city: RuledPlaces): RuleFault[] {
  const calendars = new Set(rules.calendars.map(({ id }) => id));
  const faults = [...validateBook(rules), ...repeatedIds(rules)];
  rules.regimes.forEach((regime, i) => {
    const path = `regimes.${i}`;
    faults.push(
      ...faultsOfCondition(regime.when, city).map((message) => ({ path: `${path}.when`, message })),
    );
    faults.push(...faultsOfRegime(regime, path));
    regime.clocks.forEach((rule, j) => {
      faults.push(...faultsOfClock(rule, `${path}.clocks.${j}`, calendars));
    });
  });
  return [...faults, ...findContradictions(rules.regimes)];
}

function repeatedIds({ regimes }: DeadlineRules): RuleFault[] {
  return regimes.flatMap(({ id }, i) =>
    regimes.findIndex((other) => other.id === id) < i
      ? [{ path: `regimes.${i}.id`, message: `режим «${id}» уже есть: у каждого режима свой код` }]
      : [],
  );
}

function faultsOfRegime({ name, source, clocks }: Regime, path: string): RuleFault[] {
  const faults: RuleFault[] = [];
  if (name.trim() === '') faults.push({ path: `${path}.name`, message: 'у режима нет названия' });
  if (source.trim() === '')
    faults.push({ path: `${path}.source`, message: 'назовите источник: акт или обычай, откуда взят срок' });
  if (clocks.length === 0)
    faults.push({ path: `${path}.clocks`, message: 'режим ничего не отсчитывает: добавьте срок' });
  clocks.forEach(({ clock }, j) => {
    if (clocks.findIndex((other) => other.clock === clock) < j)
      faults.push({ path: `${path}.clocks.${j}.clock`, message: 'такой срок в режиме уже есть' });
  });
  return faults;
}

const isWhole = (n: number) => Number.isInteger(n);

function faultsOfClock(rule: ClockRule, path: string, calendars: ReadonlySet<string>): RuleFault[] {
  const faults: RuleFault[] = [];
  const fault = (field: string, message: string) => faults.push({ path: `${path}.${field}`, message });
  const most = MOST[rule.unit];
  if (!isWhole(rule.amount) || rule.amount < 1) fault('amount', 'срок должен быть целым числом не меньше 1');
  else if (rule.amount > most) fault('amount', `срок не может быть больше ${most}`);
  if (!isWhole(rule.soonMinutes) || rule.soonMinutes < 0)
    fault('soonMinutes', 'порог «скоро» — целое число минут, не меньше нуля');
  if (!calendars.has(rule.calendar)) fault('calendar', `нет календаря «${rule.calendar}»`);
  if (rule.extension === null) return faults;
  if (!isWhole(rule.extension.times) || rule.extension.times < 1)
    fault(
      'extension.times',
      'число продлений — целое, не меньше 1; если продлевать нельзя, уберите продление',
    );
  if (!isWhole(rule.extension.amount) || rule.extension.amount < 1 || rule.extension.amount > most)
    fault('extension.amount', `продление — целое число от 1 до ${most}`);
  return faults;
}

const list = (values: readonly string[]) => values.map((value) => `«${value}»`).join(', ');

/** A condition that no appeal of this city can meet. */
function faultsOfCondition(when: RegimeCondition, { topics, sources }: RuledPlaces): string[] {
  const faults: string[] = [];
  const unknown = (values: readonly string[], known: readonly { readonly id: string }[]) =>
    values.filter((value) => !known.some(({ id }) => id === value));
  const strangeTopics = unknown(when.topics, topics);
  const strangeSources = unknown(when.sources, sources);
  if (strangeTopics.length > 0) faults.push(`в городе нет тем ${list(strangeTopics)}`);
  if (strangeSources.length > 0) faults.push(`в городе нет источников ${list(strangeSources)}`);
  const { severityFrom } = when;
  if (severityFrom !== null) {
    const asked = when.topics.length === 0 ? topics : topics.filter(({ id }) => when.topics.includes(id));
    if (!asked.some(({ severity }) => severity >= severityFrom))
      faults.push(`правило ни к чему не относится: нет тем тяжести от ${severityFrom}`);
  }
  if (
    when.kind === 'petition' &&
    when.channels.length > 0 &&
    when.channels.every((channel) => channel === 'email')
  )
    faults.push(
      'правило ни к чему не относится: с 30.03.2025 письмо по электронной почте — сообщение, не обращение',
    );
  return faults;
}

/** Years from this one on that clocks may soon ask for and the book does not hold. */
export function missingYears({ years }: CalendarBook, year: number): number[] {
  return [year, year + 1].filter((asked) => !years.some((held) => held.year === asked));
}
