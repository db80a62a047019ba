import type { LabelsAnswer } from '@/lib/contract/mending';
import { maskPersonalData } from '@/lib/domain/personal-data';
import type { VerbContext } from '../store';

const SHOWN = 500;

type Row = {
  source: string;
  label: string;
  topic: string | null;
  seen: number;
  appeals: string;
  waiting: string;
};

/**
 * Words of sources for topics that are not the city's own, with what was decided: those that wait first, the
 * most frequent first, 500 at most. Personal data that a feed put into a label is masked.
 */
export async function listLabels({ ctx }: { ctx: VerbContext }): Promise<LabelsAnswer> {
  const { db, city } = ctx.store;
  const rows = await db.sql<Row[]>`
    SELECT t.source, t.label, t.topic, (extract(epoch FROM t.first_seen_at) * 1000)::float8 AS seen,
      (SELECT count(*) FROM appeal a WHERE a.source = t.source AND a.topic_label = t.label) AS appeals,
      (SELECT count(*) FROM topic_label WHERE topic IS NULL) AS waiting
    FROM topic_label t ORDER BY (t.topic IS NOT NULL), appeals DESC, t.source, t.label LIMIT ${SHOWN}`;
  return {
    waiting: Number(rows[0]?.waiting ?? 0),
    items: rows.map(({ source, label, topic, seen, appeals }) => ({
      source,
      label: maskPersonalData(label),
      topic,
      topicName: topic === null ? null : city.topicName(topic),
      appeals: Number(appeals),
      firstSeenAt: new Date(seen).toISOString(),
    })),
  };
}
