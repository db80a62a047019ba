import type { Client } from '@elastic/elasticsearch';
import { z } from 'zod';
import { type GoneDocument, IndexMissingError } from '../appeal-search';
import { MISSING, missingAsOurs } from './engine';

const BATCH = 2_000;
const BULK_MS = 30_000;
/** It was never there, or something newer is. */
const HARMLESS: ReadonlySet<number> = new Set([200, 404, 409]);

const answer = z.object({
  items: z
    .array(
      z.object({ delete: z.object({ status: z.int(), error: z.object({ type: z.string() }).optional() }) }),
    )
    .default([]),
});

/** Deletes with the version of the removal, so that an older document that comes late does not return. */
export async function forgetDocuments(
  { client, alias }: { readonly client: Client; readonly alias: string },
  gone: readonly GoneDocument[],
): Promise<void> {
  for (let from = 0; from < gone.length; from += BATCH) {
    const operations = gone.slice(from, from + BATCH).map(({ id, version }) => ({
      delete: { _id: String(id), version, version_type: 'external_gte' as const },
    }));
    const response: unknown = await missingAsOurs(
      client.bulk(
        { index: alias, require_alias: true, operations, timeout: '5s' },
        { requestTimeout: BULK_MS },
      ),
    );
    for (const { delete: item } of answer.parse(response).items) {
      if (item.error?.type === MISSING) throw new IndexMissingError();
      // A busy engine is asked again by whoever called: forgetting twice is forgetting once.
      if (!HARMLESS.has(item.status))
        throw new Error(`the search engine failed to forget: ${item.error?.type ?? ''}`);
    }
  }
}
