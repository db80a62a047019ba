import type { MadeMove } from '@/lib/contract/life';
import type { Orm, Transaction } from '@/lib/db/database';
import { type MoveRow, readMoves } from '../life/read-moves';
import { visibleText } from '../search/read-documents';

const masked = (text: string | null) => (text === null ? null : visibleText(text));

function detailOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? visibleText(value) : null;
}

/** A move with its words, personal data masked. */
export function presentMove({ kind, version, reason, text, details }: MoveRow): MadeMove {
  const shown: MadeMove['details'] = {};
  for (const [name, value] of Object.entries(details)) {
    const detail = detailOf(value);
    if (detail !== null) shown[name] = detail;
  }
  return { kind, version, reason: masked(reason), text: masked(text), details: shown };
}

/** The moves of an appeal by the version that each made. */
export async function madeMoves(db: Orm | Transaction, appealId: number): Promise<Map<number, MadeMove>> {
  const rows = await readMoves(db, appealId);
  return new Map(rows.map((row) => [row.version, presentMove(row)]));
}
