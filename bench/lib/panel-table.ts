import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import type postgres from 'postgres';
import { isCall, isPlaced } from '@/lib/domain/appeal';
import { parentCell } from '@/lib/domain/cell';
import { finishedAt } from '@/lib/domain/deadline/gauge';
import type { PublishedEvent } from '@/lib/domain/log-event';

const COLUMNS = `kind text, topic text, district text, channel text, status text, department text, cell7 text, cell8 text,
  is_call boolean, is_unplaced boolean, created bigint, due bigint, finished bigint`;

function lineOf({ body }: PublishedEvent): string {
  if (body.type !== 'appeal.registered') return '';
  const a = body.after;
  const cells = a.cell === null ? ['', ''] : [parentCell(a.cell, 7), parentCell(a.cell, 8)];
  const fields = [a.kind, a.topic, a.district ?? '', a.channel, a.status, a.department ?? '', ...cells];
  fields.push(String(isCall(a.channel)), String(!isPlaced(a.precision)));
  fields.push(String(a.created), String(a.due ?? ''), String(finishedAt(a) ?? ''));
  return `${fields.join(',')}\n`;
}

/** Writes the appeals as a CSV that both databases load in their fastest way. */
export async function writePanelCsv(file: string, events: Iterable<PublishedEvent>): Promise<void> {
  const stream = createWriteStream(file);
  for (const event of events) if (!stream.write(lineOf(event))) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

/** What both are asked: all panels of one window in as few statements as SQL allows. */
export function panelQueries(cell: 'cell7' | 'cell8', span: { from: number; to: number }): string[] {
  const { from, to } = span;
  const second = Math.floor(to / 1000);
  return [
    `SELECT kind, topic, district, channel, status, department, ${cell} AS cell,
       grouping(topic, district, channel, status, department, ${cell}) AS part, count(*) AS n,
       count(*) FILTER (WHERE is_call) AS calls, count(*) FILTER (WHERE finished IS NULL) AS open,
       count(*) FILTER (WHERE is_unplaced) AS unplaced
     FROM panel WHERE created >= ${from} AND created <= ${to}
     GROUP BY GROUPING SETS ((kind), (kind, topic), (kind, district), (kind, channel), (kind, status), (kind, department), (kind, ${cell}))`,
    `SELECT kind, count(*) FILTER (WHERE due / 1000 < ${second}) AS late,
       count(*) FILTER (WHERE due / 1000 >= ${second} AND due - ${to} <= 7200000) AS soon,
       count(*) FILTER (WHERE due / 1000 >= ${second} AND due - ${to} > 7200000) AS in_time
     FROM panel WHERE finished IS NULL AND due IS NOT NULL GROUP BY kind`,
    `SELECT kind, count(*) AS n FROM panel
     WHERE finished >= ${from} AND finished <= ${to} AND due / 1000 < finished / 1000 GROUP BY kind`,
  ];
}

export type PanelAnswer = readonly Readonly<Record<string, unknown>>[];

export interface PanelDatabase {
  ask(query: string): Promise<PanelAnswer>;
  close(): Promise<void>;
}

/** PostgreSQL with the indexes that these questions want. */
export async function loadPostgres(sql: postgres.Sql, file: string): Promise<PanelDatabase> {
  await sql.unsafe(`CREATE TABLE panel (${COLUMNS})`);
  const into = await sql`COPY panel FROM STDIN WITH (FORMAT csv)`.writable();
  await pipeline(createReadStream(file), into);
  for (const statement of [
    'CREATE INDEX ON panel (created)',
    'CREATE INDEX ON panel (due) WHERE finished IS NULL',
    'CREATE INDEX ON panel (finished)',
    'VACUUM ANALYZE panel',
  ]) {
    await sql.unsafe(statement);
  }
  return { ask: (query) => sql.unsafe<Record<string, unknown>[]>(query), close: async () => undefined };
}

/** DuckDB in memory, in this process, on all cores. */
export async function loadDuckDb(file: string): Promise<PanelDatabase> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE panel (${COLUMNS})`);
  await connection.run(`COPY panel FROM '${file}' (FORMAT csv, HEADER false)`);
  return {
    ask: async (query) => (await connection.runAndReadAll(query)).getRowObjects(),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
