import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RulesProposal } from '@/lib/contract/deadline-rules';
import { createHeldClock } from '@/lib/domain/clock';
import { deadlineState } from '@/lib/domain/deadline/gauge';
import { type LifeFacts, NEW_LIFE } from '@/lib/domain/life/facts';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { submitRows } from '../intake/submit-rows';
import { applyRules } from './apply-rules';
import { getRules } from './get-rules';
import { moveOpenAppeals } from './move-open-appeals';
import { previewRules } from './preview-rules';
import { readOpenPage } from './read-open';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
const HOUR = 3_600_000;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: createHeldClock(NOW) });
  await submitRows({
    ctx: test.ctx,
    input: { rows: Array.from({ length: 60 }, (_, n) => rowOf(n)), lane: 'live' },
  });
  await setLife(7, { pauses: [{ from: NOW - 30 * HOUR, to: NOW - 20 * HOUR, reason: 'author' }] });
  await setLife(14, { extensions: [{ at: NOW - HOUR, amount: 5, reason: 'survey', noticedAt: null }] });
  // Written by a release that knew nothing else of a life.
  await setLife(21, { isFastTrack: true });
});
afterAll(() => test.close());

const TOPICS = ['potholes', 'no-heating', 'street-light'];

/** Records that share much and records that share little, to the millisecond. */
const rowOf = (n: number) => ({
  source: n % 3 === 0 ? 'phone' : 'vk',
  externalId: `p-${n}`,
  text: `Запись ${n}`,
  kind: n % 7 === 0 ? 'petition' : 'message',
  topic: TOPICS[n % TOPICS.length] ?? 'potholes',
  createdAt: new Date(NOW - ((n * 7_919_003) % (60 * HOUR))).toISOString(),
  ...(n % 11 === 0 ? { dueAt: new Date(NOW + n * HOUR).toISOString() } : {}),
  ...(n % 13 === 0 ? { answeredAt: new Date(NOW - 1).toISOString() } : {}),
});

async function setLife(n: number, life: Partial<LifeFacts>): Promise<void> {
  const { sql } = test.store.db;
  await sql`UPDATE appeal SET life = ${JSON.stringify(life)}::text::jsonb WHERE external_id = ${`p-${n}`}`;
}

interface Row {
  readonly id: number;
  readonly life: Partial<LifeFacts> | null;
  readonly due: number | null;
}

/** The open records column by column, as plainly as can be. */
async function openRows(): Promise<Row[]> {
  const { sql } = test.store.db;
  const ms = (column: string) => sql`(extract(epoch FROM ${sql(column)}) * 1000)::float8`;
  return sql<Row[]>`
    SELECT id::int, kind, source, channel, topic, status, ${ms('created_at')} AS created,
      ${ms('received_at')} AS received, ${ms('source_due_at')} AS "sourceDue", ${ms('due_at')} AS due,
      ${ms('soon_at')} AS soon, regime, life
    FROM appeal WHERE answered_at IS NULL AND closed_at IS NULL ORDER BY id`;
}

/** Every rule in half the time, so that some records move both ways across their due time. */
async function halved(): Promise<RulesProposal> {
  const { rules, version } = await getRules({ ctx: test.ctx });
  const regimes = rules.regimes.map((regime) => ({
    ...regime,
    clocks: regime.clocks.map((rule) => ({ ...rule, amount: Math.ceil(rule.amount / 2) })),
  }));
  return { basedOn: version, note: 'вдвое быстрее', rules: { ...rules, regimes } };
}

const isLate = (due: number | null) => due !== null && deadlineState({ due }, NOW) === 'late';

/** What a move of due times amounts to. */
function comparison(before: readonly Row[], after: readonly Row[]) {
  const pairs = before.map(({ due }, i) => ({ from: due, to: after[i]?.due ?? null }));
  const count = (wanted: (pair: { from: number | null; to: number | null }) => boolean) =>
    pairs.filter(wanted).length;
  const earlier = count(({ from, to }) => to !== null && (from === null || to < from));
  const moved = count(({ from, to }) => from !== to);
  return {
    open: pairs.length,
    moved,
    earlier,
    later: moved - earlier,
    becomeLate: count(({ from, to }) => isLate(to) && !isLate(from)),
    noLongerLate: count(({ from, to }) => isLate(from) && !isLate(to)),
    withoutDue: count(({ to }) => to === null),
  };
}

describe('open appeals as the rules look at them', () => {
  it('come page by page as they are stored, whatever they share', async () => {
    const rows = await openRows();
    const expected = rows.map((row) => ({
      ...row,
      answered: null,
      closed: null,
      life: { ...NEW_LIFE, ...row.life },
    }));
    const read = [];
    for (let after = 0; ; ) {
      const page = await readOpenPage(test.store.db.orm, { after, limit: 17, lock: false });
      read.push(...page);
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    expect(read).toEqual(expected);
    expect(read.length).toBeGreaterThan(40);
  });
});

describe('a preview', () => {
  it('says exactly what applying does', async () => {
    const before = await openRows();
    const proposal = await halved();
    const {
      examples,
      warnings: _w,
      tookMs: _t,
      ...counts
    } = await previewRules({ ctx: test.ctx, input: proposal });
    await applyRules({ ctx: test.ctx, input: proposal });
    while (await moveOpenAppeals(test.store));
    const after = await openRows();
    expect(counts).toEqual(comparison(before, after));
    expect(counts.moved).toBeGreaterThan(20);
    const dueOf = new Map(after.map(({ id, due }) => [id, due]));
    for (const { id, after: shown } of examples)
      expect(shown === null ? null : Date.parse(shown)).toBe(dueOf.get(id));
    expect(examples.length).toBeGreaterThan(0);
  });
});
