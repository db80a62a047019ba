import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { TopicReadingAnswer } from '@/lib/contract/topics';
import { appeal, appealText, topicReading } from '@/lib/db/schema';
import { visibleText } from '../search/read-documents';
import type { VerbContext } from '../store';

/** How the active reader understands an appeal, with its words and runner-up. Errors: not-found. */
export async function getReading({
  ctx: { store },
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<TopicReadingAnswer> {
  const [row] = await store.db.orm
    .select({ topic: appeal.topic, text: appealText.text, confirmed: topicReading.confirmed })
    .from(appeal)
    .leftJoin(appealText, eq(appealText.appealId, appeal.id))
    .leftJoin(topicReading, eq(topicReading.appealId, appeal.id))
    .where(eq(appeal.id, id));
  if (row === undefined) throw new AppError('not-found', `записи № ${id} нет`);
  const reader = await store.topics.reader(store.db.orm);
  // Read as it is shown, so that no deciding word can be a masked one.
  const reading = reader.read(visibleText(row.text ?? ''));
  const nameOf = (topic: string) => store.city.topicName(topic);
  const { group, runnerUp } = reading;
  return {
    topic: row.topic,
    nature: reading.nature,
    suggested: group,
    suggestedName: group === null ? null : nameOf(group),
    confidence: reading.confidence,
    words: [...reading.words],
    runnerUp:
      runnerUp === null
        ? null
        : { topic: runnerUp.group, name: nameOf(runnerUp.group), confidence: runnerUp.confidence },
    reader: reader.name,
    confirmed: row.confirmed,
  };
}
