import { type ActiveOutage, type FigureChange, section } from '@/lib/contract/figures';
import type { Outage } from '@/lib/domain/log-event';

/** Announced outages; a later announcement under the same id replaces the earlier one. */
export class OutageBoard {
  readonly #outages: Map<string, Outage>;
  readonly #dirty = new Set<string>();

  constructor(saved?: readonly Outage[]) {
    this.#outages = new Map(saved?.map((outage) => [outage.id, outage]));
  }

  announce(outage: Outage): void {
    if (outage.isWithdrawn === true) this.#outages.delete(outage.id);
    else this.#outages.set(outage.id, outage);
    this.#dirty.add(outage.id);
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

  /** When those began that began in a span, both ends inclusive, earliest first. */
  begunBetween(from: number, to: number): number[] {
    return [...this.#outages.values()]
      .map((outage) => outage.from)
      .filter((at) => at >= from && at <= to)
      .sort((a, b) => a - b);
  }

  takeChanges(changes: FigureChange[]): void {
    for (const id of this.#dirty) {
      const outage = this.#outages.get(id);
      changes.push([section.outages, id, outage === undefined ? null : present(outage)]);
    }
    this.#dirty.clear();
  }

  all(changes: FigureChange[]): void {
    for (const outage of this.#outages.values()) changes.push([section.outages, outage.id, present(outage)]);
  }

  save(): readonly Outage[] {
    return [...this.#outages.values()];
  }
}

function present({ title, topics, district, from, to, kind }: Outage): ActiveOutage {
  return { title, topics, district, from, to, ...(kind !== undefined && { kind }) };
}
