import postgres from 'postgres';
import type { Database } from './database';

export interface Leadership {
  /** The connection that holds the lock: what is written through it is fenced by it. */
  readonly sql: postgres.Sql;
  /** Resolves when the lock is lost with its connection. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock of a role for one store on a connection of its own, or answers null while another process
 * holds it. The lock dies with the connection.
 */
export async function tryLead(database: Database, role: string): Promise<Leadership | null> {
  let onLost: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => {
    onLost = resolve;
  });
  const sql = postgres(database.url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    onclose: () => onLost(),
    connection: { application_name: `pult ${role}`, search_path: `${database.store}, public` },
  });
  const release = () => sql.end({ timeout: 2 });
  try {
    const [row] = await sql<{ is_taken: boolean }[]>`
      SELECT pg_try_advisory_lock(hashtext(${database.store}), hashtext(${role})) AS is_taken`;
    if (row?.is_taken === true) return { sql, lost, release };
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return null;
}

/** Ends the connection that holds a role's lock: its process notices, stops the role and starts it over. */
export async function dismissLeader({ sql, store }: Database, role: string): Promise<boolean> {
  const rows = await sql`
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND classid = (hashtext(${store})::bigint & 4294967295)::oid AND objid = (hashtext(${role})::bigint & 4294967295)::oid`;
  return rows.length > 0;
}
