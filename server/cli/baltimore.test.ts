import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { expect, inject, it } from 'vitest';
import { ALL, numbersOf, section } from '@/lib/contract/figures';
import { tryLead } from '@/lib/db/leadership';
import { dropStore } from '@/lib/db/prepare-store';
import { createHeldClock } from '@/lib/domain/clock';
import { openStore } from '@/lib/services/context';
import { createLogReader } from '@/lib/services/log/log-reader';
import { presentLive } from '@/lib/services/present/present-live';
import { tableOf } from '@/tests/figures-of';
import { describeWithSharedData } from '@/tests/shared-data';
import { loadTestCity } from '@/tests/test-store';
import { AggregateState } from '../aggregate/aggregate-state';
import { publishPending } from '../relay/publish-pending';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NOW = Date.parse('2026-11-23T09:00:00Z');
const COLUMNS =
  'externalId=id,text=type,topic=type,createdAt=created,dueAt=due,closedAt=closed,address=neighborhood';
/** The file's own figures: closed ones with a due date, and those closed after it. */
const CLOSED = 9_555;
const LATE = 1_567;

async function importFile(env: Record<string, string>, args: readonly string[]): Promise<number | null> {
  const command = ['--import', 'tsx', path.join(ROOT, 'server/cli/import.ts'), ...args];
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('close', resolve));
}

describeWithSharedData('a city of another country with its own due dates', (data) => {
  it('is late as its own dates say, in the figures, in the API and in SQL', {
    timeout: 300_000,
  }, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pult-baltimore-'));
    const profile = (await loadTestCity('baltimore')).profile;
    const id = `test-${randomBytes(5).toString('hex')}`;
    const storeName = `real_${id.replace('-', '_')}`;
    const databaseUrl = inject('databaseUrl');
    const sql = postgres(databaseUrl, { max: 1, connection: { search_path: storeName } });
    try {
      await writeFile(path.join(folder, 'city.json'), JSON.stringify({ ...profile, id }));
      await copyFile(path.join(data, 'arrivals/baltimore-311.csv'), path.join(folder, 'file.csv'));
      const env = {
        DATABASE_URL: databaseUrl,
        PULT_DATA_DIR: folder,
        PULT_CITY: path.join(folder, 'city.json'),
        INIT_CWD: folder,
      };
      expect(await importFile(env, ['file.csv', '--source', 'baltimore-311', '--map', COLUMNS])).toBe(0);

      const [row] = await sql<{ closed: number; late: number }[]>`
        SELECT count(*)::int AS closed, count(*) FILTER (WHERE closed_at > due_at)::int AS late
        FROM appeal WHERE kind = 'message' AND closed_at IS NOT NULL AND due_at IS NOT NULL`;
      expect(row).toEqual({ closed: CLOSED, late: LATE });

      const city = await loadTestCity('baltimore');
      const clock = createHeldClock(NOW);
      const store = await openStore({
        databaseUrl,
        storeName,
        city,
        clock,
        migrationsFolder: path.join(ROOT, 'drizzle'),
      });
      try {
        const leadership = await tryLead(store.db, 'test-relay');
        if (leadership === null) throw new Error('nobody else relays here');
        while ((await publishPending(leadership.sql, { limit: 5_000, now: NOW })).length > 0);
        await leadership.release();
        const events = await createLogReader(store.db).read(0, 1_000_000);
        const state = new AggregateState(city);
        state.advance(NOW);
        for (const event of events) state.apply(event);
        const table = tableOf(state.all());
        const figure = table.get(section.finished('messages', 'ever', 'topics'))?.get(ALL);
        expect(numbersOf(figure)).toEqual([CLOSED, LATE]);
        const figures = {
          table,
          epoch: () => 'test',
          pos: () => state.pos,
          asOf: () => NOW,
          isReady: () => true,
        };
        const live = presentLive(figures, city, { window: '30d', topic: null, now: NOW });
        expect(live.answeredEver).toEqual({ answered: CLOSED, late: LATE });
        expect(Math.round((live.answeredEver.late / live.answeredEver.answered) * 1_000) / 10).toBe(16.4);
      } finally {
        await store.close();
      }
    } finally {
      await sql.end();
      await dropStore({ url: databaseUrl, store: storeName });
      await rm(folder, { recursive: true, force: true });
    }
  });
});
