import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import type { CityReading } from './topic-desk';

export interface NewReading {
  readonly appealId: number;
  readonly reading: CityReading;
  readonly reader: string;
}

/** Keeps what texts were taken for; a person's word on them stays. */
export async function storeReadings(tx: Transaction, readings: readonly NewReading[]): Promise<void> {
  if (readings.length === 0) return;
  const rows = readings.map(({ appealId, reading, reader }) => ({
    appeal_id: appealId,
    nature: reading.nature,
    suggested: reading.group,
    confidence: reading.confidence,
    runner_up: reading.runnerUp?.group ?? null,
    reader,
  }));
  await tx.execute(sql`
    INSERT INTO topic_reading AS t (appeal_id, nature, suggested, confidence, runner_up, reader)
    SELECT r.appeal_id, r.nature, r.suggested, r.confidence, r.runner_up, r.reader
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(appeal_id bigint, nature text, suggested text,
      confidence double precision, runner_up text, reader text)
    ORDER BY r.appeal_id
    ON CONFLICT (appeal_id) DO UPDATE SET nature = excluded.nature, suggested = excluded.suggested,
      confidence = excluded.confidence, runner_up = excluded.runner_up, reader = excluded.reader`);
}

/** What a person said these appeals are about. */
export async function confirmedTopics(
  tx: Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ appeal_id: string; confirmed: string }>(sql`
    SELECT appeal_id, confirmed FROM topic_reading
    WHERE appeal_id IN (SELECT value::bigint FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
      AND confirmed IS NOT NULL`);
  return new Map(rows.map((row) => [Number(row.appeal_id), row.confirmed]));
}
