import type { RoomRequest } from '@/lib/contract/room';
import type { LiveStore } from './live-store';
import { monotonicNow, type ToPage, type ToWorker } from './worker-messages';

const LOOK_MS = 1_000;
/** The worker posts a pulse a second while it hears the server: this long without one, and it is judged anew. */
const WORKER_PATIENCE_MS = 4_000;
const RESTART_MS = 5_000;
const MEASURES_KEPT = 500;

/** Name of the `performance` measures: page time from a message of changes to the end of React's work on it. */
export const DELTA_MEASURE = 'pult-delta';

function createWorker(): Worker {
  return new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'pult-live' });
}

/** React flushes an external store's change in a microtask of its own, which stands before ours. */
function measureDelta(from: number, count: number): void {
  queueMicrotask(() => {
    performance.measure(DELTA_MEASURE, { start: from, end: performance.now(), detail: { count } });
    if (performance.getEntriesByName(DELTA_MEASURE).length > MEASURES_KEPT)
      performance.clearMeasures(DELTA_MEASURE);
  });
}

/**
 * Runs the worker that owns the connection and feeds the store. A worker that breaks, or falls silent while it
 * calls the link live, is named as a lost link and started again.
 */
export function startWorker(store: LiveStore, room: RoomRequest): { stop(): void } {
  let worker: Worker | null = null;
  let restarting: ReturnType<typeof setTimeout> | null = null;
  let misses = 0;

  function say(message: ToWorker): void {
    worker?.postMessage(message);
  }

  function take(message: ToPage): void {
    const from = performance.now();
    store.take(message);
    if (message.kind !== 'figures') return;
    say({ kind: 'taken' });
    measureDelta(from, message.changes.length);
  }

  function start(): void {
    restarting = null;
    misses = 0;
    worker = createWorker();
    worker.addEventListener('message', (event: MessageEvent<ToPage>) => take(event.data));
    worker.addEventListener('error', fail);
    say({ kind: 'watch', origin: window.location.origin, room });
  }

  function fail(): void {
    worker?.terminate();
    worker = null;
    store.take({ kind: 'link', link: 'lost', note: '' });
    restarting ??= setTimeout(start, RESTART_MS);
  }

  // Two looks in a row: one alone may only mean that this page was busy and has messages waiting.
  function look(): void {
    const { pulse, view } = store;
    const isSilent =
      view.link === 'live' && pulse !== null && monotonicNow() - pulse.heardAt > WORKER_PATIENCE_MS;
    misses = isSilent ? misses + 1 : 0;
    if (misses >= 2) fail();
  }

  start();
  const looking = setInterval(look, LOOK_MS);
  return {
    stop() {
      clearInterval(looking);
      if (restarting !== null) clearTimeout(restarting);
      worker?.terminate();
      worker = null;
    },
  };
}
