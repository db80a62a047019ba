import type { HotLife } from '@/lib/domain/hot/life';
import type { HotTurned } from '@/lib/domain/log-event';

/** Hot topics that have opened and not closed, as the log tells of them. */
export class HotLives {
  readonly #lives: Map<string, HotLife>;

  constructor(saved?: readonly HotLife[]) {
    this.#lives = new Map(saved?.map((life) => [life.topic, life]));
  }

  turn({ topic, district, phase, since, at, count }: HotTurned): void {
    if (phase === 'closed') this.#lives.delete(topic);
    else this.#lives.set(topic, { topic, district, phase, since, turnedAt: at, count });
  }

  get(topic: string): HotLife | undefined {
    return this.#lives.get(topic);
  }

  all(): readonly HotLife[] {
    return [...this.#lives.values()];
  }
}
