import type { Facet } from '@/lib/contract/search';
import type { Channel, Kind, Precision, Status } from '@/lib/domain/appeal';
import type { SearchTerm } from '@/lib/domain/search-text';

/** What the index holds of an appeal: no personal data, the text masked and folded by `searchableText`. */
export interface SearchDocument {
  readonly id: number;
  /** The log position up to which this is true; an older version never overwrites a newer one. */
  readonly version: number;
  readonly text: string;
  readonly kind: Kind;
  readonly source: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly district: string | null;
  readonly department: string | null;
  readonly status: Status;
  readonly precision: Precision;
  /** H3 index of resolution 9. */
  readonly cell: string | null;
  /** Epoch ms. */
  readonly created: number;
  readonly due: number | null;
}

/** An appeal that is no more, and the log position at which it went. */
export interface GoneDocument {
  readonly id: number;
  readonly version: number;
}

export interface SearchFilter {
  readonly topic?: string;
  readonly kind?: Kind;
  readonly district?: string;
  readonly channel?: Channel;
  readonly status?: Status;
  /** H3 cell of resolution 9 or coarser. */
  readonly cell?: string;
  /** Created at or after, at or before; epoch ms. */
  readonly from?: number;
  readonly to?: number;
}

export interface SearchRequest {
  readonly terms: readonly SearchTerm[];
  readonly filter: SearchFilter;
  readonly limit: number;
  /** The last hit of the page before; hits are newest first. */
  readonly after: { readonly created: number; readonly id: number } | null;
}

/** A range [from, to) of a document's text. */
export type Mark = readonly [from: number, to: number];

export interface SearchHit {
  readonly id: number;
  readonly created: number;
  /** What the query met, in the order of the text: each word by itself, a phrase from its first to its last word. */
  readonly marks: readonly Mark[];
}

export interface SearchResult {
  /** Exact. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly facets: Facets;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** Over all hits of the query, most frequent first, then by value; a facet leaves out its own filter. */
export type Facets = Readonly<Record<Facet, readonly FacetCount[]>>;

/**
 * Full-text search over appeals: Russian morphology, ё as е, all words of the query, phrases, exclusions.
 * Both adapters answer the same sets. Errors: throws what the engine throws when it does not answer.
 */
export interface AppealSearch {
  readonly engine: 'elasticsearch' | 'postgres';
  /** Whether there is a live index; without one a rebuild makes it. */
  hasIndex(): Promise<boolean>;
  /**
   * Writes documents into the live index. One version of a document stays, the highest, whatever order they come
   * in; searches see it within half a second. Errors: `IndexMissingError` when there is no live index.
   */
  write(documents: readonly SearchDocument[]): Promise<WriteOutcome>;
  /** Takes documents of removed appeals out of the live index; unknown ones are none. Errors: as `write`. */
  forget(gone: readonly GoneDocument[]): Promise<void>;
  search(request: SearchRequest): Promise<SearchResult>;
  /**
   * Starts an index beside the live one and drops what broken-off rebuilds left: one rebuild at a time. Its
   * documents go in as those of `write` do.
   */
  startRebuild(): Promise<RebuildTarget>;
  /** Throws when the engine does not answer, `IndexMissingError` when it does but has no live index. */
  ping(): Promise<void>;
  /** Deletes every index of the store, the live one too: for a store that is dropped itself. */
  remove(): Promise<void>;
  close(): Promise<void>;
}

export interface WriteOutcome {
  /** Documents the engine refuses for good, with its reason. */
  readonly refused: readonly { readonly id: number; readonly reason: string }[];
}

/** An index under construction; searches do not see it until it is swapped in. Its verbs throw when it is gone. */
export interface RebuildTarget {
  write(documents: readonly SearchDocument[]): Promise<WriteOutcome>;
  forget(gone: readonly GoneDocument[]): Promise<void>;
  /**
   * Does now what takes long once the bulk is in, so that the swap, for which writers wait, takes little. Writing
   * may go on afterwards.
   */
  settle(): Promise<void>;
  /** Makes everything written so far searchable, puts it in the place of the live index at once, drops the old one. */
  swap(): Promise<void>;
  abandon(): Promise<void>;
}

/** The live index is gone (deleted under us): it must be rebuilt. */
export class IndexMissingError extends Error {
  constructor() {
    super('the live search index is missing');
    this.name = 'IndexMissingError';
  }
}
