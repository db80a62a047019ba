import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell as a test writes it: text, number, yes/no, or one of Excel's own ways. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  /** A serial number under a date format. */
  | { readonly date: number }
  /** A serial number under a format of hours. */
  | { readonly span: number }
  /** A formula with the value that was saved with it; null where none was. */
  | { readonly formula: string; readonly value: string | number | null }
  | { readonly error: string }
  /** A number with digits lost, as Excel saves a long one. */
  | { readonly rounded: string; readonly shown: string }
  /** Text in formatted pieces. */
  | { readonly rich: readonly string[] }
  | { readonly inline: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly merges?: readonly string[];
  readonly isHidden?: boolean;
}

export interface TestBook {
  readonly sheets: readonly TestSheet[];
  readonly counts1904?: boolean;
  /** More parts of the archive, macros for one. */
  readonly parts?: Readonly<Record<string, string>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DATE_STYLE = 1;
const SPAN_STYLE = 2;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

class Strings {
  readonly #known = new Map<string, number>();

  indexOf(xml: string): number {
    const known = this.#known.get(xml);
    if (known !== undefined) return known;
    this.#known.set(xml, this.#known.size);
    return this.#known.size - 1;
  }

  get xml(): string {
    return `${HEAD}<sst xmlns="${MAIN}">${[...this.#known.keys()].map((item) => `<si>${item}</si>`).join('')}</sst>`;
  }
}

const textXml = (text: string) => `<t xml:space="preserve">${escaped(text)}</t>`;

function cellXml(cell: TestCell, ref: string, strings: Strings): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return `<c r="${ref}" t="s"><v>${strings.indexOf(textXml(cell))}</v></c>`;
  if ('date' in cell) return `<c r="${ref}" s="${DATE_STYLE}"><v>${cell.date}</v></c>`;
  if ('span' in cell) return `<c r="${ref}" s="${SPAN_STYLE}"><v>${cell.span}</v></c>`;
  if ('rounded' in cell) return `<c r="${ref}"><v>${cell.rounded}</v></c>`;
  if ('error' in cell) return `<c r="${ref}" t="e"><v>${cell.error}</v></c>`;
  if ('inline' in cell) return `<c r="${ref}" t="inlineStr"><is>${textXml(cell.inline)}</is></c>`;
  if ('rich' in cell) {
    const runs = cell.rich.map((piece) => `<r><rPr><b/></rPr>${textXml(piece)}</r>`).join('');
    return `<c r="${ref}" t="s"><v>${strings.indexOf(runs)}</v></c>`;
  }
  const type = typeof cell.value === 'string' ? ' t="str"' : '';
  const value = cell.value === null ? '' : `<v>${escaped(String(cell.value))}</v>`;
  return `<c r="${ref}"${type}><f>${escaped(cell.formula)}</f>${value}</c>`;
}

function sheetXml({ rows, merges = [] }: TestSheet, strings: Strings): string {
  const data = rows
    .map((cells, r) => {
      const xml = cells.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`, strings)).join('');
      return xml === '' ? '' : `<row r="${r + 1}">${xml}</row>`;
    })
    .join('');
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${merged}</worksheet>`;
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts>
<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

/** A workbook as Excel writes it, as small as it can be. */
export function makeXlsx({ sheets, counts1904 = false, parts = {} }: TestBook): Uint8Array {
  const strings = new Strings();
  const files: Zippable = {};
  const put = (name: string, xml: string) => {
    files[name] = strToU8(xml);
  };
  sheets.forEach((sheet, i) => {
    put(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, strings));
  });
  const names = sheets.map(
    ({ name, isHidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${isHidden === true ? ' state="hidden"' : ''}/>`,
  );
  put(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${counts1904 ? ' date1904="1"' : ''}/><sheets>${names.join('')}</sheets></workbook>`,
  );
  const relations = sheets.map((_, i) =>
    relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`),
  );
  relations.push(
    relation('rS', 'styles', 'styles.xml'),
    relation('rT', 'sharedStrings', '/xl/sharedStrings.xml'),
  );
  put(
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${RELATIONS}">${relations.join('')}</Relationships>`,
  );
  put(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${RELATIONS}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  put('xl/styles.xml', STYLES);
  put('xl/sharedStrings.xml', strings.xml);
  for (const [name, text] of Object.entries(parts)) put(name, text);
  return zipSync(files);
}

/** Days since 30.12.1899, as Excel counts: a reading of the wall clock. */
export function serialOf(wallClock: string): number {
  return (Date.parse(`${wallClock}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
