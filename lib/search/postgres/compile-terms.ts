import type postgres from 'postgres';
import type { SearchTerm } from '@/lib/domain/search-text';
import { parserText } from './parser-text';

/** A term after stemming: its lexemes with their places among its words; stop words leave gaps. */
export interface CompiledTerm {
  readonly lexemes: readonly { readonly lexeme: string; readonly place: number }[];
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
}

/** Stems the terms with the dictionary that stemmed the texts; terms of stop words alone are left out. */
export async function compileTerms(sql: postgres.Sql, terms: readonly SearchTerm[]): Promise<CompiledTerm[]> {
  if (terms.length === 0) return [];
  const texts = terms.map((term) => parserText(term.words.join(' ')));
  const rows = await sql<{ term: number; lexeme: string; places: number[] }[]>`
    SELECT t.term::int4 - 1 AS term, l.lexeme, l.positions::int4[] AS places
    FROM unnest(${texts}::text[]) WITH ORDINALITY AS t(words, term), unnest(to_tsvector('pult_russian', t.words)) l`;
  const lexemes = terms.map((): { lexeme: string; place: number }[] => []);
  for (const { term, lexeme, places } of rows) {
    for (const place of places) lexemes[term]?.push({ lexeme, place });
  }
  return terms
    .map(({ isPhrase, isExcluded }, i) => ({
      lexemes: (lexemes[i] ?? []).sort((a, b) => a.place - b.place),
      isPhrase,
      isExcluded,
    }))
    .filter((term) => term.lexemes.length > 0);
}

/** The terms as the text of a `tsquery`; null when there is nothing to ask for. */
export function tsqueryOf(terms: readonly CompiledTerm[]): string | null {
  if (terms.length === 0) return null;
  return terms.map((term) => `${term.isExcluded ? '!' : ''}(${partOf(term)})`).join(' & ');
}

/** Lexemes hold letters and digits only, so that plain quotes are enough. */
function partOf({ lexemes, isPhrase }: CompiledTerm): string {
  let part = '';
  let before: number | null = null;
  for (const { lexeme, place } of lexemes) {
    if (before !== null) part += isPhrase ? ` <${place - before}> ` : ' & ';
    part += `'${lexeme}'`;
    before = place;
  }
  return part;
}
