import { Client, errors } from '@elastic/elasticsearch';
import { z } from 'zod';
import { IndexMissingError } from '../appeal-search';

/** A search that takes longer is broken off: the page says that search does not answer. */
export const SEARCH_MS = 10_000;
/** Nothing that is done to an index takes longer. */
export const INDEX_MS = 120_000;

/**
 * The engine at `url`; user and password may stand in it. Nothing is retried behind our back. `patienceMs` is the
 * most that any request may take: one that names a time limit of its own can only shorten it.
 */
export function openEngine(url: string, patienceMs: number): Client {
  return new Client({ node: url, maxRetries: 0, requestTimeout: patienceMs });
}

const fault = z.object({ error: z.object({ type: z.string() }) });

/** The engine's own name of an error, `index_not_found_exception`; null for what is not an answer of its. */
export function faultType(error: unknown): string | null {
  if (!(error instanceof errors.ResponseError)) return null;
  return fault.safeParse(error.body).data?.error.type ?? null;
}

export const MISSING = 'index_not_found_exception';

/** Does the work; a missing index is told as ours. */
export async function missingAsOurs<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw faultType(error) === MISSING ? new IndexMissingError() : error;
  }
}

const GONE = new Set([MISSING, 'search_phase_execution_exception']);

/**
 * Does the work of a search, once more when its index is gone: a swap may drop an index while a search is on
 * its way to it, and the second try finds the one in its place. A missing index is told as ours.
 */
export async function acrossSwap<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!GONE.has(faultType(error) ?? '')) throw error;
    return missingAsOurs(work());
  }
}

export function statusOf(error: unknown): number | null {
  return error instanceof errors.ResponseError ? (error.statusCode ?? null) : null;
}
