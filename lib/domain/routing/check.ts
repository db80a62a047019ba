import { fits, type RoutingFacts } from './route';
import { ROUTING_PLACES, type RoutingRule } from './rule';

export type RuleField = 'id' | 'topic' | 'district' | 'place' | 'season' | 'department' | 'priority';

export interface RuleFault {
  readonly field: RuleField;
  readonly message: string;
}

/** What the rules may speak of. */
export interface RoutingGround {
  readonly topics: ReadonlySet<string>;
  readonly districts: ReadonlySet<string>;
  /** Null for an open department, else in words why it may not be given work. */
  departmentFault(code: string): string | null;
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_OF_YEAR = /^(\d{2})-(\d{2})$/;

export function isDayOfYear(text: string): boolean {
  const parts = DAY_OF_YEAR.exec(text);
  const length = LENGTHS[Number(parts?.[1]) - 1];
  return length !== undefined && Number(parts?.[2]) >= 1 && Number(parts?.[2]) <= length;
}

/** «01.11». */
export function dayWords(day: string): string {
  return day.split('-').reverse().join('.');
}

/** Faults of rules by their place in the list; a rule without any has no entry. */
export function faultsOfRules(
  rules: readonly RoutingRule[],
  ground: RoutingGround,
): ReadonlyMap<number, readonly RuleFault[]> {
  const faults = new Map<number, RuleFault[]>();
  const add = (i: number, fault: RuleFault) => faults.set(i, [...(faults.get(i) ?? []), fault]);
  rules.forEach((rule, i) => {
    for (const fault of ownFaults(rule, ground)) add(i, fault);
    if (rules.findIndex(({ id }) => id === rule.id) !== i)
      add(i, { field: 'id', message: `код «${rule.id}» повторяется` });
  });
  // Rules that speak of unknown things are mended first: what they hide cannot be told yet.
  if (faults.size === 0) for (const [i, fault] of mutualFaults(rules, ground)) add(i, fault);
  return faults;
}

function ownFaults(rule: RoutingRule, ground: RoutingGround): RuleFault[] {
  const faults: RuleFault[] = [];
  const { topic, district, season, department, priority } = rule;
  if (topic !== null && !ground.topics.has(topic))
    faults.push({ field: 'topic', message: `нет темы «${topic}»: правило не сработает никогда` });
  if (district !== null && !ground.districts.has(district))
    faults.push({ field: 'district', message: `нет района «${district}»: правило не сработает никогда` });
  if (season !== null && !(isDayOfYear(season.from) && isDayOfYear(season.to)))
    faults.push({ field: 'season', message: 'дни сезона: ММ-ДД, такой день должен быть в году' });
  if (!Number.isInteger(priority) || priority < 0 || priority > 1_000)
    faults.push({ field: 'priority', message: 'приоритет: целое число от 0 до 1000' });
  const closed = ground.departmentFault(department);
  if (closed !== null) faults.push({ field: 'department', message: closed });
  return faults;
}

/** Days on which some season begins, or has just ended: between them nothing changes. */
function turningDays(rules: readonly RoutingRule[]): string[] {
  const days = new Set(['01-01']);
  for (const { season } of rules) {
    if (season === null) continue;
    days.add(season.from);
    days.add(dayAfter(season.to));
  }
  return [...days];
}

function dayAfter(day: string): string {
  const [month = 1, date = 1] = day.split('-').map(Number);
  const two = (n: number) => String(n).padStart(2, '0');
  if (date < (LENGTHS[month - 1] ?? 31)) return `${two(month)}-${two(date + 1)}`;
  return month === 12 ? '01-01' : `${two(month + 1)}-01`;
}

/** Every kind of appeal that the rules can tell apart. */
function* allFacts(rules: readonly RoutingRule[], ground: RoutingGround): Generator<RoutingFacts> {
  const named = new Set(rules.flatMap(({ topic }) => topic ?? []));
  // One topic that no rule names stands for all of these.
  const unnamed = [...ground.topics].filter((topic) => !named.has(topic)).slice(0, 1);
  for (const topic of [...named, ...unnamed]) {
    const days = turningDays(rules.filter((rule) => rule.topic === null || rule.topic === topic));
    for (const district of [null, ...ground.districts])
      for (const place of ROUTING_PLACES) for (const day of days) yield { topic, district, place, day };
  }
}

/** A rule that never leads, and two that lead to different departments at once: exact, by trying every case. */
function mutualFaults(rules: readonly RoutingRule[], ground: RoutingGround): Map<number, RuleFault> {
  const leading = new Set<RoutingRule>();
  const shadows = new Map<RoutingRule, RoutingRule>();
  const rivals = new Map<RoutingRule, RoutingRule>();
  for (const facts of allFacts(rules, ground)) {
    const fitting = rules.filter((rule) => fits(rule, facts));
    const top = Math.max(...fitting.map(({ priority }) => priority));
    const leads = fitting.filter(({ priority }) => priority === top);
    const [first] = leads;
    if (first === undefined) continue;
    for (const rule of leads) {
      leading.add(rule);
      if (rule.department !== first.department) rivals.set(rule, first);
    }
    for (const rule of fitting) if (rule.priority < top) shadows.set(rule, first);
  }
  return faultsAmong(rules, { leading, shadows, rivals });
}

interface Found {
  readonly leading: ReadonlySet<RoutingRule>;
  readonly shadows: ReadonlyMap<RoutingRule, RoutingRule>;
  readonly rivals: ReadonlyMap<RoutingRule, RoutingRule>;
}

function faultsAmong(
  rules: readonly RoutingRule[],
  { leading, shadows, rivals }: Found,
): Map<number, RuleFault> {
  const faults = new Map<number, RuleFault>();
  rules.forEach((rule, i) => {
    const rival = rivals.get(rule);
    const shadow = shadows.get(rule);
    if (rival !== undefined)
      faults.set(i, {
        field: 'priority',
        message: `противоречит правилу «${rival.id}»: условия пересекаются, приоритет тот же, а подразделения разные`,
      });
    else if (!leading.has(rule))
      faults.set(i, {
        field: 'priority',
        message: `не сработает никогда: все его случаи забирает ${shadow === undefined ? 'другое правило' : `правило «${shadow.id}»`}`,
      });
  });
  return faults;
}
