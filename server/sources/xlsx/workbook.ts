import { AppError } from '@/lib/contract/app-error';
import { type BookParts, LONG_PART, openParts, SMALL_PART } from './container';
import { meaningOfFormat, type NumberMeaning } from './number-format';
import { readXml } from './read-xml';
import type { Epoch } from './serial-date';
import { readSharedStrings } from './shared-strings';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** A workbook whose sheets can be read one after another. */
export interface Workbook {
  readonly name: string;
  readonly parts: BookParts;
  readonly epoch: Epoch;
  readonly sheets: readonly Sheet[];
  /** What the numbers of a cell style stand for, by the style's index. */
  readonly styles: readonly NumberMeaning[];
  readonly strings: readonly string[];
}

type Relations = ReadonlyMap<string, string>;

function resolvePart(base: string, target: string): string {
  const parts = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

async function readRelations(
  parts: BookParts,
  owner: string,
): Promise<{ byId: Relations; byType: Relations }> {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  const cut = owner.lastIndexOf('/') + 1;
  const part = `${owner.slice(0, cut)}_rels/${owner.slice(cut)}.rels`;
  if (!parts.has(part)) return { byId, byType };
  await readXml(parts.read(part, SMALL_PART), {
    open(name, { Id: id, Target: target, Type: type, TargetMode: mode }) {
      if (name !== 'Relationship' || target === undefined || mode === 'External') return;
      const found = resolvePart(owner, target);
      if (id !== undefined) byId.set(id, found);
      if (type !== undefined) byType.set(type.slice(type.lastIndexOf('/') + 1), found);
    },
  });
  return { byId, byType };
}

function refuseForeign(parts: BookParts, name: string, main: string | undefined): never {
  if (main?.endsWith('.bin')) {
    throw new AppError(
      'invalid',
      `${name} — двоичная книга XLSB: сохраните её как XLSX или «CSV UTF-8». Ничего не принято`,
    );
  }
  if (parts.has('content.xml')) {
    throw new AppError(
      'invalid',
      `${name} — таблица OpenDocument: сохраните её как XLSX или «CSV UTF-8». Ничего не принято`,
    );
  }
  throw new AppError(
    'invalid',
    `${name} — не книга Excel или архив: сохраните лист как «CSV UTF-8» и загрузите его. Ничего не принято`,
  );
}

async function readMain(parts: BookParts, main: string, byId: Relations) {
  const sheets: Sheet[] = [];
  let epoch: Epoch = 1900;
  await readXml(parts.read(main, SMALL_PART), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904;
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = byId.get(relation);
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      if (part !== undefined && parts.has(part)) sheets.push({ name: attributes.name ?? '', isHidden, part });
    },
  });
  return { sheets, epoch };
}

async function readStyles(parts: BookParts, part: string | undefined): Promise<NumberMeaning[]> {
  if (part === undefined || !parts.has(part)) return [];
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let isInCells = false;
  await readXml(parts.read(part, SMALL_PART), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) custom.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) formats.push(Number(numFmtId ?? '0'));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats.map((id) => meaningOfFormat(id, custom));
}

/** Opens a workbook. Errors: invalid or too-large with what is wrong and what to do. */
export async function openWorkbook(path: string, name: string): Promise<Workbook> {
  const parts = await openParts(path, name);
  try {
    const main = (await readRelations(parts, '')).byType.get('officeDocument') ?? 'xl/workbook.xml';
    if (!parts.has(main) || main.endsWith('.bin')) refuseForeign(parts, name, main);
    const { byId, byType } = await readRelations(parts, main);
    const { sheets, epoch } = await readMain(parts, main, byId);
    if (sheets.length === 0) refuseForeign(parts, name, undefined);
    const styles = await readStyles(parts, byType.get('styles'));
    const texts = byType.get('sharedStrings');
    const strings =
      texts === undefined || !parts.has(texts)
        ? []
        : await readSharedStrings(parts.read(texts, LONG_PART), name);
    return { name, parts, epoch, sheets, styles, strings };
  } catch (error) {
    parts.close();
    throw error;
  }
}
