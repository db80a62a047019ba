/** Excel of a Russian office opens this as a table: a byte-order mark, semicolons, CRLF. */
export const CSV_START = '\uFEFF';
const SEPARATOR = ';';

/** A spreadsheet takes what begins so for a formula and would run it. */
const FORMULA = /^[=+\-@\t\r|%]/u;

/** A text that no spreadsheet runs: what looks like a formula gets an apostrophe in front. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
}

function csvCell(text: string): string {
  const safe = withoutFormula(text);
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(SEPARATOR)}\r\n`;
}
