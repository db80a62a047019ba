import type postgres from 'postgres';
import type { SearchTerm } from '@/lib/domain/search-text';

/** The query as PostgreSQL's own `tsquery` text; null when nothing but stop words is left of it. */
export async function compileTerms(sql: postgres.Sql, terms: readonly SearchTerm[]): Promise<string | null> {
  if (terms.length === 0) return null;
  const parts = terms.map((term, i) => {
    const call = term.isPhrase ? 'phraseto_tsquery' : 'plainto_tsquery';
    const part = `${call}('pult_russian', $${i + 1})`;
    return term.isExcluded ? `!!${part}` : part;
  });
  const [row] = await sql.unsafe<{ query: string; nodes: number }[]>(
    `SELECT q::text AS query, numnode(q) AS nodes FROM (SELECT ${parts.join(' && ')} AS q) c`,
    terms.map((term) => term.words.join(' ')),
  );
  return row === undefined || row.nodes === 0 ? null : row.query;
}
