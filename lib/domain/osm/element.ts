import type { Position } from '@/lib/domain/geometry';

export type Tags = Readonly<Record<string, string>>;

export type ElementType = 'node' | 'way' | 'relation';

export interface Member {
  readonly type: ElementType;
  readonly ref: number;
  readonly role: string;
}

/** What a reader of an extract hears; nodes come before ways, ways before relations. */
export interface OsmSink {
  /** Coordinates in units of 1e-7 degree. */
  node(id: number, at: { readonly lonE7: number; readonly latE7: number }, tags: Tags | null): void;
  way(id: number, refs: readonly number[], tags: Tags): void;
  relation(id: number, members: readonly Member[], tags: Tags): void;
}

export interface TaggedNode {
  readonly id: number;
  readonly tags: Tags;
  readonly at: Position;
}

export interface Way {
  readonly id: number;
  readonly tags: Tags;
  /** Ids of its nodes; a closed way ends with its first. */
  readonly refs: Float64Array;
}

export interface Relation {
  readonly id: number;
  readonly tags: Tags;
  readonly members: readonly Member[];
}

/** What an extract holds of one city, in memory. */
export interface CityExtract {
  readonly nodes: readonly TaggedNode[];
  readonly ways: ReadonlyMap<number, Way>;
  readonly relations: readonly Relation[];
  position(node: number): Position | null;
}
