import { HOUR } from '@/lib/domain/city-time';
import { LONGEST_CLUSTER_HOURS } from '@/lib/domain/hot/cluster-zones';
import type { HotLife } from '@/lib/domain/hot/life';
import { LONGEST_SCAN } from '@/lib/domain/hot/scan';
import type { HotTurned } from '@/lib/domain/log-event';

/** A burst may be so much older than its opening. */
const LEAD = (LONGEST_SCAN / 60) * HOUR;
const KEPT = LONGEST_CLUSTER_HOURS * HOUR;

/** When a topic was hot, and where: what was said of it then has been told already. */
interface ToldSpan {
  readonly topic: string;
  readonly district: string | null;
  readonly from: number;
  readonly to: number;
}

/** Hot topics that have opened and not closed, as the log tells of them, and those of the last day. */
export class HotLives {
  readonly #lives: Map<string, HotLife>;
  #told: readonly ToldSpan[];

  constructor(saved?: SavedHotLives) {
    this.#lives = new Map(saved?.lives.map((life) => [life.topic, life]));
    this.#told = saved?.told ?? [];
  }

  turn({ topic, district, phase, since, at, count }: HotTurned): void {
    if (phase !== 'closed') {
      this.#lives.set(topic, { topic, district, phase, since, turnedAt: at, count });
      return;
    }
    this.#lives.delete(topic);
    const recent = this.#told.filter(({ to }) => to > at - KEPT);
    this.#told = [...recent, { topic, district, from: since - LEAD, to: at }];
  }

  get(topic: string): HotLife | undefined {
    return this.#lives.get(topic);
  }

  all(): readonly HotLife[] {
    return [...this.#lives.values()];
  }

  /** Whether a message was part of a topic that rang by itself. */
  hasTold({ topic, district, at }: { topic: string; district: string | null; at: number }): boolean {
    const life = this.#lives.get(topic);
    const isThere = (place: string | null) => place === null || place === district;
    if (life !== undefined && at >= life.since - LEAD && isThere(life.district)) return true;
    return this.#told.some(
      (span) => span.topic === topic && at >= span.from && at <= span.to && isThere(span.district),
    );
  }

  save(): SavedHotLives {
    return { lives: this.all(), told: this.#told };
  }
}

export interface SavedHotLives {
  readonly lives: readonly HotLife[];
  readonly told: readonly ToldSpan[];
}
