import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOOKS } from '@/lib/contract/figures';
import { createHeldClock } from '@/lib/domain/clock';
import { updateAppeal } from '@/lib/services/appeals/update-appeal';
import { undoImport } from '@/lib/services/imports/undo-import';
import { createLogReader } from '@/lib/services/log/log-reader';
import { AggregateState } from '@/server/aggregate/aggregate-state';
import { publishPending } from '@/server/relay/publish-pending';
import { figuresOf, tableOf } from '@/tests/figures-of';
import { type ImportBench, type ImportRun, openImportBench } from '@/tests/import-run';
import { oracleFigures } from '@/tests/sql-oracle';

const NOW = Date.parse('2026-11-23T14:05:00+04:00');
let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench({ clock: createHeldClock(NOW) });
});
afterAll(() => bench.close());

const jobOf = ({ answer }: ImportRun) => Number(/Загрузка № (\d+)/.exec(answer)?.[1]);
const undo = (run: ImportRun) => undoImport({ ctx: bench.test.ctx, input: { jobId: jobOf(run) } });

async function contentOf(source: string) {
  return [
    ...(await bench.test.store.db.sql`
      SELECT a.*, t.text, t.address, p.name, e.fields, 0 AS version FROM appeal a
      JOIN appeal_text t ON t.appeal_id = a.id LEFT JOIN appeal_person p ON p.appeal_id = a.id
      LEFT JOIN appeal_extra e ON e.appeal_id = a.id WHERE a.source = ${source} ORDER BY a.external_id`),
  ];
}

/** The folds over the whole log must say what the store says, for both kinds. */
async function expectFoldsAgree(): Promise<void> {
  const { store } = bench.test;
  while ((await publishPending(store.db.sql, { limit: 5_000, now: NOW })).length > 0);
  const state = new AggregateState(store.city);
  for (const event of await createLogReader(store.db).read(0, 100_000)) state.apply(event);
  state.advance(NOW);
  const table = tableOf(state.all());
  for (const book of BOOKS) {
    const question = { window: '30d', at: NOW, zone: store.city.profile.zone, topic: null } as const;
    const kind = book === 'messages' ? 'message' : 'petition';
    expect(figuresOf(table, { book, window: '30d', topic: null })).toEqual(
      await oracleFigures(store.db.sql, { ...question, kind }),
    );
  }
}

const file = (rows: readonly string[]) => `id,text,created,topic,status,department\n${rows.join('\n')}\n`;
const line = (id: number, text: string) => `${id},${text},2026-11-20 10:00,Нет отопления,,`;

describe('undoing an import', () => {
  it('takes away what it made and gives back what it changed', async () => {
    const first = await bench.write(
      'first.csv',
      file([line(1, 'Первое'), line(2, 'Второе'), line(3, 'Третье')]),
    );
    const a = await bench.run(first, { source: 'undo' });
    const before = await contentOf('undo');
    const next = await bench.write(
      'second.csv',
      file([line(2, 'Второе уточнено'), line(3, 'Третье'), line(4, 'Четвёртое')]),
    );
    const b = await bench.run(next, { source: 'undo' });
    expect(await contentOf('undo')).toHaveLength(4);
    expect(await undo(b)).toMatchObject({ removed: 1, restored: 1, kept: 0 });
    expect(await contentOf('undo')).toEqual(before.map((row) => ({ ...row, version: 0 })));
    await expectFoldsAgree();

    expect(await undo(a)).toMatchObject({ removed: 3, restored: 0, kept: 0 });
    expect(await contentOf('undo')).toEqual([]);
    await expectFoldsAgree();
    const [left] = await bench.test.store.db.sql`SELECT count(*)::int AS n FROM import_change`;
    expect(left).toEqual({ n: 0 });

    const anew = await bench.run(first, { source: 'undo' });
    expect(jobOf(anew)).toBe(jobOf(a));
    expect((await contentOf('undo')).map(({ text }) => text)).toEqual(['Первое', 'Второе', 'Третье']);
    expect(await undo(anew)).toMatchObject({ removed: 3, restored: 0, kept: 0 });
    await expectFoldsAgree();
  });

  it('leaves what somebody has changed since, and says how many', async () => {
    const a = await bench.run(await bench.write('kept.csv', file([line(1, 'Одно'), line(2, 'Другое')])), {
      source: 'kept',
    });
    const [row] = await contentOf('kept');
    await updateAppeal({ ctx: bench.test.ctx, input: { id: Number(row?.id), patch: { status: 'in-work' } } });
    expect(await undo(a)).toMatchObject({ removed: 1, restored: 0, kept: 1 });
    expect((await contentOf('kept')).map(({ text, status }) => [text, status])).toEqual([
      ['Одно', 'in-work'],
    ]);
    await expectFoldsAgree();
    expect(await undo(a)).toMatchObject({ removed: 0, restored: 0 });
  });

  it('takes all runs of one file back, also over a change between them', async () => {
    const path = await bench.write('runs.csv', file([line(1, 'Строка')]));
    const a = await bench.run(path, { source: 'runs' });
    const [row] = await contentOf('runs');
    await updateAppeal({
      ctx: bench.test.ctx,
      input: { id: Number(row?.id), patch: { department: 'Отдел' } },
    });
    const twice = await bench.run(path, { source: 'runs' });
    expect(jobOf(twice)).toBe(jobOf(a));
    expect(await undo(a)).toMatchObject({ removed: 0, kept: 1 });
    expect((await contentOf('runs')).map(({ department }) => department)).toEqual(['Отдел']);
  });

  it('refuses a number that nobody gave', async () => {
    await expect(undoImport({ ctx: bench.test.ctx, input: { jobId: 999_999 } })).rejects.toThrow(
      /загрузки № 999999 нет/,
    );
  });
});

it('lets every table that refers to an appeal go with it', async () => {
  const rows = await bench.test.store.db.sql<{ name: string }[]>`
    SELECT conrelid::regclass::text AS name FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'appeal'::regclass AND confdeltype NOT IN ('c', 'n')`;
  expect(rows.map(({ name }) => name)).toEqual([]);
});
