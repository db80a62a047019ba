import { sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { districtBoundary } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import type { Boundary } from '@/lib/domain/osm/districts';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { type City, createCity } from './city';

type Origin = (typeof districtBoundary.$inferSelect)['origin'];
type BoundaryRow = typeof districtBoundary.$inferSelect;

const toRow = ({ id, polygon, labelAt }: Boundary, origin: Origin): BoundaryRow => ({
  id,
  origin,
  polygon,
  labelLon: labelAt[0],
  labelLat: labelAt[1],
});

const isSame = (a: BoundaryRow | undefined, b: BoundaryRow) =>
  a !== undefined && a.origin === b.origin && JSON.stringify(a.polygon) === JSON.stringify(b.polygon);

/**
 * Keeps boundaries of districts. Those of an administrator stand above those of an extract. Answers whether
 * anything changed; servers take it when they start. Needs the scope `labels`.
 */
export async function keepBoundaries({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { origin: Origin; boundaries: readonly Boundary[] };
}): Promise<boolean> {
  requireScope(ctx.actor, 'labels');
  const { origin, boundaries } = input;
  return withTransaction(ctx.store.db, async (tx) => {
    await tx.execute(sql`LOCK TABLE district_boundary IN EXCLUSIVE MODE`);
    const known = new Map((await tx.select().from(districtBoundary)).map((row) => [row.id, row]));
    const fresh = boundaries
      .filter(({ id }) => origin === 'geojson' || known.get(id)?.origin !== 'geojson')
      .map((boundary) => toRow(boundary, origin))
      .filter((row) => !isSame(known.get(row.id), row));
    for (const row of fresh) {
      const { id, ...rest } = row;
      await tx
        .insert(districtBoundary)
        .values(row)
        .onConflictDoUpdate({ target: districtBoundary.id, set: rest });
    }
    return fresh.length > 0;
  });
}

/** Answers how many went. Needs the scope `labels`. */
export async function removeBoundaries({ ctx }: { ctx: VerbContext }): Promise<number> {
  requireScope(ctx.actor, 'labels');
  const gone = await ctx.store.db.orm.delete(districtBoundary).returning({ id: districtBoundary.id });
  return gone.length;
}

/** The city with the boundaries that its store keeps. */
export async function withKeptBoundaries(db: Database, city: City): Promise<City> {
  const rows = await db.orm.select().from(districtBoundary);
  if (rows.length === 0) return city;
  const kept = new Map(rows.map((row) => [row.id, row]));
  const districts = city.profile.districts.map((district) => {
    const row = kept.get(district.id);
    if (row === undefined) return district;
    const polygon = row.polygon.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]));
    return { ...district, polygon, labelAt: [row.labelLon, row.labelLat] satisfies [number, number] };
  });
  return createCity({ ...city.profile, districts });
}
