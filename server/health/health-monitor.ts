import type { PartHealth } from '@/lib/contract/health';
import type { Database } from '@/lib/db/database';
import type { AppealSearch } from '@/lib/search/appeal-search';
import { type Findings, judgeParts } from '@/lib/services/health/judge-parts';
import { readVitals } from '@/lib/services/health/role-beats';
import type { EventStream } from '@/lib/stream/event-stream';
import type { Running } from '../running';

const LOOK_MS = 500;
const PATIENCE_MS = 1_500;

export interface HealthDeps {
  readonly db: Database;
  readonly stream: EventStream;
  readonly search: AppealSearch;
  frames(): { readonly age: number; readonly pos: number };
  /** Called when a part changed its state. */
  onChange(parts: readonly PartHealth[]): void;
}

export interface HealthMonitor extends Running {
  parts(): readonly PartHealth[];
}

/** Looks at every part twice a second; a part that does not answer in time counts as silent. */
export function createHealthMonitor(deps: HealthDeps): HealthMonitor {
  let parts: readonly PartHealth[] = [];
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const [vitals, redis, search] = await Promise.all([
      withPatience(readVitals(deps.db)).catch(() => null),
      deps.stream.kind === 'redis' ? verdictOf(deps.stream.ping()) : undefined,
      verdictOf(deps.search.ping()),
    ]);
    const findings: Findings = { vitals, redis, search, frames: deps.frames() };
    const next = judgeParts(findings);
    const isChanged = statesOf(next) !== statesOf(parts);
    parts = next;
    if (isChanged && !isStopped) deps.onChange(parts);
  }

  function lookLater(): void {
    timer = setTimeout(() => {
      void look().finally(() => {
        if (!isStopped) lookLater();
      });
    }, LOOK_MS);
  }

  void look();
  lookLater();
  return {
    parts: () => parts,
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

const statesOf = (parts: readonly PartHealth[]) => parts.map(({ part, state }) => `${part}:${state}`).join();

async function verdictOf(ping: Promise<void>): Promise<Error | null> {
  try {
    await withPatience(ping);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
