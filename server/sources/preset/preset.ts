import type { Channel, Status } from '@/lib/domain/appeal';
import type { Field } from '../mapping/fields';

export const PRESETS = ['incident', 'pos'] as const;
export type PresetId = (typeof PRESETS)[number];

/** How a field is made of the columns of a foreign export, as data. Columns are named as the export names them. */
export type Recipe =
  /** The first column that is filled. */
  | { readonly how: 'first'; readonly of: readonly string[] }
  /** The first that is filled; a date without a time means the end of its day. */
  | { readonly how: 'end-of-day'; readonly of: readonly string[] }
  /** The citizen's words, or, where the export has none, the words of its own list. */
  | { readonly how: 'text'; readonly of: readonly string[]; readonly instead: readonly string[] }
  | { readonly how: 'join'; readonly of: readonly string[]; readonly otherwise: readonly string[] }
  /** The first that the city knows as a topic, else the first that is filled. */
  | { readonly how: 'topic'; readonly of: readonly string[] }
  | {
      readonly how: 'status';
      readonly of: readonly string[];
      readonly words: Readonly<Record<string, Status>>;
    }
  /** A petition when any of them says so. */
  | { readonly how: 'petition'; readonly of: readonly string[] }
  /** The channel by the site that an address of the net leads to. */
  | { readonly how: 'site'; readonly of: readonly string[]; readonly otherwise: Channel }
  /** The channel by its word, where it is one of `among`. */
  | {
      readonly how: 'channel';
      readonly of: readonly string[];
      readonly among: readonly Channel[];
      readonly otherwise: Channel;
    }
  | { readonly how: 'department'; readonly of: readonly string[] };

export interface Preset {
  readonly id: PresetId;
  readonly name: string;
  /** Code of the source that such an export belongs to, unless another is named. */
  readonly source: string;
  /** All columns of the export as it is known. */
  readonly columns: readonly string[];
  readonly fields: Readonly<Partial<Record<Field, Recipe>>>;
}

/** Every column that a recipe may read, the more wanted first. */
export function columnsOf(recipe: Recipe): readonly string[] {
  switch (recipe.how) {
    case 'text':
      return [...recipe.of, ...recipe.instead];
    case 'join':
      return [...recipe.of, ...recipe.otherwise];
    default:
      return recipe.of;
  }
}
