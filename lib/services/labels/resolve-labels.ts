import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import type { City } from '../city/city';
import { mark } from '../mark';

/** `source` and label → topic. */
export type TopicResolver = (source: string, label: string | null) => string;

export interface SourceLabel {
  readonly source: string;
  readonly label: string;
}

const keyOf = (source: string, label: string) => JSON.stringify([source, label]);

/**
 * What the labels of a batch mean: what an administrator decided for the source first, then the city's own
 * names. The rows stay locked, so that a decision waits for the appeals that are being registered with the label,
 * and sees them. A label that means nothing yet is put into the mapping table, where it waits for a person.
 */
export async function resolveLabels(
  tx: Transaction,
  scope: { city: City; now: number },
  labels: readonly SourceLabel[],
): Promise<TopicResolver> {
  const { city, now } = scope;
  const unique = new Map(labels.map((entry) => [keyOf(entry.source, entry.label), entry]));
  const decided = new Map<string, string>();
  if (unique.size > 0) {
    const rows = await tx.execute<{ source: string; label: string; topic: string | null }>(sql`
      SELECT t.source, t.label, t.topic FROM topic_label t
      JOIN jsonb_to_recordset(${JSON.stringify([...unique.values()])}::jsonb) AS r(source text, label text)
        ON r.source = t.source AND r.label = t.label
      FOR SHARE OF t`);
    for (const row of rows) if (row.topic !== null) decided.set(keyOf(row.source, row.label), row.topic);
    const known = new Set(rows.map((row) => keyOf(row.source, row.label)));
    const waiting = [...unique].filter(
      ([key, entry]) => !known.has(key) && city.topicByLabel(entry.label) === null,
    );
    if (waiting.length > 0) {
      const met = await tx.execute<{ source: string; label: string; topic: string | null }>(sql`
        INSERT INTO topic_label AS t (source, label, topic, first_seen_at)
        SELECT r.source, r.label, NULL, ${mark(now)}
        FROM jsonb_to_recordset(${JSON.stringify(waiting.map(([, entry]) => entry))}::jsonb) AS r(source text, label text)
        ORDER BY r.source, r.label
        ON CONFLICT (source, label) DO UPDATE SET label = t.label
        RETURNING source, label, topic`);
      for (const row of met) if (row.topic !== null) decided.set(keyOf(row.source, row.label), row.topic);
    }
  }
  return (source, label) => {
    if (label === null) return UNDETERMINED_TOPIC;
    return decided.get(keyOf(source, label)) ?? city.topicByLabel(label) ?? UNDETERMINED_TOPIC;
  };
}
