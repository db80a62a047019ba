import type { estypes } from '@elastic/elasticsearch';
import { getResolution } from 'h3-js';
import { childRange } from '@/lib/domain/cell';
import type { SearchTerm } from '@/lib/domain/search-text';
import type { SearchFilter } from '../appeal-search';
import { KEYWORD_RESOLUTIONS } from './index-definition';

type Query = estypes.QueryDslQueryContainer;

/** A term of stop words alone asks for nothing: it meets everything, and excluded it excludes nothing. */
function termQuery({ words, isPhrase, isExcluded }: SearchTerm): Query {
  const query = words.join(' ');
  const zero_terms_query = isExcluded ? 'none' : 'all';
  if (isPhrase) return { match_phrase: { text: { query, zero_terms_query } } };
  return { match: { text: { query, operator: 'and', zero_terms_query } } };
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
export function compileQuery(
  terms: readonly SearchTerm[],
  filter: SearchFilter,
): { bool: estypes.QueryDslBoolQuery } {
  const must = terms.filter((term) => !term.isExcluded).map(termQuery);
  const mustNot = terms.filter((term) => term.isExcluded).map(termQuery);
  if (filter.cell !== undefined) must.push(cellQuery(filter.cell));
  if (filter.from !== undefined || filter.to !== undefined) must.push(timeQuery(filter));
  return { bool: { filter: must, must_not: mustNot } };
}
