import { sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';

export type BeatingRole = 'relay' | 'aggregate' | 'index';

export interface RoleBeat {
  readonly role: BeatingRole;
  readonly instance: string;
  readonly isLeader: boolean;
  readonly pos: number | null;
}

/** Signs of life go by the database's clock, so that machines need not agree on the time. */
export async function writeBeat(database: Database, beat: RoleBeat): Promise<void> {
  await database.orm.execute(sql`
    INSERT INTO role_beat (role, instance, is_leader, pos, beat_at)
    VALUES (${beat.role}, ${beat.instance}, ${beat.isLeader}, ${beat.pos}, clock_timestamp())
    ON CONFLICT (role, instance) DO UPDATE
      SET is_leader = excluded.is_leader, pos = excluded.pos, beat_at = excluded.beat_at`);
}

export async function removeBeat(database: Database, role: BeatingRole, instance: string): Promise<void> {
  await database.orm.execute(sql`DELETE FROM role_beat WHERE role = ${role} AND instance = ${instance}`);
}

export interface StoreVitals {
  /** Highest place in the order. */
  readonly head: number;
  /** Committed events that have no place yet. */
  readonly pending: number;
  /** Events that a consumer could not take and that wait for a person. */
  readonly parked: number;
  /** Age of the freshest beat of a leader, ms, and how far it is; absent when no leader ever beat. */
  readonly roles: ReadonlyMap<string, { readonly age: number; readonly pos: number | null }>;
}

const PENDING_COUNTED = 10_000;

/** One look at the database for all that health wants to know. */
export async function readVitals(database: Database): Promise<StoreVitals> {
  const rows = await database.sql<
    {
      role: string | null;
      age: number | null;
      pos: string | null;
      head: string;
      pending: string;
      parked: string;
    }[]
  >`
    SELECT b.role, extract(epoch from clock_timestamp() - b.beat_at)::float8 * 1000 AS age, b.pos,
      coalesce((SELECT max(pos) FROM event_publication), 0) AS head,
      (SELECT count(*) FROM (SELECT 1 FROM event_pending LIMIT ${PENDING_COUNTED}) p) AS pending,
      (SELECT count(*) FROM poison_event) AS parked
    FROM (SELECT 1) one LEFT JOIN (
      SELECT DISTINCT ON (role) role, beat_at, pos FROM role_beat WHERE is_leader ORDER BY role, beat_at DESC
    ) b ON true`;
  const roles = new Map<string, { age: number; pos: number | null }>();
  for (const row of rows) {
    if (row.role === null) continue;
    roles.set(row.role, { age: row.age ?? 0, pos: row.pos === null ? null : Number(row.pos) });
  }
  const [first] = rows;
  return {
    head: Number(first?.head ?? 0),
    pending: Number(first?.pending ?? 0),
    parked: Number(first?.parked ?? 0),
    roles,
  };
}
