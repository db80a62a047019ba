import { setTimeout as delay } from 'node:timers/promises';
import type { AppealPatch } from '@/lib/contract/appeal-input';
import type { Receipt } from '@/lib/contract/receipt';
import { updateAppeal } from '@/lib/services/appeals/update-appeal';
import { importBatch } from '@/lib/services/imports/import-batch';
import type { ImportJob } from '@/lib/services/imports/import-job';
import type { PreparedRow } from '../mapping/prepare-rows';
import { type ImportOutcome, type ImportPlan, rejectsKeeper } from './import-plan';
import type { ReplayRun } from './replay-run';
import { type HeldFact, type ReplayRow, restamp } from './replay-script';

/** Rows that fall due together go together, up to this many. */
const BATCH_ROWS = 200;
/** A timer is set for at most an hour: longer ones are not kept by the platform. */
const LONGEST_WAIT_MS = 3_600_000;

export interface ReplayOutcome extends ImportOutcome {
  /** Answers and closings that happened while the replay ran. */
  readonly factsSent: number;
  /** Those that would have come after its end. */
  readonly factsLeft: number;
}

interface AppealFact {
  readonly id: number;
  readonly at: number;
  readonly patch: AppealPatch;
}

/** When every row is to be sent: gaps of the file divided by the speed. */
export function timetable(rows: readonly ReplayRow[], speed: number): number[] {
  const first = rows[0]?.parsed.createdAt ?? 0;
  return rows.map(({ parsed }) => (parsed.createdAt - first) / speed);
}

async function waitUntil(at: number, plan: ImportPlan): Promise<void> {
  for (;;) {
    const left = at - plan.ctx.store.clock.now();
    if (left <= 0 || plan.signal.aborted) return;
    await delay(Math.min(left, LONGEST_WAIT_MS), undefined, { signal: plan.signal }).catch(() => undefined);
  }
}

/** Sends rows at their moments through the live lane, and the facts that come true meanwhile. */
class Replay {
  readonly #plan: ImportPlan;
  readonly #suffix: string;
  #job: ImportJob;
  /** By their moments. */
  #facts: AppealFact[] = [];
  #factsSent = 0;

  constructor(plan: ImportPlan, job: ImportJob, suffix: string) {
    this.#plan = plan;
    this.#job = job;
    this.#suffix = suffix;
  }

  get job(): ImportJob {
    return this.#job;
  }

  get facts() {
    return { factsSent: this.#factsSent, factsLeft: this.#facts.length };
  }

  get nextFact(): number {
    return this.#facts[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  async refuse(refused: readonly PreparedRow[]): Promise<void> {
    await this.#submit(refused, []);
  }

  async send(rows: readonly ReplayRow[]): Promise<void> {
    const now = this.#plan.ctx.store.clock.now();
    const stamped = rows.map((row) => restamp(row, now));
    const bodies = stamped.map(({ body }, i) => ({
      ...body,
      externalId: `${rows[i]?.parsed.externalId ?? ''}${this.#suffix}`,
    }));
    const receipts = await this.#submit(
      rows.map(({ prepared }) => prepared),
      bodies,
    );
    this.#hold(
      receipts,
      stamped.map(({ held }) => held),
    );
  }

  async #submit(prepared: readonly PreparedRow[], rows: readonly unknown[]): Promise<readonly Receipt[]> {
    const { job, receipts } = await importBatch({
      ctx: this.#plan.ctx,
      input: {
        job: this.#job,
        rows,
        lane: 'live',
        refused: prepared.length - rows.length,
        keepRejects: rejectsKeeper(this.#plan, this.#job, prepared),
      },
    });
    this.#job = job;
    return receipts;
  }

  #hold(receipts: readonly Receipt[], held: readonly (readonly HeldFact[])[]): void {
    for (const [i, { id }] of receipts.entries()) {
      if (id === null) continue;
      for (const fact of held[i] ?? []) this.#facts.push({ id, ...fact });
    }
    this.#facts.sort((a, b) => a.at - b.at);
  }

  /** Tells what has happened by now. */
  async tellFacts(now: number): Promise<void> {
    while (this.nextFact <= now && !this.#plan.signal.aborted) {
      const fact = this.#facts.shift();
      if (fact === undefined) return;
      await updateAppeal({ ctx: this.#plan.ctx, input: { id: fact.id, patch: fact.patch } });
      this.#factsSent++;
    }
  }
}

/** Plays rows at their own pace, sped up; ends with the last row or between two batches when stopped. */
export async function runReplay(
  plan: ImportPlan,
  from: ImportJob,
  input: { run: ReplayRun; refused: readonly PreparedRow[]; speed: number },
): Promise<ReplayOutcome> {
  const { rows, suffix } = input.run;
  const replay = new Replay(plan, from, suffix);
  if (input.refused.length > 0) await replay.refuse(input.refused);
  const start = plan.ctx.store.clock.now();
  const moments = timetable(rows, input.speed).map((offset) => start + offset);
  for (let sent = 0; sent < rows.length && !plan.signal.aborted; ) {
    const next = moments[sent] ?? start;
    await waitUntil(Math.min(next, replay.nextFact), plan);
    const now = plan.ctx.store.clock.now();
    await replay.tellFacts(now);
    const last = moments.slice(sent, sent + BATCH_ROWS).findIndex((at) => at > now);
    const due = last < 0 ? Math.min(BATCH_ROWS, rows.length - sent) : last;
    if (due === 0 || plan.signal.aborted) continue;
    await replay.send(rows.slice(sent, sent + due));
    sent += due;
    plan.progress.update(sent, sent / rows.length);
  }
  return { job: replay.job, isInterrupted: plan.signal.aborted, ...replay.facts };
}
