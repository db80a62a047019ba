import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ImportBench, openImportBench } from '@/tests/import-run';
import { describeWithSharedData } from '@/tests/shared-data';
import { loadTestCity } from '@/tests/test-store';

describeWithSharedData('an import of real files', (folder) => {
  let bench: ImportBench;
  beforeAll(async () => {
    bench = await openImportBench({ city: await loadTestCity('new-york') });
  });
  afterAll(() => bench.close());

  const count = async (source: string) => {
    const [row] = await bench.test.store.db.sql<
      { all: number; placed: number; closed: number; due: number }[]
    >`
      SELECT count(*)::int AS all, count(cell)::int AS placed, count(closed_at)::int AS closed, count(due_at)::int AS due
      FROM appeal WHERE source = ${source}`;
    return row;
  };

  it('takes New York as it is, on the clock of the city', async () => {
    const file = path.join(folder, 'arrivals/nyc-311.csv');
    const run = await bench.run(file, { source: 'nyc' });
    expect(run.code).toBe(0);
    expect(run.answer).toContain('America/New_York (часы города');
    expect(await count('nyc')).toMatchObject({ all: 1_000 });
    const [row] = await bench.test.store.db.sql`
      SELECT channel, status_label, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS created
      FROM appeal WHERE source = 'nyc' AND external_id = '67976911'`;
    expect(row).toEqual({ channel: 'web', status_label: 'In Progress', created: '2026-02-13 07:05:17' });
    const again = await bench.run(file, { source: 'nyc' });
    expect(again.answer).toMatch(/уже принято +1\s000/);
    expect(await count('nyc')).toMatchObject({ all: 1_000 });
  });

  it('takes Vancouver, which has no numbers, and Baltimore, which has due dates', async () => {
    const vancouver = path.join(folder, 'arrivals/vancouver-311.csv');
    const map = { map: ['text=type,address=area'] };
    expect((await bench.run(vancouver, { source: 'vancouver', ...map })).code).toBe(0);
    expect(await count('vancouver')).toMatchObject({ all: 11_473 });
    const baltimore = path.join(folder, 'arrivals/baltimore-311.csv');
    const how = { map: ['text=type,address=neighborhood,department=agency'], zone: 'America/New_York' };
    expect((await bench.run(baltimore, { source: 'baltimore', ...how })).code).toBe(0);
    expect(await count('baltimore')).toMatchObject({ all: 10_000, due: 9_714, closed: 9_792 });
  }, 180_000);

  it('takes the citizens’ messages of a region, which have no times', async () => {
    const run = await bench.run(path.join(folder, 'appeals/kursk-appeals.jsonl'), { source: 'kursk' });
    expect([run.code, (await count('kursk'))?.all]).toEqual([0, 1_786]);
    expect(run.answer).toContain('взято время самой загрузки');
  });
});
