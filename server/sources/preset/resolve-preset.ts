import { FIELDS, type Field } from '../mapping/fields';
import type { AskedMapping, ResolvedMapping } from '../mapping/resolve-mapping';
import { findAsked, findUsual, refuseMissing, refuseWithoutText } from '../mapping/resolve-mapping';
import { columnsOf, type Preset, type Recipe } from './preset';
import { foldHeading } from './recognise';

/** Fields that keep a column's words as they came; of all others the words are kept beside. */
const VERBATIM: ReadonlySet<Field> = new Set([
  'externalId',
  'text',
  'createdAt',
  'receivedAt',
  'topic',
  'lat',
  'lon',
  'author.name',
  'author.contact',
  'author.profile',
]);

/** A recipe over the columns as this file names them. */
function bind(recipe: Recipe, actual: ReadonlyMap<string, string>): Recipe {
  const named = (names: readonly string[]) => names.flatMap((name) => actual.get(foldHeading(name)) ?? []);
  switch (recipe.how) {
    case 'text':
      return { ...recipe, of: named(recipe.of), instead: named(recipe.instead) };
    case 'join':
      return { ...recipe, of: named(recipe.of), otherwise: named(recipe.otherwise) };
    default:
      return { ...recipe, of: named(recipe.of) };
  }
}

/** A channel is known by the export itself, also where its columns are missing. */
const isAlwaysKnown = (recipe: Recipe) => recipe.how === 'site' || recipe.how === 'channel';

interface Columns {
  readonly all: readonly string[];
  /** Columns that the export is not known to have. */
  readonly strange: readonly string[];
  readonly byHeading: ReadonlyMap<string, string>;
}

interface Resolved {
  readonly recipe: Recipe | null;
  readonly column: string | null;
}

/** By the export's own rule, else by a usual name: a text may come under one, a place in a column of its own. */
function resolveField(field: Field, own: Recipe | undefined, columns: Columns): Resolved {
  if (own === undefined) return { recipe: null, column: findUsual(columns.strange, field) };
  const recipe = bind(own, columns.byHeading);
  const column = columnsOf(recipe)[0] ?? findUsual(columns.all, field);
  const isUsable = columnsOf(recipe).length > 0 || isAlwaysKnown(recipe);
  return { recipe: isUsable ? recipe : null, column };
}

function columnsBy(columns: readonly string[], preset: Preset): Columns {
  const known = new Set(preset.columns.map(foldHeading));
  return {
    all: columns,
    strange: columns.filter((column) => !known.has(foldHeading(column))),
    byHeading: new Map([...columns].reverse().map((column) => [foldHeading(column), column])),
  };
}

/**
 * How the fields are made of an export's columns, in whatever order, spelling and number these came. A field that
 * was asked for takes its column as it is. Errors: as `resolveMapping`.
 */
export function resolvePreset(
  columns: readonly string[],
  preset: Preset,
  asked: AskedMapping,
): ResolvedMapping {
  const sorted = columnsBy(columns, preset);
  const mapping = new Map<Field, string>();
  const recipes = new Map<Field, Recipe>();
  const missing: string[] = [];
  for (const field of FIELDS) {
    const name = asked.get(field);
    if (name === null) continue;
    const { recipe, column } =
      name === undefined
        ? resolveField(field, preset.fields[field], sorted)
        : { recipe: null, column: findAsked(columns, name) };
    if (recipe !== null) recipes.set(field, recipe);
    if (column !== null) mapping.set(field, column);
    else if (name !== undefined) missing.push(name);
  }
  if (missing.length > 0) throw refuseMissing(columns, missing);
  if (!mapping.has('text')) throw refuseWithoutText(columns, mapping.get('topic'));
  const verbatim = new Set([...mapping].filter(([field]) => VERBATIM.has(field)).map(([, column]) => column));
  const extras = columns.filter((column) => !verbatim.has(column));
  return { mapping, recipes, preset, extras, ignored: [] };
}
