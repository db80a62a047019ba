import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import { type LiveAnswer, liveAnswer } from '@/lib/contract/live';
import { type TimeWindow, WINDOWS } from '@/lib/domain/time-window';
import { type OracleFigures, oracleFigures } from '@/tests/sql-oracle';

/** `GET /api/v1/live`, parsed. */
export async function fetchLive(
  url: string,
  window: TimeWindow,
  topic: string | null = null,
): Promise<LiveAnswer> {
  const query = new URLSearchParams({ window, ...(topic === null ? {} : { topic }) });
  const response = await fetch(`${url}/api/v1/live?${query}`, { signal: AbortSignal.timeout(5_000) });
  return liveAnswer.parse(await response.json());
}

function asOracle(live: LiveAnswer): OracleFigures {
  return {
    totals: {
      count: live.totals.messages,
      calls: live.totals.calls,
      open: live.totals.open,
      unplaced: live.totals.unplaced,
    },
    topics: Object.fromEntries(live.topics.map(({ topic, count }) => [topic, count])),
    cells: Object.fromEntries(live.cells.map(({ cell, count }) => [cell, count])),
    districts: live.districts,
    channels: live.channels,
    statuses: live.statuses,
    departments: live.departments,
    deadlines: live.deadlines,
  };
}

/** Asks the wall's figures and SQL for the same moment; answers what differs, in words. */
export async function compareWithSql(
  url: string,
  { sql, zone }: { sql: postgres.Sql; zone: string },
): Promise<string[]> {
  const faults: string[] = [];
  for (const window of WINDOWS) {
    const live = await fetchLive(url, window);
    const at = Date.parse(live.asOf);
    const expected = await oracleFigures(sql, { kind: 'message', window, at, zone, topic: null });
    const seen = asOracle(live);
    if (!isDeepStrictEqual(seen, expected)) {
      faults.push(`${window}: ${JSON.stringify(seen)} ≠ SQL ${JSON.stringify(expected)}`);
    }
  }
  return faults;
}
