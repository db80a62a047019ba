import type { ActiveOutage } from '@/lib/contract/figures';
import type { Outage } from '@/lib/domain/log-event';
import { isCurrent, OUTAGE_KINDS } from '@/lib/domain/outages/outage';

const kindOf = ({ kind }: Outage) => kind ?? 'planned';
const timesOf = ({ from, to, hasEnded }: Outage) => ({
  from,
  promised: to,
  ended: hasEnded === true ? to : null,
});

/** Announced outages; a later announcement under the same id replaces the earlier one. */
export class OutageBoard {
  readonly #outages: Map<string, Outage>;

  constructor(saved?: readonly Outage[]) {
    this.#outages = new Map(saved?.map((outage) => [outage.id, outage]));
  }

  announce(outage: Outage): void {
    if (outage.isWithdrawn === true) this.#outages.delete(outage.id);
    else this.#outages.set(outage.id, outage);
  }

  /** Whether complaints of a topic are expected at `t` in a district; of the whole city, when in any of it. */
  explains(topic: string, district: string | null, t: number): boolean {
    for (const outage of this.#outages.values()) {
      const isActive = t >= outage.from && t <= outage.to && outage.topics.includes(topic);
      if (isActive && (district === null || outage.district === null || outage.district === district))
        return true;
    }
    return false;
  }

  /** Those that touch a span, both ends inclusive, the earliest first: when, and their kind's place in the list. */
  touching(from: number, to: number): { from: number; to: number; kind: number }[] {
    return [...this.#outages.values()]
      .filter((outage) => outage.from <= to && outage.to >= from)
      .map((outage) => ({ from: outage.from, to: outage.to, kind: OUTAGE_KINDS.indexOf(kindOf(outage)) }))
      .sort((a, b) => a.from - b.from || a.to - b.to);
  }

  /** What is so at a moment; `countOf` tells how many messages of a topic and district came lately. */
  current(
    now: number,
    countOf: (topic: string, district: string | null) => number,
  ): Map<string, ActiveOutage> {
    const shown = [...this.#outages.values()].filter((outage) => isCurrent(timesOf(outage), now));
    return new Map(shown.map((outage) => [outage.id, present(outage, now, countOf)]));
  }

  save(): readonly Outage[] {
    return [...this.#outages.values()];
  }
}

function present(
  outage: Outage,
  now: number,
  countOf: (topic: string, district: string | null) => number,
): ActiveOutage {
  const { title, topics, district, from, to, by, spots, ring } = outage;
  return {
    title,
    kind: kindOf(outage),
    by: by ?? null,
    topics,
    district,
    from,
    to,
    isOverdue: now > to,
    spots: spots ?? [],
    ring: ring ?? null,
    count: topics.reduce((sum, topic) => sum + countOf(topic, district), 0),
  };
}
