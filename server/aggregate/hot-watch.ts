import { BOOKS, type Book } from '@/lib/contract/figures';
import { withTransaction } from '@/lib/db/with-transaction';
import { MINUTE } from '@/lib/domain/city-time';
import { hotTurns } from '@/lib/domain/hot/life';
import type { ClusterTurned, HotTurned } from '@/lib/domain/log-event';
import { appendEvents } from '@/lib/services/log/append-events';
import type { Store } from '@/lib/services/store';
import type { Running } from '../running';
import type { AggregateState } from './aggregate-state';
import { ClusterScan } from './cluster-scan';

/** Turns are looked for this often. */
const LOOK_MS = 1_000;
/** A turn that was written and has not come back through the log by then is looked for anew. */
const RETURN_MS = MINUTE;

export interface HotWatchDeps {
  readonly store: Store;
  readonly state: AggregateState;
  onError(error: unknown): void;
}

/** Turns of every hot topic at this moment, as events. */
export function turnsOf(state: AggregateState): HotTurned[] {
  return BOOKS.flatMap((book) => turnsOfBook(state, book));
}

function turnsOfBook(state: AggregateState, book: Book): HotTurned[] {
  const index = book === 'messages' ? 0 : 1;
  const { now } = state;
  const countOf = (topic: string) => state.hot[index].count(topic, null);
  const sights = state.day.verdicts(book).map(({ topic, district }) => ({
    topic,
    district,
    count: state.hot[index].count(topic, district),
  }));
  return hotTurns(state.lives[index].all(), sights, { now, countOf }).map((turn) => ({
    type: 'hot.turned',
    kind: book === 'messages' ? 'message' : 'petition',
    ...turn,
    at: now,
  }));
}

type Turn = HotTurned | ClusterTurned;

const keyOf = (turn: Turn) => (turn.type === 'hot.turned' ? `${turn.kind} ${turn.topic}` : turn.id);

/** Whether the folds have taken a turn that was written. */
function hasReturned(state: AggregateState, turn: Turn): boolean {
  const { phase, at } = turn;
  const life =
    turn.type === 'hot.turned'
      ? state.lives[turn.kind === 'message' ? 0 : 1].get(turn.topic)
      : state.clusters.get(turn.id);
  return life === undefined ? phase === 'closed' : life.turnedAt >= at;
}

/** Writes the turns of hot topics and of clusters into the log, from which the folds and every reader know of them. */
export function createHotWatch({ store, state, onError }: HotWatchDeps): Running {
  const written = new Map<string, { readonly turn: Turn; readonly moment: number }>();
  const clusters = new ClusterScan(state);
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const moment = performance.now();
    for (const [key, last] of written) {
      if (hasReturned(state, last.turn) || moment - last.moment > RETURN_MS) written.delete(key);
    }
    const turns = [...turnsOf(state), ...clusters.turns()].filter((turn) => !written.has(keyOf(turn)));
    if (turns.length === 0) return;
    await write(store, turns);
    for (const turn of turns) written.set(keyOf(turn), { turn, moment });
  }

  function lookLater(): void {
    if (isStopped) return;
    timer = setTimeout(() => {
      looking = look().catch(onError).then(lookLater);
    }, LOOK_MS);
  }

  lookLater();
  return {
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };
}

async function write(store: Store, turns: readonly Turn[]): Promise<void> {
  const origin = {
    actor: 'system:hot',
    lane: 'live',
    restored: false,
    recordedAt: store.clock.now(),
  } as const;
  await withTransaction(store.db, (tx) =>
    appendEvents(
      tx,
      turns.map((body) => ({ appealId: null, body })),
      origin,
    ),
  );
  store.pokeRelay();
}
