import { CsvCells } from './csv-cells';

export interface TableRow {
  /** Physical line on which it begins, from one. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the cells cannot be trusted; null for a sound row. */
  readonly fault: string | null;
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter that stands most often outside quotes. */
export function guessDelimiter(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** A small table of settings, whole in memory; the header is its first row. Blank lines are left out. */
export function readCsvTable(text: string): TableRow[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const delimiter = guessDelimiter(lines.find((line) => line.trim() !== '') ?? '');
  const rows: TableRow[] = [];
  let open: { cells: CsvCells; line: number } | null = null;
  lines.forEach((line, i) => {
    if (open === null && line.trim() === '') return;
    const row = open ?? { cells: new CsvCells(delimiter), line: i + 1 };
    const scan = row.cells.scan(line);
    open = scan === 'open' ? row : null;
    if (open === null) rows.push(rowOf(row, scan === 'broken' ? 'кавычки внутри поля не удвоены' : null));
  });
  if (open !== null) rows.push(rowOf(open, 'кавычка открыта и не закрыта'));
  return rows;
}

function rowOf({ cells, line }: { cells: CsvCells; line: number }, fault: string | null): TableRow {
  return { line, cells: cells.cells.map((cell) => withoutGuard(cell.trim())), fault };
}

/** An export guards what looks like a formula by an apostrophe: it goes on the way back. */
const withoutGuard = (cell: string) => (/^'[=+\-@|%]/u.test(cell) ? cell.slice(1) : cell);
