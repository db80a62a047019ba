import { DAY } from '@/lib/domain/city-time';
import { type NewWord, newWords, type Saying } from '@/lib/domain/hot/new-words';
import { type HotScope, recent } from './hot-scope';

/** Texts of so long are what is usual. */
const USUAL = 28 * DAY;
const TEXTS = 1_000;

/** Words of the last `span` ms that the same topics usually do without, anywhere in the city. */
export async function readNewWords(scope: HotScope, span: number): Promise<NewWord[]> {
  const usual = { ...scope, now: scope.now - span, district: null, cells: null };
  const [now, before] = await Promise.all([readTexts(scope, span), readTexts(usual, USUAL)]);
  return newWords(now, before);
}

async function readTexts(scope: HotScope, span: number): Promise<readonly Saying[]> {
  return scope.ctx.store.db.sql<Saying[]>`
    SELECT coalesce(author_key, '#' || id) AS author, text
    FROM appeal JOIN appeal_text ON appeal_id = id WHERE ${recent(scope, span)}
    ORDER BY created_at DESC LIMIT ${TEXTS}`;
}
