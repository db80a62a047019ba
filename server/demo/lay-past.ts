import { DAY, HOUR } from '@/lib/domain/city-time';
import { beginLaying, endLaying } from '@/lib/services/history/laying';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { logger } from '@/lib/services/logger';
import { forgetNorm, publishNorm } from '@/lib/services/norms/publish-norm';
import type { VerbContext } from '@/lib/services/store';
import { perform } from './acts';
import { announce } from './announce';
import { type DemoProgress, noteProgress } from './demo-progress';
import type { DeliveredRow, Exchanges, Span } from './exchanges';
import { dayOf, toInstant, toLocal } from './work-hours';

/** A gap longer than this is filled with its last days only. */
const LONGEST_GAP = 60 * DAY;
/** A batch of history: as much as happened in so long a time, under one moment of recording. */
const BATCH = 12 * HOUR;
const GAP_ROWS = 400;

export interface PastDeps {
  readonly ctx: VerbContext;
  readonly exchanges: Exchanges;
  isStopped(): boolean;
  tell(step: string): void;
}

interface Batch {
  readonly rows: readonly DeliveredRow[];
  /** All up to here is sent with it. */
  readonly until: number;
}

async function sendBatch(
  { ctx }: PastDeps,
  batch: Batch,
  after: { progress: DemoProgress; isRestored: boolean },
): Promise<void> {
  const receipts = await submitRows({
    ctx,
    input: {
      rows: batch.rows.map(({ row }) => row),
      lane: 'bulk',
      poll: 'past',
      ...(after.isRestored ? { restoredAt: batch.until } : {}),
      alongside: (tx) => noteProgress(tx, { ...after.progress, sentUntil: batch.until }),
    },
  });
  const lost = receipts.parked + receipts.rejected;
  if (lost > 0) logger.error({ lost }, 'the demo sent rows that intake refused');
}

function tellShare(tell: (step: string) => void, span: Span): (until: number) => void {
  let told = 0;
  return (until) => {
    const tenth = Math.floor((10 * (until - span.from)) / (span.to - span.from));
    if (tenth <= told) return;
    told = tenth;
    tell(`история показа: ${tenth * 10} %`);
  };
}

function* batchesByTime(rows: readonly DeliveredRow[], span: Span): Generator<Batch> {
  let next = 0;
  for (let from = span.from; from < span.to; from += BATCH) {
    const until = Math.min(span.to, from + BATCH);
    const start = next;
    while ((rows[next]?.at ?? Number.POSITIVE_INFINITY) <= until) next++;
    yield { rows: latestOf(rows.slice(start, next)), until };
  }
}

/** A batch is recorded under one moment: of what became of an appeal meanwhile, only the last stands. */
function latestOf(rows: readonly DeliveredRow[]): DeliveredRow[] {
  return [...new Map(rows.map((delivered) => [delivered.row.externalId, delivered])).values()];
}

/** Lays the history up to `progress.historyUntil`, in the order it happened; an interrupted one goes on. */
export async function layHistory(deps: PastDeps, progress: DemoProgress): Promise<void> {
  const { ctx, exchanges, tell } = deps;
  const span = { from: progress.sentUntil, to: progress.historyUntil };
  const startedAt = performance.now();
  tell('история показа: укладываю прошлые дни');
  await beginLaying(ctx.store);
  const rows = exchanges.rows(span);
  const share = tellShare(tell, span);
  for (const batch of batchesByTime(rows, span)) {
    if (deps.isStopped()) return;
    await sendBatch(deps, batch, { progress, isRestored: true });
    share(batch.until);
  }
  tell(
    `история показа: готова за ${((performance.now() - startedAt) / 1_000).toFixed(1).replace('.', ',')} с`,
  );
}

/** Rows in lots that never part what was sent at one moment. */
function* batchesBySize(rows: readonly DeliveredRow[], to: number): Generator<Batch> {
  for (let start = 0; start < rows.length; ) {
    let end = Math.min(rows.length, start + GAP_ROWS);
    while (end < rows.length && rows[end]?.at === rows[end - 1]?.at) end++;
    yield { rows: latestOf(rows.slice(start, end)), until: rows[end - 1]?.at ?? to };
    start = end;
  }
  yield { rows: [], until: to };
}

/** Of a gap: its last sixty days, and the later facts of what was known before it. */
export function rowsOfGap(exchanges: Exchanges, zone: string, span: Span): DeliveredRow[] {
  const knownUntil = dayOf(toLocal(zone, span.from));
  const newFrom = dayOf(toLocal(zone, span.to - LONGEST_GAP));
  return exchanges.rows(span, (day) => day <= knownUntil || day >= newFrom);
}

/**
 * Brings what happened while the server was off, in the bulk lane and with its own creation times.
 */
export async function fillGap(deps: PastDeps, progress: DemoProgress, to: number): Promise<void> {
  const { ctx, exchanges, tell } = deps;
  const { zone } = ctx.store.city.profile;
  const span = { from: progress.sentUntil, to };
  tell('показ: навёрстываю время, пока сервер не работал');
  await beginLaying(ctx.store);
  for (const batch of batchesBySize(rowsOfGap(exchanges, zone, span), to)) {
    if (deps.isStopped()) return;
    await sendBatch(deps, batch, { progress, isRestored: false });
  }
  if (dayOf(toLocal(zone, to)) !== dayOf(toLocal(zone, span.from))) await forgetNorm(ctx.store);
}

/**
 * Ends the laying with what a wall needs besides appeals: when each source was last heard, what was announced,
 * what people have under way, and the norm. Done again after a crash in the middle, it changes nothing.
 */
export async function setStage({ ctx, exchanges }: PastDeps, now: number): Promise<void> {
  const { zone } = ctx.store.city.profile;
  const { timetable } = exchanges;
  const polls = timetable.sources.map((source) => ({
    source,
    at: toInstant(zone, timetable.lastPoll(source, toLocal(zone, now))),
  }));
  for (const { source, at } of polls.toSorted((a, b) => a.at - b.at)) {
    const poll = { source, intervalSeconds: timetable.intervalSeconds(source) };
    await submitRows({ ctx, input: { rows: [], lane: 'live', poll, restoredAt: at } });
  }
  for (const announced of exchanges.announcements({ from: now - 2 * DAY, to: now })) {
    await announce(ctx, announced, (local) => instantOf(zone, local));
  }
  for (const { act } of exchanges.acts({ from: now - 3 * DAY, to: now })) {
    if (act.standsUntil === null || instantOf(zone, act.standsUntil) <= now) continue;
    await perform(act, ctx);
  }
  await endLaying(ctx.store);
  await publishNorm(ctx.store);
}

const instantOf = (zone: string, local: number) => toInstant(zone, local);
