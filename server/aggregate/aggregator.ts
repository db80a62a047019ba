import { randomUUID } from 'node:crypto';
import type { Frame } from '@/lib/contract/figures';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { parkPoison } from '@/lib/services/log/poison';
import type { Store } from '@/lib/services/store';
import { consumeInOrder } from '@/lib/stream/consume-in-order';
import type { EventStream, LogReader } from '@/lib/stream/event-stream';
import type { FrameChannel } from '@/lib/stream/frame-channel';
import type { Running } from '../running';
import { AggregateState } from './aggregate-state';
import { checkpointRules, loadCheckpoint, saveCheckpoint } from './checkpoints';
import { createHotWatch } from './hot-watch';
import { createHoursWatch } from './hours-watch';

const TICK_MS = 1_000;
/** Derived figures are asked for at most this often. */
const DERIVED_MS = 200;
const CHECKPOINT_MS = 20_000;
/** A checkpoint may take this share of the time at most. */
const CHECKPOINT_SHARE = 0.005;

export interface AggregatorDeps {
  readonly store: Store;
  readonly log: LogReader;
  readonly stream: EventStream;
  readonly frames: FrameChannel;
  onError(error: unknown): void;
}

export interface Aggregator extends Running {
  position(): number;
  readonly epoch: string;
}

/** Runs the folds: takes events in order, turns with the clock, and sends numbered frames of what changed. */
export async function createAggregator(deps: AggregatorDeps): Promise<Aggregator> {
  const { store, log, stream, frames } = deps;
  const rules = await checkpointRules(store.db);
  const saved = await loadUsableCheckpoint(deps, rules);
  const state = new AggregateState(store.city, saved ?? undefined);
  const epoch = randomUUID();
  let number = 0;
  let isLive = false;
  let derivedAt = 0;
  let flushTimer: NodeJS.Timeout | null = null;
  let lastFlush = { at: 0, cost: 0 };

  function send(from: number | null, changes: Frame['changes']): void {
    number++;
    frames.publish({ epoch, from, to: number, pos: state.pos, asOf: state.now, changes });
  }

  function sendWhole(): void {
    if (isLive) send(null, state.all());
  }

  function flush(): void {
    if (flushTimer !== null) clearTimeout(flushTimer);
    flushTimer = null;
    const startedAt = performance.now();
    state.advance(store.clock.now());
    const changes = state.takeChanges();
    if (startedAt - derivedAt >= DERIVED_MS) {
      derivedAt = startedAt;
      changes.push(...state.takeDerived());
    }
    send(number, changes);
    lastFlush = { at: performance.now(), cost: performance.now() - startedAt };
  }

  /** At once when it is quiet; under load no more than a third of the time goes into frames. */
  function flushSoon(): void {
    if (!isLive || flushTimer !== null) return;
    const wait = lastFlush.at + 3 * lastFlush.cost - performance.now();
    if (wait <= 0) flush();
    else flushTimer = setTimeout(flush, wait);
  }

  async function handle(events: readonly PublishedEvent[]): Promise<void> {
    for (const event of events) state.apply(event);
    flushSoon();
  }

  state.advance(store.clock.now());
  const consumption = await consumeInOrder({
    group: 'aggregate',
    stream,
    log,
    after: state.pos,
    handle,
    isTransient: () => false,
    park: (event, error) => parkPoison(store, { consumer: 'aggregate', pos: event.pos, error }),
    onError: deps.onError,
  });
  const hours = await createHoursWatch({ store, state, onError: deps.onError });
  isLive = true;
  sendWhole();
  frames.onRequest(sendWhole);
  const clock = startClock({ store, state, flush });
  const watch = createHotWatch({ store, state, onError: deps.onError });
  const checkpoints = startCheckpoints(deps, { state, rules });

  return {
    epoch,
    position: () => state.pos,
    async stop() {
      isLive = false;
      clock.stop();
      await watch.stop();
      await hours.stop();
      if (flushTimer !== null) clearTimeout(flushTimer);
      await consumption.stop();
      await checkpoints.stop();
    },
  };
}

/** A checkpoint ahead of the log belongs to another past. */
async function loadUsableCheckpoint({ store, log, onError }: AggregatorDeps, rules: string) {
  const saved = await loadCheckpoint(store.db, rules).catch((error: unknown) => {
    onError(error);
    return null;
  });
  if (saved === null) return null;
  const isUsable = saved.pos <= (await log.head()) && saved.now <= store.clock.now();
  return isUsable ? saved : null;
}

/** Turns the folds every second, and at the very moment when a term runs out. */
function startClock({ store, state, flush }: { store: Store; state: AggregateState; flush(): void }): {
  stop(): void;
} {
  let timer: NodeJS.Timeout;
  const turn = () => {
    flush();
    const next = state.nextTurn();
    const untilTurn = next === null ? TICK_MS : (next - store.clock.now()) / store.clock.speed;
    timer = setTimeout(turn, Math.max(5, Math.min(TICK_MS, Math.ceil(untilTurn))));
  };
  timer = setTimeout(turn, 0);
  return { stop: () => clearTimeout(timer) };
}

function startCheckpoints(
  { store, onError }: AggregatorDeps,
  { state, rules }: { state: AggregateState; rules: string },
): Running {
  let timer: NodeJS.Timeout | null = null;
  let savedPos = state.pos;
  let saving: Promise<void> = Promise.resolve();

  async function save(): Promise<void> {
    if (state.pos === savedPos) return;
    const pos = state.pos;
    await saveCheckpoint(store.db, state.save(), rules);
    savedPos = pos;
  }

  function saveLater(ms: number): void {
    timer = setTimeout(() => {
      const startedAt = performance.now();
      saving = save()
        .catch(onError)
        .then(() => saveLater(Math.max(CHECKPOINT_MS, (performance.now() - startedAt) / CHECKPOINT_SHARE)));
    }, ms);
  }

  saveLater(CHECKPOINT_MS);
  return {
    async stop() {
      if (timer !== null) clearTimeout(timer);
      await saving;
      if (timer !== null) clearTimeout(timer);
      await save().catch(onError);
    },
  };
}
