import type { FieldError } from '@/lib/contract/app-error';
import { explainInstantProblem, parseInstant } from '@/lib/contract/instant';
import type { City } from '@/lib/services/city/city';
import { applyRecipe, RecipeFault, saysNothing } from '../preset/apply-recipe';
import { DATE_FIELDS, FIELDS, type Field } from './fields';
import { channelByWord, kindByWord } from './foreign-words';
import type { Mapping, ResolvedMapping } from './resolve-mapping';

/** What a known export adds to a plain mapping. */
export interface ExportRules extends Pick<ResolvedMapping, 'recipes' | 'extras'> {
  readonly city: City;
}

export interface ConversionRules {
  readonly source: string;
  readonly mapping: Mapping;
  /** Whose clock a date without an offset shows. */
  readonly zone: string;
  readonly known?: ExportRules | null;
}

export interface ConvertedRow {
  /** Fields of the API body, `createdAt` and `externalId` only where the row has them. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[];
  /** A date without an offset was read on the clock of the zone. */
  readonly isZoneTaken: boolean;
  /** A channel that nobody knows was taken as `other`. */
  readonly foreignChannel: string | null;
  /** The export has no words of the citizen: its own list's words stand for the text. */
  readonly isTextless: boolean;
  /** The export calls it ended and does not say when: the state stays a foreign word. */
  readonly isUndated: boolean;
}

interface Draft {
  readonly fields: Map<Field, unknown>;
  readonly errors: FieldError[];
  isZoneTaken: boolean;
  foreignChannel: string | null;
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const isDate = (field: Field) => DATE_FIELDS.some((date) => date === field);

/** JSON's own numbers and yes/no become text; a number that JSON has already rounded does not. */
function asText(value: unknown): unknown {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return value;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value : String(value);
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** `53,5086`, `53.5086`, `−12,5`; anything else is null. */
export function readNumber(text: string): number | null {
  const plain = text
    .replace(/[\s\u00A0\u202F]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return NUMBER.test(plain) ? Number(plain) : null;
}

function convertNumber(draft: Draft, field: Field, value: unknown): void {
  if (typeof value !== 'string') {
    draft.fields.set(field, value);
    return;
  }
  const number = readNumber(value);
  if (number !== null) draft.fields.set(field, number);
  else draft.errors.push({ field, message: 'не число: ожидается вид 53,5086 или 53.5086' });
}

function convertDate(draft: Draft, field: Field, { value, zone }: { value: unknown; zone: string }): void {
  if (typeof value !== 'string') {
    draft.fields.set(field, value);
    return;
  }
  const parsed = parseInstant(value, zone);
  if (!parsed.ok) {
    draft.errors.push({ field, message: explainInstantProblem(parsed.problem) });
    return;
  }
  if (parsed.zoneTaken) draft.isZoneTaken = true;
  draft.fields.set(field, new Date(parsed.at).toISOString());
}

function convertWord(draft: Draft, field: 'channel' | 'kind', value: unknown): void {
  const word = asText(value);
  if (typeof word !== 'string') draft.fields.set(field, word);
  else if (field === 'kind') draft.fields.set(field, kindByWord(word));
  else {
    const channel = channelByWord(word);
    draft.fields.set(field, channel ?? 'other');
    if (channel === null) draft.foreignChannel = word.trim();
  }
}

function convertField(draft: Draft, field: Field, { value, zone }: { value: unknown; zone: string }): void {
  if (isDate(field)) convertDate(draft, field, { value, zone });
  else if (field === 'lat' || field === 'lon') convertNumber(draft, field, value);
  else if (field === 'channel' || field === 'kind') convertWord(draft, field, value);
  else draft.fields.set(field, asText(value));
}

function nest(fields: ReadonlyMap<Field, unknown>): Record<string, unknown> {
  const author: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  for (const [field, value] of fields) {
    if (field.startsWith('author.')) author[field.slice('author.'.length)] = value;
    else body[field] = value;
  }
  return Object.keys(author).length === 0 ? body : { ...body, author };
}

type Values = ReadonlyMap<string, unknown>;

/** JSON's and Excel's numbers lose digits beyond this; a number of a record without its digits is another one. */
const LOST_DIGITS =
  'номер длиннее 15 цифр записан числом, и его последние цифры потеряны: впишите его текстом';

const hasLostDigits = (value: unknown) =>
  typeof value === 'number'
    ? !Number.isSafeInteger(value)
    : typeof value === 'string' && /^\d(?:[.,]\d+)?e\+?\d+$/i.test(value.trim());

function cellText(values: Values, column: string): string | null {
  const value = asText(values.get(column));
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text !== 'string' || saysNothing(text) ? null : text;
}

function readField(values: Values, field: Field, rules: ConversionRules): unknown {
  const { known } = rules;
  const recipe = known?.recipes.get(field);
  const column = rules.mapping.get(field);
  const plain = column === undefined ? undefined : values.get(column);
  if (!known || recipe === undefined) return plain;
  if (field === 'externalId' && hasLostDigits(plain)) return new RecipeFault(LOST_DIGITS);
  return applyRecipe(recipe, { city: known.city, value: (name) => cellText(values, name) });
}

/** What the export says and no field holds, by the names of its columns. */
function extraOf(values: Values, { known }: ConversionRules): Record<string, string> | null {
  const kept = (known?.extras ?? []).flatMap((column) => {
    const text = cellText(values, column);
    return text === null ? [] : [[column, text] as const];
  });
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

const ENDS = { answered: 'answeredAt', closed: 'closedAt' } as const;

/** An end whose moment is unknown is not made up: the export's own word is kept instead. */
function settleStatus(draft: Draft, values: Values, rules: ConversionRules): boolean {
  const status = draft.fields.get('status');
  const recipe = rules.known?.recipes.get('status');
  if (recipe === undefined || (status !== 'answered' && status !== 'closed')) return false;
  if (draft.fields.has(ENDS[status])) return false;
  const word = recipe.of.flatMap((column) => cellText(values, column) ?? [])[0];
  draft.fields.set('status', word ?? status);
  return word !== undefined;
}

function isMadeOfLabels(values: Values, rules: ConversionRules): boolean {
  const recipe = rules.known?.recipes.get('text');
  return recipe?.of.every((column) => cellText(values, column) === null) ?? false;
}

/** Turns a row's values into an API body; what cannot be turned is told at its field. Blank cells are left out. */
export function convertRow(values: Values, rules: ConversionRules): ConvertedRow {
  const draft: Draft = { fields: new Map(), errors: [], isZoneTaken: false, foreignChannel: null };
  for (const field of FIELDS) {
    const value = readField(values, field, rules);
    if (value instanceof RecipeFault) draft.errors.push({ field, message: value.message });
    // An empty text has an error of its own.
    else if (field === 'text' && typeof value === 'string') draft.fields.set(field, value);
    else if (!isBlank(value)) convertField(draft, field, { value, zone: rules.zone });
  }
  const isUndated = settleStatus(draft, values, rules);
  const extra = extraOf(values, rules);
  return {
    body: { source: rules.source, ...nest(draft.fields), ...(extra === null ? {} : { extra }) },
    errors: draft.errors,
    isZoneTaken: draft.isZoneTaken,
    foreignChannel: draft.foreignChannel,
    isTextless: isMadeOfLabels(values, rules),
    isUndated,
  };
}
