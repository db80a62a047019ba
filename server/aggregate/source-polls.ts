import { type FigureChange, section } from '@/lib/contract/figures';
import type { SourcePolled } from '@/lib/domain/log-event';
import type { SourceHealth } from '@/lib/domain/source-health';

/** Last polls of every source, what it promised, and the newest appeal it brought. */
export class SourcePolls {
  readonly #sources: Map<string, SourceHealth>;
  readonly #dirty = new Set<string>();

  constructor(saved?: readonly SourceHealth[]) {
    this.#sources = new Map(saved?.map((health) => [health.source, health]));
  }

  poll({ source, at, intervalSeconds }: SourcePolled): void {
    const known = this.#known(source);
    const polledAt = Math.max(known.polledAt ?? Number.NEGATIVE_INFINITY, at);
    this.#set({ ...known, polledAt, intervalSeconds: intervalSeconds ?? known.intervalSeconds });
  }

  arrival(source: string, created: number): void {
    const known = this.#known(source);
    if (known.newestAt === null || created > known.newestAt) this.#set({ ...known, newestAt: created });
  }

  #known(source: string): SourceHealth {
    return this.#sources.get(source) ?? { source, polledAt: null, intervalSeconds: null, newestAt: null };
  }

  #set(health: SourceHealth): void {
    this.#sources.set(health.source, health);
    this.#dirty.add(health.source);
  }

  takeChanges(changes: FigureChange[]): void {
    for (const source of this.#dirty) changes.push([section.sources, source, this.#known(source)]);
    this.#dirty.clear();
  }

  all(changes: FigureChange[]): void {
    for (const health of this.#sources.values()) changes.push([section.sources, health.source, health]);
  }

  save(): readonly SourceHealth[] {
    return [...this.#sources.values()];
  }
}
