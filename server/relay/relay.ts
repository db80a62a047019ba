import type { Leadership } from '@/lib/db/leadership';
import type { Clock } from '@/lib/domain/clock';
import type { EventStream } from '@/lib/stream/event-stream';
import { createBell } from '../bell';
import type { Running } from '../running';
import { publishPending } from './publish-pending';

const SWEEP_MS = 1_000;
const BATCH = 500;

export interface RelayDeps {
  readonly leadership: Leadership;
  readonly stream: EventStream;
  readonly clock: Clock;
  readonly channel: string;
  onError(error: unknown): void;
  onPublished?(count: number, pos: number): void;
}

export interface Relay extends Running {
  /** Something was committed in this process: look now. */
  poke(): void;
}

/**
 * Numbers what was committed and hands it to the stream. A hint wakes it, a sweep every second makes it sure.
 * What the stream does not take is not lost: consumers sweep the log.
 */
export async function createRelay(deps: RelayDeps): Promise<Relay> {
  const { leadership, stream, clock } = deps;
  const bell = createBell();
  let isStopped = false;
  const listening = await leadership.sql
    .listen(deps.channel, () => bell.ring())
    .catch((error: unknown) => {
      deps.onError(error);
      return null;
    });

  async function publishAll(): Promise<void> {
    while (!isStopped) {
      const events = await publishPending(leadership.sql, { limit: BATCH, now: clock.now() });
      const last = events.at(-1);
      if (last === undefined) return;
      deps.onPublished?.(events.length, last.pos);
      await stream.publish(events).catch(deps.onError);
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      try {
        await publishAll();
      } catch (error) {
        deps.onError(error);
      }
      await bell.wait(SWEEP_MS);
    }
  }

  const running = run();
  return {
    poke: () => bell.ring(),
    async stop() {
      isStopped = true;
      bell.ring();
      await running;
      await listening?.unlisten().catch(() => undefined);
    },
  };
}
