import path from 'node:path';
import postgres from 'postgres';
import { type TimeWindow, WINDOW_SHAPES, windowStart } from '@/lib/domain/time-window';
import type { LiveFigures } from '@/lib/services/live/live-figures';
import { presentLive } from '@/lib/services/present/present-live';
import { AggregateState } from '@/server/aggregate/aggregate-state';
import { openCluster } from '@/server/embedded-postgres/cluster';
import { tableOf } from '@/tests/figures-of';
import { makeTempFolder } from '@/tests/temp-folder';
import { loadTestCity } from '@/tests/test-store';
import { loadDuckDb, loadPostgres, type PanelDatabase, panelQueries, writePanelCsv } from './lib/panel-table';
import { timeOf } from './lib/stats';
import { syntheticEvents } from './lib/synthetic-events';
import { type Bench, type BenchRow, ms, times } from './lib/table';

const APPEALS = 1_000_000;
const DAYS = 100;
const MEASURED: readonly TimeWindow[] = ['24h', '30d'];

interface Rivals {
  readonly postgres: PanelDatabase;
  readonly duckdb: PanelDatabase;
}

async function askAll(database: PanelDatabase, queries: readonly string[]) {
  const answers = [];
  for (const query of queries) answers.push(await database.ask(query));
  return answers;
}

/** Messages in the window, and open ones in time, soon and late: what the answers are compared by. */
async function essenceOf(database: PanelDatabase, queries: readonly string[]): Promise<string> {
  const [panels = [], deadlines = []] = await askAll(database, queries);
  const total = panels.find((row) => row.kind === 'message' && Number(row.part) === 63);
  const terms = deadlines.find((row) => row.kind === 'message');
  const cells = panels.filter(
    (row) => row.kind === 'message' && Number(row.part) === 62 && row.cell !== null,
  );
  return [
    total?.n,
    total?.open,
    total?.unplaced,
    cells.length,
    terms?.in_time,
    terms?.soon,
    terms?.late,
  ].join(' ');
}

async function measure(
  window: TimeWindow,
  { rivals, figures, now }: { rivals: Rivals; figures: LiveFigures; now: number },
): Promise<BenchRow> {
  const city = await loadTestCity();
  const cell = WINDOW_SHAPES[window].cellResolution === 7 ? 'cell7' : 'cell8';
  const queries = panelQueries(cell, { from: windowStart(window, now, city.profile.zone), to: now });
  const answer = presentLive(figures, city, { window, topic: null, now });
  const { totals, cells, deadlines } = answer;
  const own = [totals.messages, totals.open, totals.unplaced, cells.length].join(' ');
  const essence = `${own} ${deadlines.inTime} ${deadlines.soon} ${deadlines.late}`;
  for (const rival of [rivals.postgres, rivals.duckdb]) {
    const theirs = await essenceOf(rival, queries);
    if (theirs !== essence) throw new Error(`${window}: answers differ: ${essence} ≠ ${theirs}`);
  }
  const ours = await timeOf(200, () =>
    JSON.stringify(presentLive(figures, city, { window, topic: null, now })),
  );
  const byPostgres = await timeOf(7, () => askAll(rivals.postgres, queries));
  const byDuckDb = await timeOf(15, () => askAll(rivals.duckdb, queries));
  const best = Math.min(byPostgres, byDuckDb);
  return {
    metric: `Все панели за ${window} при 1 млн обращений (PostgreSQL; DuckDB в памяти)`,
    ours: ms(ours),
    rival: `${ms(byPostgres)}; ${ms(byDuckDb)}`,
    ratio: times(best / ours),
    limit: '≥ 100× лучшего SQL',
  };
}

/** One snapshot of all panels beside PostgreSQL and DuckDB that count it anew, the answers compared. */
export const snapshot: Bench = {
  name: 'snapshot',
  async run(tell) {
    const city = await loadTestCity();
    const now = Math.floor(Date.now() / 1000) * 1000;
    const span = { count: APPEALS, now, days: DAYS };
    const { folder, remove } = await makeTempFolder('bench');
    const file = path.join(folder, 'panel.csv');
    const state = new AggregateState(city);
    state.advance(now);
    for (const event of syntheticEvents(city, span)) state.apply(event);
    const table = tableOf(state.all());
    const figures: LiveFigures = {
      table,
      epoch: () => 'bench',
      pos: () => APPEALS,
      asOf: () => now,
      isReady: () => true,
    };
    await writePanelCsv(file, syntheticEvents(city, span));
    tell('загрузка в PostgreSQL и DuckDB');
    const cluster = await openCluster({ dataDir: path.join(folder, 'data'), tell });
    const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
    const rivals = { postgres: await loadPostgres(sql, file), duckdb: await loadDuckDb(file) };
    const rows: BenchRow[] = [];
    for (const window of MEASURED) rows.push(await measure(window, { rivals, figures, now }));
    await rivals.duckdb.close();
    await sql.end();
    await cluster.release();
    await remove();
    return rows;
  },
};
