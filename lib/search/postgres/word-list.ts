import type postgres from 'postgres';
import { editDistance, letterMask, mayBeNear } from '@/lib/domain/search/edit-distance';
import { NEAR_WORDS } from '../appeal-search';
import type { IndexTables } from './index-tables';

/** Rows that are read again at each look: their numbers are given before they are committed. */
const OVERLAP = 5_000;

/** The words of one index in memory, with the letters of each: looking through all of them takes milliseconds. */
export interface WordList {
  near(tables: IndexTables, word: string, edits: number): Promise<string[]>;
}

export function createWordList(sql: postgres.Sql): WordList {
  let of = '';
  let last = 0;
  let masks = new Map<string, number>();

  /** Reads what has been written since the last look. */
  async function refresh(table: string): Promise<ReadonlyMap<string, number>> {
    if (of !== table) {
      of = table;
      last = 0;
      masks = new Map();
    }
    const list = masks;
    const rows = await sql.unsafe<{ id: string; word: string }[]>(
      `SELECT id, word FROM ${table} WHERE id > $1`,
      [Math.max(0, last - OVERLAP)],
    );
    for (const { id, word } of rows) {
      list.set(word, letterMask(word));
      if (list === masks) last = Math.max(last, Number(id));
    }
    return list;
  }

  return {
    async near({ words }, word, edits) {
      const mask = letterMask(word);
      const found: { word: string; distance: number }[] = [];
      for (const [candidate, letters] of await refresh(words)) {
        if (!mayBeNear(mask, letters, edits)) continue;
        const distance = editDistance(word, candidate, edits);
        if (distance > 0 && distance <= edits) found.push({ word: candidate, distance });
      }
      found.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
      return found.slice(0, NEAR_WORDS).map(({ word: own }) => own);
    },
  };
}
