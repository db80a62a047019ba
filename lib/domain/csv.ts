/** Excel of a Russian office opens this as a table: a byte-order mark, semicolons, CRLF. */
export const CSV_START = '\uFEFF';
const SEPARATOR = ';';

/** A spreadsheet takes what begins so for a formula and would run it. */
const FORMULA = /^[=+\-@\t\r|%]/u;

/** A text that no spreadsheet runs: what looks like a formula gets an apostrophe in front. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
}

/** A number cannot be a formula; it has the comma of a Russian office. */
function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const safe = withoutFormula(cell);
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(SEPARATOR)}\r\n`;
}
