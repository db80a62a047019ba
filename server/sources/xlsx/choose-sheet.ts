import { AppError } from '@/lib/contract/app-error';
import { listColumns } from '../file/csv-header';
import { FIELDS } from '../mapping/fields';
import { findUsual } from '../mapping/resolve-mapping';
import { ALL_PRESETS } from '../preset';
import type { Preset } from '../preset/preset';
import { presetScore } from '../preset/recognise';
import type { CellValue } from './merges';
import { readRows, type SheetRow } from './sheet-rows';
import type { Sheet, Workbook } from './workbook';

/** A heading stands among the first rows that hold anything. */
const HEADING_ROWS = 30;

/** A sheet with the row that names its columns. */
export interface ChosenSheet {
  readonly sheet: Sheet;
  readonly names: readonly string[];
  /** Number of the heading's row: rows begin after it. */
  readonly headingRow: number;
  /** How many rows stand before the heading. */
  readonly skipped: number;
  /** Other sheets with the same columns, which are left aside. */
  readonly alike: readonly string[];
}

interface Candidate extends Omit<ChosenSheet, 'alike'> {
  readonly score: number;
}

export interface SheetChoice {
  /** Name or number of the sheet, as a person gives it. */
  readonly sheet: string | null;
  /** The export whose columns are looked for; null for any. */
  readonly preset: Preset | null;
}

/** On one line, as headings are compared. */
export const plainText = (cell: CellValue | undefined) =>
  cell == null ? '' : String(cell).replace(/\s+/g, ' ').trim();

/** Names of the columns up to the last that holds anything; one without a name gets its number. */
function nameColumns(cells: readonly CellValue[], width: number): string[] {
  return Array.from({ length: width }, (_, i) => plainText(cells[i]) || `столбец ${i + 1}`);
}

function scoreOf(names: readonly string[], preset: Preset | null): number {
  const presets = preset === null ? ALL_PRESETS : [preset];
  const known = Math.max(...presets.map((entry) => presetScore(entry, names)));
  const usual = FIELDS.filter((field) => findUsual(names, field) !== null).length;
  return known * 100 + usual;
}

async function firstRows(book: Workbook, sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const portion of readRows(book, { sheet, merges: [] })) {
    rows.push(...portion);
    if (rows.length >= HEADING_ROWS) break;
  }
  return rows.slice(0, HEADING_ROWS);
}

/** The row that looks most like a heading; titles above it say nothing. */
async function findHeading(book: Workbook, sheet: Sheet, preset: Preset | null): Promise<Candidate | null> {
  const rows = await firstRows(book, sheet);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  let best: Candidate | null = null;
  for (const [skipped, { number, cells }] of rows.entries()) {
    const names = nameColumns(cells, width);
    const filled = cells.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length;
    // Without a name that anybody knows, the first row with several words is the heading.
    const score = scoreOf(names, preset) + (filled > 1 ? 0.5 : 0);
    if (best === null || score > best.score) best = { sheet, names, headingRow: number, skipped, score };
  }
  return best;
}

function findNamed({ sheets, name }: Workbook, asked: string): Sheet {
  const fold = (text: string) => text.trim().toLowerCase();
  const found =
    sheets.find((sheet) => sheet.name === asked) ?? sheets.find((sheet) => fold(sheet.name) === fold(asked));
  const numbered = /^\d{1,4}$/.test(asked) ? sheets[Number(asked) - 1] : undefined;
  const sheet = found ?? numbered;
  if (sheet !== undefined) return sheet;
  const names = listColumns(sheets.map((entry) => entry.name));
  throw new AppError('invalid', `${name}: листа «${asked}» нет; есть: ${names}. Ничего не принято`);
}

const nameOf = ({ sheet }: Candidate) => sheet.name;

/** A sheet whose heading is the same and says something: January beside February. */
const isAlike = (best: Candidate, other: Candidate) =>
  best.score >= 2 && best.names.join('\n') === other.names.join('\n');

/** The sheet that was asked for, else the visible one whose columns are known best. Errors: invalid when all are empty. */
export async function chooseSheet(book: Workbook, { sheet, preset }: SheetChoice): Promise<ChosenSheet> {
  const visible = book.sheets.filter(({ isHidden }) => !isHidden);
  const sheets = sheet === null ? (visible.length > 0 ? visible : book.sheets) : [findNamed(book, sheet)];
  const found: Candidate[] = [];
  for (const entry of sheets) {
    const candidate = await findHeading(book, entry, preset);
    if (candidate !== null) found.push(candidate);
  }
  const [best, ...others] = found.toSorted((a, b) => b.score - a.score);
  if (best !== undefined)
    return { ...best, alike: others.filter((other) => isAlike(best, other)).map(nameOf) };
  const which = sheet === null ? 'все листы пусты' : `лист «${sheets[0]?.name ?? ''}» пуст`;
  throw new AppError('invalid', `${book.name}: ${which}: загружать нечего`);
}
