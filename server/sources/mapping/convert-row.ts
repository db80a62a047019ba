import type { FieldError } from '@/lib/contract/app-error';
import { explainInstantProblem, parseInstant } from '@/lib/contract/instant';
import { DATE_FIELDS, FIELDS, type Field } from './fields';
import { channelByWord, kindByWord } from './foreign-words';
import type { Mapping } from './resolve-mapping';

export interface ConversionRules {
  readonly source: string;
  readonly mapping: Mapping;
  /** Whose clock a date without an offset shows. */
  readonly zone: string;
}

export interface ConvertedRow {
  /** Fields of the API body, `createdAt` and `externalId` only where the row has them. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[];
  /** A date without an offset was read on the clock of the zone. */
  readonly isZoneTaken: boolean;
  /** A channel that nobody knows was taken as `other`. */
  readonly foreignChannel: string | null;
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

/** Turns a row's values into an API body; what cannot be turned is told at its field. Blank cells are left out. */
export function convertRow(values: ReadonlyMap<string, unknown>, rules: ConversionRules): ConvertedRow {
  const draft: Draft = { fields: new Map(), errors: [], isZoneTaken: false, foreignChannel: null };
  for (const field of FIELDS) {
    const column = rules.mapping.get(field);
    const value = column === undefined ? undefined : values.get(column);
    // An empty text has an error of its own.
    if (field === 'text' && typeof value === 'string') draft.fields.set(field, value);
    else if (!isBlank(value)) convertField(draft, field, { value, zone: rules.zone });
  }
  return {
    body: { source: rules.source, ...nest(draft.fields) },
    errors: draft.errors,
    isZoneTaken: draft.isZoneTaken,
    foreignChannel: draft.foreignChannel,
  };
}
