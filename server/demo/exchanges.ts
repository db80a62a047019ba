import { SECOND } from '@/lib/domain/city-time';
import { type Act, actsOf } from './acts';
import { createLateness } from './lateness';
import { createPlan } from './plan';
import { createRandom } from './random';
import { type Announcement, announcementsOf } from './script';
import type { DemoWorld, Story } from './story';
import { createTimetable, type Timetable } from './timetable';
import { dayOf, toInstant, toLocal } from './work-hours';

/** A story's last fact comes at most so many days after its arrival. */
export const LONGEST_LIFE_DAYS = 40;

/** A row as a source sends it: the body of `POST /api/v1/appeals`. */
export type DemoRow = Readonly<Record<string, unknown>> & {
  readonly source: string;
  readonly externalId: string;
};

/** One request of a source: what it brings, or nothing but its sign of life. `at` is an instant. */
export interface Exchange {
  readonly at: number;
  readonly source: string;
  readonly rows: readonly DemoRow[];
}

/** After `from`, up to `to`; instants. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface DeliveredRow {
  readonly at: number;
  readonly row: DemoRow;
}

/** All that one demonstration says, by the moment at which it says it; instants. */
export interface Exchanges {
  /** Rows delivered in the span, in their order; only of stories that arrive on local days that are told. */
  rows(span: Span, isTold?: (day: number) => boolean): DeliveredRow[];
  /** The same rows by request, and the polls of every source between them. */
  requests(span: Span): Exchange[];
  announcements(span: Span): (Announcement & { readonly at: number })[];
  /** What people of the centre do in the span, with the instant of each. */
  acts(span: Span): { readonly at: number; readonly act: Act }[];
  readonly timetable: Timetable;
  /** Stories before this instant are told to their end. */
  forget(before: number): void;
}

interface Step {
  readonly at: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

export function createExchanges(world: DemoWorld): Exchanges {
  const { zone } = world.city.profile;
  const plan = createPlan(world);
  const lateness = createLateness(world, plan);
  const timetable = createTimetable(world);
  const instant = (local: number) => toInstant(zone, local);
  const iso = (local: number) => new Date(instant(local)).toISOString();

  /** Arrival, work, answer, closing: each body holds all that was told before it. */
  function stepsOf(story: Story): Step[] {
    const late = lateness.of(story);
    const answer = late ?? story.answer;
    const close = story.close === null ? null : answer + (story.close - story.answer);
    const answered = { status: 'answered', answeredAt: iso(answer) };
    const steps: Step[] = [{ at: story.created, facts: {} }];
    if (story.inWork !== null) steps.push({ at: story.inWork, facts: { status: 'in-work' } });
    if (close === answer) {
      steps.push({ at: answer, facts: { ...answered, status: 'closed', closedAt: iso(answer) } });
      return steps;
    }
    steps.push({ at: answer, facts: answered });
    if (close !== null) {
      steps.push({ at: close, facts: { ...answered, status: 'closed', closedAt: iso(close) } });
    }
    return steps;
  }

  function deliveriesOf(story: Story): DeliveredRow[] {
    const random = createRandom(`${world.seed}/${story.id}/delivery`);
    let last = 0;
    const deliveries = stepsOf(story).map(({ at, facts }) => {
      const delay = (4 + random.below(40)) * SECOND;
      last = Math.max(last, timetable.deliveryOf(story.source, at, delay));
      return { local: last, facts };
    });
    const receivedAt = iso(deliveries[0]?.local ?? story.created);
    const base = {
      source: story.source,
      externalId: story.id,
      createdAt: iso(story.created),
      receivedAt,
      dueAt: iso(story.due),
      ...story.row,
    };
    return deliveries.map(({ local, facts }) => ({ at: instant(local), row: { ...base, ...facts } }));
  }

  const told = new Map<number, readonly DeliveredRow[]>();

  /** All that the stories of one day of arrival ever send. */
  function deliveriesOfDay(day: number): readonly DeliveredRow[] {
    const known = told.get(day);
    if (known !== undefined) return known;
    const deliveries = plan.day(day).flatMap(deliveriesOf);
    told.set(day, deliveries);
    return deliveries;
  }

  function rows({ from, to }: Span, isTold: (day: number) => boolean = () => true): DeliveredRow[] {
    const lastDay = dayOf(toLocal(zone, to));
    const found: DeliveredRow[] = [];
    for (let day = dayOf(toLocal(zone, from)) - LONGEST_LIFE_DAYS; day <= lastDay; day++) {
      if (!isTold(day)) continue;
      found.push(...deliveriesOfDay(day).filter(({ at }) => at > from && at <= to));
    }
    return found.toSorted((a, b) => a.at - b.at);
  }

  function daysOf(span: Span): number[] {
    const first = dayOf(toLocal(zone, span.from));
    const count = dayOf(toLocal(zone, span.to)) - first + 1;
    return Array.from({ length: count }, (_, i) => first + i);
  }

  return {
    timetable,
    rows,
    requests(span) {
      const requests = new Map<string, { at: number; source: string; rows: DemoRow[] }>();
      const requestAt = (at: number, source: string) => {
        const key = `${at} ${source}`;
        const known = requests.get(key) ?? { at, source, rows: [] };
        requests.set(key, known);
        return known;
      };
      const local = { from: toLocal(zone, span.from), to: toLocal(zone, span.to) };
      for (const source of timetable.sources) {
        for (const t of timetable.polls(source, local.from, local.to)) requestAt(instant(t), source);
      }
      for (const { at, row } of rows(span)) requestAt(at, row.source).rows.push(row);
      return [...requests.values()].toSorted((a, b) => a.at - b.at);
    },
    announcements(span) {
      const announced = daysOf(span).flatMap((day) => announcementsOf(world, day));
      return announced
        .map((announcement) => ({ ...announcement, at: instant(announcement.announcedAt) }))
        .filter(({ at }) => at > span.from && at <= span.to);
    },
    acts(span) {
      return daysOf(span)
        .flatMap((day) => actsOf(world, day))
        .map((act) => ({ act, at: instant(act.at) }))
        .filter(({ at }) => at > span.from && at <= span.to);
    },
    forget(before) {
      const day = dayOf(toLocal(zone, before)) - LONGEST_LIFE_DAYS - 10;
      plan.forget(day);
      for (const known of told.keys()) if (known < day) told.delete(known);
    },
  };
}
