export const GAZETTEER_KINDS = ['street', 'house', 'quarter', 'object', 'stop', 'settlement'] as const;
export type GazetteerKind = (typeof GAZETTEER_KINDS)[number];

export type Position = readonly [lon: number, lat: number];

/** One named thing of a city, as an extract or a list of streets gives it. */
export interface GazetteerEntry {
  /** Stable over imports of the same file: `osm:way/123`, `csv:улица мира`. */
  readonly id: string;
  readonly kind: GazetteerKind;
  /** Nominative, the type word first: «улица Дзержинского», «7 квартал». Of a house: its street's name. */
  readonly name: string;
  /** Former, short and other spellings. */
  readonly otherNames: readonly string[];
  /** Of a house: its number as the source writes it, «29к2»; else null. */
  readonly house: string | null;
  readonly settlement: string | null;
  /** A point on the thing; null where a list has no geometry. */
  readonly at: Position | null;
  /** A street's course, one line a piece; null for the rest. */
  readonly lines: readonly (readonly Position[])[] | null;
}
