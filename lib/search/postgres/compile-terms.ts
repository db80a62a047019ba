import type postgres from 'postgres';
import type { SearchTerm } from '@/lib/domain/search-text';
import { parserText } from './parser-text';

/** A wording after stemming: its lexemes with their places among its words; stop words leave gaps. */
export interface CompiledWording {
  readonly lexemes: readonly { readonly lexeme: string; readonly place: number }[];
  readonly isPhrase: boolean;
}

/** A term after stemming: one of its wordings must be met. */
export interface CompiledTerm {
  readonly wordings: readonly CompiledWording[];
  readonly isExcluded: boolean;
}

/**
 * Stems the terms with the dictionary that stemmed the texts. Wordings of stop words alone are left out, and so are
 * terms whose own words are: they ask for nothing.
 */
export async function compileTerms(sql: postgres.Sql, terms: readonly SearchTerm[]): Promise<CompiledTerm[]> {
  const compiled = await compileEach(sql, terms);
  return compiled.filter((term) => term !== null);
}

/** The same, term by term; null for one that asks for nothing. */
export async function compileEach(
  sql: postgres.Sql,
  terms: readonly SearchTerm[],
): Promise<(CompiledTerm | null)[]> {
  const wordings = terms.flatMap(({ words, isPhrase, others = [] }) => [{ words, isPhrase }, ...others]);
  const stemmed = await stem(
    sql,
    wordings.map(({ words }) => parserText(words.join(' '))),
  );
  let at = 0;
  return terms.map(({ isExcluded, others = [] }) => {
    const own = wordings.slice(at, at + 1 + others.length).map(({ isPhrase }, i) => ({
      lexemes: stemmed[at + i] ?? [],
      isPhrase,
    }));
    at += own.length;
    if (own[0]?.lexemes.length === 0) return null;
    return { wordings: own.filter(({ lexemes }) => lexemes.length > 0), isExcluded };
  });
}

async function stem(sql: postgres.Sql, texts: readonly string[]): Promise<CompiledWording['lexemes'][]> {
  const lexemes = texts.map((): { lexeme: string; place: number }[] => []);
  if (texts.length === 0) return lexemes;
  const rows = await sql<{ text: number; lexeme: string; places: number[] }[]>`
    SELECT t.n::int4 - 1 AS text, l.lexeme, l.positions::int4[] AS places
    FROM unnest(${[...texts]}::text[]) WITH ORDINALITY AS t(words, n), unnest(to_tsvector('pult_russian', t.words)) l`;
  for (const { text, lexeme, places } of rows) {
    for (const place of places) lexemes[text]?.push({ lexeme, place });
  }
  for (const own of lexemes) own.sort((a, b) => a.place - b.place);
  return lexemes;
}

/** The terms as the text of a `tsquery`; null when there is nothing to ask for. */
export function tsqueryOf(terms: readonly CompiledTerm[]): string | null {
  if (terms.length === 0) return null;
  return terms
    .map(({ wordings, isExcluded }) => {
      const any = wordings.map((wording) => `(${partOf(wording)})`).join(' | ');
      return `${isExcluded ? '!' : ''}(${any})`;
    })
    .join(' & ');
}

/** Lexemes hold letters and digits only, so that plain quotes are enough. */
function partOf({ lexemes, isPhrase }: CompiledWording): string {
  let part = '';
  let before: number | null = null;
  for (const { lexeme, place } of lexemes) {
    if (before !== null) part += isPhrase ? ` <${place - before}> ` : ' & ';
    part += `'${lexeme}'`;
    before = place;
  }
  return part;
}
