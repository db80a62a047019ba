import { AppError } from '@/lib/contract/app-error';
import { parseInstant } from '@/lib/contract/instant';
import { RELATIVE_MOMENT, type SearchAnswer, type SearchQuery } from '@/lib/contract/search';
import { DAY, dayStart, HOUR, MINUTE } from '@/lib/domain/city-time';
import { parseSearchQuery } from '@/lib/domain/search-text';
import { isWindow, windowStart } from '@/lib/domain/time-window';
import type { AppealSearch, SearchFilter } from '@/lib/search/appeal-search';
import { presentItems } from '../present/present-appeal';
import type { VerbContext } from '../store';

const UNITS = { m: MINUTE, h: HOUR, d: DAY } as const;

/**
 * A moment of a query in epoch ms. `now-24h` and the like begin where the window of that name begins, so that a
 * list opened from the wall holds what the wall counted.
 */
export function resolveMoment(text: string, at: { now: number; zone: string }): number {
  if (text === 'now') return at.now;
  if (text === 'today') return dayStart(at.zone, at.now);
  const [, amount, unit] = RELATIVE_MOMENT.exec(text) ?? [];
  if (amount !== undefined && (unit === 'm' || unit === 'h' || unit === 'd')) {
    const name = `${amount}${unit}`;
    return isWindow(name) ? windowStart(name, at.now, at.zone) : at.now - Number(amount) * UNITS[unit];
  }
  const parsed = parseInstant(text, null);
  if (!parsed.ok) throw new AppError('invalid', `не понято время «${text}»`);
  return parsed.at;
}

interface Cursor {
  readonly created: number;
  readonly id: number;
}

const encodeCursor = ({ created, id }: Cursor) => Buffer.from(`${created}.${id}`).toString('base64url');

function decodeCursor(text: string): Cursor {
  const [created, id] = Buffer.from(text, 'base64url').toString('utf8').split('.').map(Number);
  if (
    !Number.isSafeInteger(created) ||
    !Number.isSafeInteger(id) ||
    created === undefined ||
    id === undefined
  ) {
    throw new AppError('invalid', 'курсор не разобран: начните поиск с первой страницы', [
      { field: 'cursor', message: 'не тот вид' },
    ]);
  }
  return { created, id };
}

function filterOf(query: SearchQuery, at: { now: number; zone: string }): SearchFilter {
  const { topic, kind, district, channel, status, cell, from, to } = query;
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(kind === undefined ? {} : { kind }),
    ...(district === undefined ? {} : { district }),
    ...(channel === undefined ? {} : { channel }),
    ...(status === undefined ? {} : { status }),
    ...(cell === undefined ? {} : { cell }),
    ...(from === undefined ? {} : { from: resolveMoment(from, at) }),
    ...(to === undefined ? {} : { to: resolveMoment(to, at) }),
  };
}

/** Full-text search with facets, newest first. Errors: invalid, unavailable when the engine does not answer. */
export async function searchAppeals({
  ctx,
  search,
  input,
}: {
  ctx: VerbContext;
  search: AppealSearch;
  input: SearchQuery;
}): Promise<SearchAnswer> {
  const { store } = ctx;
  const at = { now: store.clock.now(), zone: store.city.profile.zone };
  const found = await search
    .search({
      terms: parseSearchQuery(input.q ?? ''),
      filter: filterOf(input, at),
      limit: input.limit + 1,
      after: input.cursor === undefined ? null : decodeCursor(input.cursor),
    })
    .catch((error: unknown) => {
      throw new AppError(
        'unavailable',
        'поиск сейчас не отвечает; записи не потеряны, повторите через минуту',
        [{ field: '', message: error instanceof Error ? error.name : 'ошибка' }],
      );
    });
  const hits = found.hits.slice(0, input.limit);
  const last = hits.at(-1);
  return {
    total: found.total,
    items: await presentItems(store, hits),
    facets: mutableFacets(found.facets),
    next: last !== undefined && found.hits.length > input.limit ? encodeCursor(last) : null,
  };
}

function mutableFacets(
  facets: Awaited<ReturnType<AppealSearch['search']>>['facets'],
): SearchAnswer['facets'] {
  const copy = (list: readonly { value: string; count: number }[]) => list.map((entry) => ({ ...entry }));
  const { topic, district, channel, status, kind, department } = facets;
  return {
    topic: copy(topic),
    district: copy(district),
    channel: copy(channel),
    status: copy(status),
    kind: copy(kind),
    department: copy(department),
  };
}
