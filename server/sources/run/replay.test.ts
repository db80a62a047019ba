import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '@/lib/domain/city-time';
import { type ImportBench, openImportBench } from '@/tests/import-run';

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench();
});
afterAll(() => bench.close());

const FILE = `id,text,created,due,closed,status
late,Пришло вторым,2026-02-13T07:01:00Z,,2026-02-13T08:01:00Z,Closed
early,Пришло первым,2026-02-13T07:00:00Z,2026-02-15T07:00:00Z,2026-02-13T07:00:00.100Z,Closed
bad,Плохая дата,30.02.2026,,,
known,Закрыто раньше,2026-02-13T07:00:30Z,,2026-02-13T06:00:30Z,Closed
`;

interface SentRow {
  external_id: string;
  created: number;
  due: number | null;
  closed: number | null;
  status: string;
  status_label: string | null;
  lanes: string[];
}

function sent(source: string): Promise<SentRow[]> {
  return bench.test.store.db.sql<SentRow[]>`
    SELECT a.external_id, (extract(epoch from a.created_at) * 1000)::float8 AS created,
      (extract(epoch from a.due_at) * 1000)::float8 AS due, (extract(epoch from a.closed_at) * 1000)::float8 AS closed,
      a.status, a.status_label,
      (SELECT array_agg(e.lane || ' ' || (e.body ->> 'type') ORDER BY e.id) FROM appeal_event e
        WHERE e.appeal_id = a.id) AS lanes
    FROM appeal a WHERE a.source = ${source} ORDER BY a.created_at, a.id`;
}

describe('a replay', () => {
  it('sends rows in the order of time, at their pace, as if they came now, and closes what has come true', async () => {
    const file = await bench.write('replay.csv', FILE);
    const from = Date.now();
    const run = await bench.run(file, { source: 'show', replay: '60x' });
    const took = Date.now() - from;
    expect(run.code).toBe(2);
    const [early, known, late] = await sent('show');
    expect([early, known, late].map((row) => row?.external_id)).toEqual(['early', 'known', 'late']);
    if (early === undefined || known === undefined || late === undefined) throw new Error('a row is missing');
    expect(early.created).toBeGreaterThanOrEqual(from);
    expect(late.created - early.created).toBeGreaterThanOrEqual(990);
    expect(took).toBeLessThan(20_000);
    expect(early.due).toBe(early.created + 48 * HOUR);
    expect(early).toMatchObject({ closed: early.created + 100, status: 'closed', status_label: 'Closed' });
    expect(early.lanes).toEqual(['live appeal.registered', 'live appeal.updated']);
    expect(known).toMatchObject({ closed: known.created - HOUR, status: 'closed' });
    expect(late).toMatchObject({ closed: null, status: 'registered', status_label: null });
    expect(run.answer).toContain('за время показа: 1; ещё впереди и не переданы: 1.');
    expect((await bench.rejects(run)).text).toContain('строка 4: createdAt («created»): такой даты');
  });

  it('shows up again as new appeals, and goes on under a name', async () => {
    const file = await bench.write('again.csv', FILE);
    const ids = async () => (await sent('twice')).map((row) => row.external_id);
    await bench.run(file, { source: 'twice', replay: '6000x' });
    const second = await bench.run(file, { source: 'twice', replay: '6000x' });
    expect(second.told).toContain('К номерам добавляется «~2».');
    expect(await ids()).toEqual(['early', 'known', 'late', 'early~2', 'known~2', 'late~2']);
    await bench.run(file, { source: 'twice', replay: '6000x', run: 'обход' });
    const named = await bench.run(file, { source: 'twice', replay: '6000x', run: 'обход' });
    expect(named.told).toContain('Уже показано под этим именем: 3\u00a0строки.');
    expect((await ids()).slice(6)).toEqual(['early~обход', 'known~обход', 'late~обход']);
  });

  it('is heard as its source, and needs a time of creation', async () => {
    const file = await bench.write('heard.csv', FILE);
    await bench.run(file, { source: 'heard', replay: '60000x' });
    const polls = await bench.test.store.db.sql`
      SELECT 1 FROM appeal_event WHERE body ->> 'type' = 'source.polled' AND body ->> 'source' = 'heard'`;
    expect(polls.length).toBeGreaterThan(0);
    await expect(bench.run('no-ids.csv', { replay: '60x' })).rejects.toThrow(/--replay нужно время создания/);
    await expect(bench.run('no-ids.csv', { replay: 'быстро' })).rejects.toThrow(/например 60x/);
    await expect(bench.run('no-ids.csv', { run: 'обход' })).rejects.toThrow(/только вместе с --replay/);
  });
});
