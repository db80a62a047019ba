import { MINUTE } from '../city-time';
import { MissingYear } from '../work-calendar/calendar';
import { type CompiledCalendar, compileCalendar } from '../work-calendar/compile';
import { type ChosenRule, createRuleChooser, type TopicSeverity } from './choose-rules';
import type { AppealClock, DeadlineFacts, Deadlines } from './clock';
import { type CountedTerm, countTerm, type Stop, stopsOf, type Term } from './count-term';
import { givenClocks } from './given-clocks';
import { leadingOf } from './lead-clock';
import { startOf, stateOf } from './meet-clock';
import type { ClockRule, DeadlineRules } from './regime';

/** A clock with how its due time came about; `counted` is null for a moment that was given. */
export interface TracedClock {
  readonly clock: AppealClock;
  readonly chosen: ChosenRule | null;
  readonly calendar: CompiledCalendar | null;
  readonly counted: CountedTerm | null;
  readonly stops: readonly Stop[];
  /** By how much extensions have made it longer, in its unit. */
  readonly extended: number;
}

/** What may still be extended of an appeal's clock. */
export interface ExtensionRoom {
  readonly chosen: ChosenRule;
  readonly timesLeft: number;
  /** By how much at most, in the clock's unit. */
  readonly most: number;
}

/** The rules that hold now, ready to be asked. */
export interface Ruler {
  readonly zone: string;
  deadlinesOf(facts: DeadlineFacts): Deadlines;
  /** Every clock with how it came about. */
  trace(facts: DeadlineFacts): readonly TracedClock[];
  /** Null where no rule of the appeal's clocks can be extended. */
  extensionOf(facts: DeadlineFacts): ExtensionRoom | null;
  /** Errors: throws for a calendar that the rules do not hold. */
  calendar(id: string): CompiledCalendar;
}

const NO_STOPS: readonly Stop[] = [];

/** Extensions of the present round: a reopened appeal starts anew. */
export function extensionsOf({ life }: DeadlineFacts) {
  const { reopenedAt } = life;
  if (reopenedAt === null) return life.extensions;
  return life.extensions.filter(({ at }) => at >= reopenedAt);
}

function extendedBy({ rule }: ChosenRule, facts: DeadlineFacts): number {
  if (rule.extension === null || facts.life.extensions.length === 0) return 0;
  const { times, amount } = rule.extension;
  return extensionsOf(facts)
    .slice(0, times)
    .reduce((sum, extension) => sum + Math.min(extension.amount, amount), 0);
}

export function createRuler(rules: DeadlineRules, city: TopicSeverity & { readonly zone: string }): Ruler {
  const { zone } = city;
  const calendars = new Map(
    rules.calendars.map((calendar) => [calendar.id, compileCalendar(calendar, rules, zone)]),
  );
  const choose = createRuleChooser(rules.regimes, city);

  function calendarOf(id: string): CompiledCalendar {
    const calendar = calendars.get(id);
    if (calendar === undefined) throw new Error(`нет календаря «${id}»`);
    return calendar;
  }

  const terms = new Map<ClockRule, Term>();

  /** The term of a rule as it is written, made once. */
  function termOf({ rule }: ChosenRule): Term {
    let term = terms.get(rule);
    if (term === undefined) {
      const { unit, amount, countsFirstDay, ifOff, until } = rule;
      term = { unit, amount, countsFirstDay, ifOff, until, calendar: calendarOf(rule.calendar) };
      terms.set(rule, term);
    }
    return term;
  }

  /** Errors: MissingYear. */
  function run(chosen: ChosenRule, facts: DeadlineFacts): TracedClock | null {
    const state = stateOf(chosen.rule.clock, facts);
    if (state === null) return null;
    const { rule, regime } = chosen;
    const from = startOf(rule, facts);
    const extended = extendedBy(chosen, facts);
    const plain = termOf(chosen);
    const term = extended === 0 ? plain : { ...plain, amount: rule.amount + extended };
    const pauses = rule.isPausable ? facts.life.pauses : [];
    const stops = pauses.length === 0 ? NO_STOPS : stopsOf(pauses, from, state.metAt);
    const counted = countTerm(term, from, stops);
    const open = state.metAt === null ? pauses.find(({ to }) => to === null) : undefined;
    const clock: AppealClock = {
      kind: rule.clock,
      regime: regime.id,
      from,
      due: counted.due,
      soon: Math.max(from, counted.due - rule.soonMinutes * MINUTE),
      metAt: state.metAt,
      pausedSince: open !== undefined && open.from < counted.due ? Math.max(open.from, from) : null,
    };
    return { clock, chosen, calendar: term.calendar, counted, stops, extended };
  }

  function runAll(facts: DeadlineFacts, rules: readonly ChosenRule[]) {
    const traced: TracedClock[] = [];
    let faults: string[] | null = null;
    for (const chosen of rules) {
      try {
        const clock = run(chosen, facts);
        if (clock !== null) traced.push(clock);
      } catch (error) {
        if (!(error instanceof MissingYear)) throw error;
        faults ??= [];
        faults.push(`«${chosen.regime.name}»: ${error.message}`);
      }
    }
    for (const clock of givenClocks(facts)) traced.push(given(clock));
    return { traced, faults };
  }

  return {
    zone,
    calendar: calendarOf,
    trace: (facts) => runAll(facts, choose(facts)).traced,
    deadlinesOf(facts) {
      const chosen = choose(facts);
      const { traced, faults } = runAll(facts, chosen);
      const clocks = traced.map(({ clock }) => clock);
      const final = chosen.find(({ rule }) => rule.clock === 'final') ?? chosen[0];
      // Each field by its name: a change of rules asks this of every open appeal, and spreading takes its time.
      const { due, soon, regime } = leadingOf(clocks, facts, final?.regime);
      if (faults === null) return { clocks, due, soon, regime };
      return { clocks, due, soon, regime, faults: [...new Set(faults)] };
    },
    extensionOf(facts) {
      const chosen = choose(facts).find(({ rule }) => rule.extension !== null);
      const extension = chosen?.rule.extension;
      if (chosen === undefined || extension === undefined || extension === null) return null;
      const timesLeft = Math.max(0, extension.times - extensionsOf(facts).length);
      return { chosen, timesLeft, most: extension.amount };
    },
  };
}

const given = (clock: AppealClock): TracedClock => ({
  clock,
  chosen: null,
  calendar: null,
  counted: null,
  stops: [],
  extended: 0,
});
