import type { ClusterLife } from '@/lib/domain/hot/cluster-life';
import type { ClusterTurned } from '@/lib/domain/log-event';

/** Clusters that have opened and not closed, as the log tells of them. */
export class ClusterLives {
  readonly #lives: Map<string, ClusterLife>;

  constructor(saved?: readonly ClusterLife[]) {
    this.#lives = new Map(saved?.map((life) => [life.id, life]));
  }

  turn({ type: _type, at, phase, ...told }: ClusterTurned): void {
    if (phase === 'closed') this.#lives.delete(told.id);
    else this.#lives.set(told.id, { ...told, phase, turnedAt: at });
  }

  get(id: string): ClusterLife | undefined {
    return this.#lives.get(id);
  }

  all(): readonly ClusterLife[] {
    return [...this.#lives.values()];
  }
}
