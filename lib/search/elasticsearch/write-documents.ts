import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@elastic/elasticsearch';
import { z } from 'zod';
import { IndexMissingError, type SearchDocument, type WriteOutcome } from '../appeal-search';
import { MISSING, missingAsOurs, statusOf } from './engine';
import { indexedDocument } from './indexed-document';

const BATCH = 1_000;
/** Signs of text in one request; the engine takes 100 MB. */
const BATCH_SIGNS = 2_000_000;
const BULK_MS = 30_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
const ATTEMPTS = 12;

const TOO_BUSY = 429;
const CONFLICT = 409;
const BAD_DOCUMENT = 400;

interface BulkTarget {
  readonly client: Client;
  /** An alias: an index that is gone is told, never made up. */
  readonly alias: string;
}

/** Writes in requests of bounded size; while the engine is too busy it waits longer each time. */
export async function writeDocuments(
  target: BulkTarget,
  documents: readonly SearchDocument[],
): Promise<WriteOutcome> {
  const refused: { id: number; reason: string }[] = [];
  for (const batch of batchesOf(documents)) {
    let waiting = batch;
    for (let attempt = 1; waiting.length > 0; attempt++) {
      const { again, bad } = await writeBatch(target, waiting);
      refused.push(...bad);
      waiting = again;
      if (again.length > 0) await pause(attempt);
    }
  }
  return { refused };
}

function* batchesOf(documents: readonly SearchDocument[]): Generator<SearchDocument[]> {
  let batch: SearchDocument[] = [];
  let signs = 0;
  for (const document of documents) {
    batch.push(document);
    signs += document.text.length;
    if (batch.length < BATCH && signs < BATCH_SIGNS) continue;
    yield batch;
    batch = [];
    signs = 0;
  }
  if (batch.length > 0) yield batch;
}

async function pause(attempt: number): Promise<void> {
  if (attempt === ATTEMPTS) throw new Error('the search engine was too busy to take documents');
  await delay(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
}

const answer = z.object({
  errors: z.boolean(),
  items: z
    .array(
      z.object({
        index: z.object({
          status: z.int(),
          error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
        }),
      }),
    )
    .default([]),
});

interface BatchOutcome {
  readonly again: SearchDocument[];
  readonly bad: { id: number; reason: string }[];
}

async function writeBatch(target: BulkTarget, documents: SearchDocument[]): Promise<BatchOutcome> {
  const operations = documents.flatMap((document) => [
    { index: { _id: String(document.id), version: document.version, version_type: 'external_gte' as const } },
    indexedDocument(document),
  ]);
  let response: unknown;
  try {
    response = await missingAsOurs(
      target.client.bulk(
        {
          index: target.alias,
          require_alias: true,
          operations,
          timeout: '5s',
          filter_path: ['errors', 'items.*.status', 'items.*.error.type', 'items.*.error.reason'],
        },
        { requestTimeout: BULK_MS },
      ),
    );
  } catch (error) {
    if (statusOf(error) === TOO_BUSY) return { again: documents, bad: [] };
    throw error;
  }
  return readAnswer(documents, answer.parse(response));
}

/** An older version that comes late is no fault: the newer one is there already. */
function readAnswer(documents: readonly SearchDocument[], response: z.infer<typeof answer>): BatchOutcome {
  const again: SearchDocument[] = [];
  const bad: { id: number; reason: string }[] = [];
  if (!response.errors) return { again, bad };
  documents.forEach((document, i) => {
    const item = response.items[i]?.index;
    if (item?.error === undefined || item.status === CONFLICT) return;
    const reason = `${item.error.type}: ${item.error.reason ?? ''}`;
    if (item.error.type === MISSING) throw new IndexMissingError();
    if (item.status === TOO_BUSY) again.push(document);
    else if (item.status === BAD_DOCUMENT) bad.push({ id: document.id, reason });
    else throw new Error(`the search engine failed to write: ${reason}`);
  });
  return { again, bad };
}
