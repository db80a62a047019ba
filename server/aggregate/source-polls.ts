import { type FigureChange, section } from '@/lib/contract/figures';
import type { SourcePolled } from '@/lib/domain/log-event';
import type { SourceHealth } from '@/lib/domain/source-health';

interface KnownSource {
  polledAt: number | null;
  intervalSeconds: number | null;
  newestAt: number | null;
}

/** Last polls of every source, what it promised, and the newest appeal it brought. */
export class SourcePolls {
  readonly #sources: Map<string, KnownSource>;
  readonly #dirty = new Set<string>();

  constructor(saved?: readonly SourceHealth[]) {
    this.#sources = new Map(saved?.map(({ source, ...known }) => [source, known]));
  }

  poll({ source, at, intervalSeconds }: SourcePolled): void {
    const known = this.#known(source);
    known.polledAt = Math.max(known.polledAt ?? Number.NEGATIVE_INFINITY, at);
    known.intervalSeconds = intervalSeconds ?? known.intervalSeconds;
    this.#dirty.add(source);
  }

  arrival(source: string, created: number): void {
    const known = this.#known(source);
    if (known.newestAt !== null && created <= known.newestAt) return;
    known.newestAt = created;
    this.#dirty.add(source);
  }

  #known(source: string): KnownSource {
    let known = this.#sources.get(source);
    if (known === undefined) {
      known = { polledAt: null, intervalSeconds: null, newestAt: null };
      this.#sources.set(source, known);
    }
    return known;
  }

  takeChanges(changes: FigureChange[]): void {
    for (const source of this.#dirty)
      changes.push([section.sources, source, { source, ...this.#known(source) }]);
    this.#dirty.clear();
  }

  all(changes: FigureChange[]): void {
    for (const health of this.save()) changes.push([section.sources, health.source, health]);
  }

  save(): readonly SourceHealth[] {
    return [...this.#sources].map(([source, known]) => ({ source, ...known }));
  }
}
