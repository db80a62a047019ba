import type { estypes } from '@elastic/elasticsearch';
import { getResolution } from 'h3-js';
import { childRange } from '@/lib/domain/cell';
import type { SearchTerm, Wording } from '@/lib/domain/search-text';
import type { SearchFilter } from '../appeal-search';
import { KEYWORD_RESOLUTIONS } from './index-definition';

type Query = estypes.QueryDslQueryContainer;
export type BoolQuery = { bool: estypes.QueryDslBoolQuery };

type ZeroTerms = 'all' | 'none';

function wordingQuery({ words, isPhrase }: Wording, zero_terms_query: ZeroTerms): Query {
  const query = words.join(' ');
  if (isPhrase) return { match_phrase: { text: { query, zero_terms_query } } };
  return { match: { text: { query, operator: 'and', zero_terms_query } } };
}

/**
 * A term of stop words alone asks for nothing: it meets everything, and excluded it excludes nothing. Another
 * wording of stop words alone adds nothing.
 */
export function termQuery({ words, isPhrase, isExcluded, others = [] }: SearchTerm): Query {
  const own = wordingQuery({ words, isPhrase }, isExcluded ? 'none' : 'all');
  if (others.length === 0) return own;
  const should = [own, ...others.map((other) => wordingQuery(other, 'none'))];
  return { bool: { should, minimum_should_match: 1 } };
}

function cellQuery(cell: string): Query {
  const resolution = KEYWORD_RESOLUTIONS.find((known) => known === getResolution(cell));
  if (resolution !== undefined) return { term: { [`cell${resolution}`]: cell } };
  const { low, high } = childRange(cell);
  return { range: { cell: { gte: low.toString(), lte: high.toString() } } };
}

function timeQuery({ from, to }: SearchFilter): Query {
  return {
    range: {
      created: { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lte: to }) },
    },
  };
}

/** All of a request but the filters that are facets: those come after the facets were counted. */
export function compileQuery(terms: readonly SearchTerm[], filter: SearchFilter): BoolQuery {
  const must = terms.filter((term) => !term.isExcluded).map(termQuery);
  const mustNot = terms.filter((term) => term.isExcluded).map(termQuery);
  if (filter.cell !== undefined) must.push(cellQuery(filter.cell));
  if (filter.from !== undefined || filter.to !== undefined) must.push(timeQuery(filter));
  return { bool: { filter: must, must_not: mustNot } };
}

/** What of a query's hits is in a tier: meets its preferred query (the lowest tier has none) and none before it. */
export function tierQuery(preferred: readonly (readonly SearchTerm[])[], tier: number): BoolQuery {
  const place = preferred.length - tier;
  const queries = preferred.map((terms) => compileQuery(terms, {}));
  return { bool: { filter: queries.slice(place, place + 1), must_not: queries.slice(0, place) } };
}
