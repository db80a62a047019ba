import type { ModelQuality, TopicsAnswer } from '@/lib/contract/topics';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import { visibleText } from '../search/read-documents';
import type { Store, VerbContext } from '../store';
import { listModels } from './list-models';

const PAGE = 50;
const SNIPPET = 240;

type WaitingRow = { id: string; text: string | null; suggested: string | null; confidence: number };

async function waitingRows(store: Store): Promise<WaitingRow[]> {
  return store.db.sql<WaitingRow[]>`
    SELECT a.id, t.text, r.suggested, r.confidence
    FROM topic_reading r JOIN appeal a ON a.id = r.appeal_id LEFT JOIN appeal_text t ON t.appeal_id = a.id
    WHERE a.topic = ${UNDETERMINED_TOPIC} AND r.confirmed IS NULL AND r.nature IN ('report', 'question')
    ORDER BY r.suggested IS NULL, r.confidence DESC, a.id DESC LIMIT ${PAGE}`;
}

function shortened(text: string): string {
  const visible = visibleText(text);
  return visible.length <= SNIPPET ? visible : `${visible.slice(0, SNIPPET)}…`;
}

function named(store: Store, { groups, confusions }: ModelQuality): ModelQuality {
  const nameOf = (group: string) => store.city.topicName(group);
  return {
    groups: groups.map((row) => ({ ...row, group: nameOf(row.group) })),
    confusions: confusions.map((row) => ({ ...row, truth: nameOf(row.truth), said: nameOf(row.said) })),
  };
}

/** The active reader, versions with their quality, and what waits for a person, the surest suggestions first. */
export async function listTopics({ ctx: { store } }: { ctx: VerbContext }): Promise<TopicsAnswer> {
  const [versions, rows, counts] = await Promise.all([
    listModels(store),
    waitingRows(store),
    store.db.sql<{ waiting: number; confirmed: number }[]>`
      SELECT count(*) FILTER (WHERE r.confirmed IS NOT NULL)::int AS confirmed,
        count(*) FILTER (WHERE r.confirmed IS NULL AND a.topic = ${UNDETERMINED_TOPIC}
          AND r.nature IN ('report', 'question'))::int AS waiting
      FROM topic_reading r JOIN appeal a ON a.id = r.appeal_id`,
  ]);
  const active = versions.find(({ isActive }) => isActive);
  return {
    reader: active === undefined ? 'lexicon' : `model:${active.id}`,
    versions: versions.map(({ id, origin, examples, trained, isActive, accuracy, macroF1, sure }) => ({
      id,
      origin,
      examples,
      trainedAt: new Date(trained).toISOString(),
      isActive,
      accuracy,
      macroF1,
      coverage: sure.coverage,
    })),
    quality: active === undefined ? null : named(store, active),
    confirmed: counts[0]?.confirmed ?? 0,
    waitingTotal: counts[0]?.waiting ?? 0,
    waiting: rows.map(({ id, text, suggested, confidence }) => ({
      id: Number(id),
      text: shortened(text ?? ''),
      suggested,
      confidence,
    })),
  };
}
