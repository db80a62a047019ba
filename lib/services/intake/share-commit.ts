import type { Receipts } from '@/lib/contract/receipt';
import type { Poll } from '../sources/record-poll';
import type { Store, VerbContext } from '../store';
import { submitRows } from './submit-rows';

/** Transactions of one sender at a time: the next requests gather behind them. */
const AT_ONCE = 2;
/** Rows that share a transaction at most. */
const SHARED_ROWS = 500;

export interface LiveRows {
  readonly rows: readonly unknown[];
  readonly poll: Poll | null;
}

interface Waiting extends LiveRows {
  settle(outcome: Promise<Receipts>): void;
}

interface Queue {
  readonly waiting: Waiting[];
  running: number;
}

const queues = new WeakMap<Store, Map<string, Queue>>();

function queueOf({ store, actor }: VerbContext, poll: Poll | null): Queue {
  const ofStore = queues.get(store) ?? new Map<string, Queue>();
  queues.set(store, ofStore);
  const key = JSON.stringify([actor.id, [...actor.scopes].sort(), poll]);
  const queue = ofStore.get(key) ?? { waiting: [], running: 0 };
  ofStore.set(key, queue);
  return queue;
}

/**
 * Takes rows in the live lane; what the same sender sends while a commit is on its way shares the next one, as
 * PostgreSQL's own group commit does for the disk, and each request gets its own receipts after it. A request alone
 * waits for nobody. What fails together is tried again one by one, so that no request fails for another.
 */
export function shareCommit(ctx: VerbContext, input: LiveRows): Promise<Receipts> {
  const queue = queueOf(ctx, input.poll);
  return new Promise((resolve) => {
    queue.waiting.push({ ...input, settle: resolve });
    if (queue.running < AT_ONCE) void drain(ctx, queue);
  });
}

async function drain(ctx: VerbContext, queue: Queue): Promise<void> {
  queue.running++;
  for (let group = nextGroup(queue); group.length > 0; group = nextGroup(queue))
    await submitGroup(ctx, group);
  queue.running--;
}

function nextGroup({ waiting }: Queue): Waiting[] {
  let rows = 0;
  let size = 0;
  for (const { rows: own } of waiting) {
    if (size > 0 && rows + own.length > SHARED_ROWS) break;
    rows += own.length;
    size++;
  }
  return waiting.splice(0, size);
}

const submitOne = (ctx: VerbContext, { rows, poll }: LiveRows) =>
  submitRows({ ctx, input: { rows, poll, lane: 'live' } });

/** Never throws: every request is settled with its own outcome. */
async function submitGroup(ctx: VerbContext, group: readonly Waiting[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const rows = group.flatMap((request) => request.rows);
  const together = await submitOne(ctx, { rows, poll: first.poll }).catch((error: unknown) => {
    if (group.length === 1) first.settle(Promise.reject(error));
    return null;
  });
  if (together !== null) return share(together, group);
  if (group.length === 1) return;
  for (const request of group) {
    const alone = submitOne(ctx, request);
    request.settle(alone);
    await alone.catch(() => undefined);
  }
}

/** Each request's part of the receipts, its rows numbered from one. */
function share(together: Receipts, group: readonly Waiting[]): void {
  let from = 0;
  for (const { rows, settle } of group) {
    const receipts = together.receipts
      .slice(from, from + rows.length)
      .map((receipt, i) => ({ ...receipt, row: i + 1 }));
    from += rows.length;
    const sum = { created: 0, duplicate: 0, corrected: 0, parked: 0, rejected: 0 };
    for (const { status } of receipts) sum[status]++;
    settle(Promise.resolve({ ...sum, receipts }));
  }
}
