import { cellToNumber } from '@/lib/domain/cell';
import { HOUR } from '@/lib/domain/city-time';
import type { VerbContext } from '../store';

/** Which messages an explanation is about. */
export interface HotScope {
  readonly ctx: VerbContext;
  /** Null for all topics. */
  readonly topic: string | null;
  readonly district: string | null;
  /** H3-9; null for the whole district or city. */
  readonly cells: readonly string[] | null;
  readonly now: number;
}

export const iso = (t: number) => new Date(t).toISOString();

/** Messages of the scope over the last `span` ms, as a condition. */
export function recent({ ctx, topic, district, cells, now }: HotScope, span: number) {
  const { sql } = ctx.store.db;
  const numbers = cells?.map((cell) => String(cellToNumber(cell))) ?? null;
  return sql`appeal.kind = 'message' AND (${topic}::text IS NULL OR appeal.topic = ${topic})
    AND appeal.created_at > to_timestamp(${(now - span) / 1000}::float8)
    AND appeal.created_at <= to_timestamp(${now / 1000}::float8)
    AND (${district}::text IS NULL OR appeal.district = ${district})
    AND (${numbers === null} OR appeal.cell = ANY(${numbers ?? []}::bigint[]))`;
}

export interface Told {
  readonly count: number;
  readonly authors: number;
  readonly addresses: number;
}

/** How many there are, from how many people and addresses. */
export async function readTold(scope: HotScope, span = HOUR): Promise<Told> {
  const [row] = await scope.ctx.store.db.sql<Told[]>`
    SELECT count(*)::int AS count, count(DISTINCT coalesce(author_key, '#' || id))::int AS authors,
      count(DISTINCT coalesce(address_key, cell::text))::int AS addresses
    FROM appeal WHERE ${recent(scope, span)}`;
  return row ?? { count: 0, authors: 0, addresses: 0 };
}

/** From which sources they came, the largest first. */
export async function readSources(scope: HotScope, span = HOUR) {
  const { city, db } = scope.ctx.store;
  const rows = await db.sql<{ source: string; count: number }[]>`
    SELECT source, count(*)::int AS count FROM appeal WHERE ${recent(scope, span)}
    GROUP BY source ORDER BY count DESC, source`;
  return rows.map(({ source, count }) => ({
    source,
    name: city.profile.sources.find(({ id }) => id === source)?.name ?? source,
    count,
  }));
}
