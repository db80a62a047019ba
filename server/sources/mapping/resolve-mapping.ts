import { AppError } from '@/lib/contract/app-error';
import { listColumns } from '../file/csv-header';
import type { Preset, Recipe } from '../preset/preset';
import { ALIASES, FIELDS, type Field, foldColumn, isField } from './fields';

/** Our field → their column. */
export type Mapping = ReadonlyMap<Field, string>;

/** What `--map` says; null means that the field is not to be taken at all. */
export type AskedMapping = ReadonlyMap<Field, string | null>;

/** A comma parts two pairs only when another `name=` follows it: columns may have commas in their names. */
const BETWEEN_PAIRS = /,(?=\s*[A-Za-z.]+\s*=)/;

/** Reads `field=column,…`. Errors: invalid for an unknown field, a field named twice, a part without `=`. */
export function parseMapping(texts: readonly string[]): AskedMapping {
  const asked = new Map<Field, string | null>();
  for (const pair of texts.flatMap((text) => text.split(BETWEEN_PAIRS))) {
    const at = pair.indexOf('=');
    const name = (at < 0 ? pair : pair.slice(0, at)).trim();
    if (at < 0)
      throw new AppError('invalid', `--map ${pair}: ожидается поле=столбец, например text=${pair.trim()}`);
    if (!isField(name)) {
      throw new AppError('invalid', `--map: нет поля «${name}»; есть: ${FIELDS.join(', ')}`);
    }
    if (asked.has(name)) throw new AppError('invalid', `--map: поле «${name}» указано дважды`);
    asked.set(name, pair.slice(at + 1).trim() || null);
  }
  return asked;
}

export function findAsked(columns: readonly string[], name: string): string | null {
  if (columns.includes(name)) return name;
  const similar = columns.filter((column) => column.toLowerCase() === name.toLowerCase());
  return similar.length === 1 ? (similar[0] ?? null) : null;
}

/** Our own name first, then the plain ones in their order. */
export function findUsual(columns: readonly string[], field: Field): string | null {
  for (const name of [foldColumn(field), ...ALIASES[field]]) {
    const found = columns.find((column) => foldColumn(column) === name);
    if (found !== undefined) return found;
  }
  return null;
}

export interface ResolvedMapping {
  readonly mapping: Mapping;
  /** Columns that no field takes and nothing keeps. */
  readonly ignored: readonly string[];
  /** The known export that the columns come from. */
  readonly preset: Preset | null;
  /** Fields that are made by a rule of that export rather than taken from one column. */
  readonly recipes: ReadonlyMap<Field, Recipe>;
  /** Columns whose words are kept beside the appeal as they came. */
  readonly extras: readonly string[];
}

export function refuseMissing(columns: readonly string[], missing: readonly string[]): AppError {
  const what =
    missing.length === 1 ? `столбца ${listColumns(missing)} нет` : `столбцов ${listColumns(missing)} нет`;
  return new AppError(
    'invalid',
    `--map: ${what}; найдены: ${listColumns(columns)}. Ничего не принято: исправьте --map и загрузите снова`,
  );
}

/**
 * Which column every field takes: the one asked for, else the one with the field's own or a usual name.
 * Errors: invalid, with the columns found, when an asked column or any column for the text is missing.
 */
export function resolveMapping(columns: readonly string[], asked: AskedMapping): ResolvedMapping {
  const mapping = new Map<Field, string>();
  const missing: string[] = [];
  for (const field of FIELDS) {
    const name = asked.get(field);
    if (name === null) continue;
    const found = name === undefined ? findUsual(columns, field) : findAsked(columns, name);
    if (found !== null) mapping.set(field, found);
    else if (name !== undefined) missing.push(name);
  }
  if (missing.length > 0) throw refuseMissing(columns, missing);
  if (!mapping.has('text')) throw refuseWithoutText(columns, mapping.get('topic'));
  const taken = new Set(mapping.values());
  const ignored = columns.filter((column) => !taken.has(column));
  return { mapping, ignored, preset: null, recipes: new Map(), extras: [] };
}

export function refuseWithoutText(columns: readonly string[], topic: string | undefined): AppError {
  const found = columns.length === 0 ? 'не найдено ни одного столбца' : `найдены: ${listColumns(columns)}`;
  return new AppError(
    'invalid',
    `не видно, где текст обращения: ${found}. Укажите столбец, например --map text=${topic ?? columns[0] ?? 'столбец'}; ` +
      'если в первой строке уже данные, впишите над ней названия столбцов. Ничего не принято',
  );
}
