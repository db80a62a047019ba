import type { Facet } from '@/lib/contract/search';
import type { Channel, Kind, Precision, Status } from '@/lib/domain/appeal';
import type { DeadlineStanding, Finish } from '@/lib/domain/deadline/standing';
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
  /** Whether it is answered, and in time; what else the deadline says depends on the clock. */
  readonly finish: Finish;
  /** The due time of what is still open, else `NOT_DUE`; epoch ms. */
  readonly urgency: number;
  /** From when what is still open is «скоро», else `NOT_DUE`; epoch ms. */
  readonly near: number;
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
  readonly department?: string;
  readonly channel?: Channel;
  readonly status?: Status;
  readonly precision?: Precision;
  readonly deadline?: DeadlineStanding;
  /** H3 cell of resolution 9 or coarser. */
  readonly cell?: string;
  /** Created at or after, at or before; epoch ms. */
  readonly from?: number;
  readonly to?: number;
}

/** Where a hit stands in the order of its search. */
export interface Position {
  /** 0 for a hit of none of the preferred queries, the highest for one of the first. */
  readonly tier: number;
  /** 0 in the order of the newest, which does not ask for it. */
  readonly urgency: number;
  readonly created: number;
  readonly id: number;
}

export interface SearchRequest {
  readonly terms: readonly SearchTerm[];
  readonly filter: SearchFilter;
  /** The moment at which deadlines are judged, epoch ms. */
  readonly now: number;
  readonly limit: number;
  /** Hits that meet the first of these come first, then those of the second …: all hits meet `terms`. */
  readonly preferred?: readonly (readonly SearchTerm[])[];
  /** Within a tier: newest first, or the next due first and then newest first. */
  readonly order?: 'newest' | 'deadline';
  /** The last hit of the page before. */
  readonly after: Position | null;
  /** What is counted over all hits; the total always is. All facets unless told otherwise. */
  readonly count?: SearchCount;
}

export interface SearchCount {
  readonly facets: boolean;
  /** Resolution (7 to 9) of the cells of the map. */
  readonly cells?: number;
  /** Bars of `length` ms; one of them begins at `start`. */
  readonly bars?: { readonly length: number; readonly start: number };
}

/** A range [from, to) of a document's text. */
export type Mark = readonly [from: number, to: number];

export interface SearchHit extends Position {
  /** What the query met, in the order of the text: each word by itself, a phrase from its first to its last word. */
  readonly marks: readonly Mark[];
}

export interface SearchResult {
  /** Exact. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Empty unless asked for, as the next two. */
  readonly facets: Facets;
  /** Cells that hold hits, most first. */
  readonly cells: readonly FacetCount[];
  /** Bars that hold hits, in the order of time; `from` is epoch ms. */
  readonly bars: readonly { readonly from: number; readonly count: number }[];
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** Over all hits of the query, most frequent first, then by value; a facet leaves out its own filter. */
export type Facets = Readonly<Record<Facet, readonly FacetCount[]>>;

/**
 * Full-text search over appeals: Russian morphology, ё as е, all terms of the query, phrases, exclusions.
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
  /** In how many documents each term is met, whatever filter: exact up to `COUNTED`, never more than that. */
  countTerms(terms: readonly SearchTerm[]): Promise<number[]>;
  /**
   * Words of the documents, as they are written there, within so many edits (1 or 2) of a folded word; nearer ones
   * first, at most `NEAR_WORDS`. A word that its documents lost since may be among them.
   */
  nearWords(word: string, edits: number): Promise<string[]>;
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

/** Beyond so many documents a term is just frequent. */
export const COUNTED = 1_000;
export const NEAR_WORDS = 50;

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
