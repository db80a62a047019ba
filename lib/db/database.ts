import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema';

export type Orm = PostgresJsDatabase<typeof schema>;
/** The query surface inside a transaction. */
export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

export interface Database {
  readonly orm: Orm;
  readonly sql: postgres.Sql;
  readonly store: string;
  readonly url: string;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** The schema that holds one store: the demo's or the real one. */
  readonly store: string;
  readonly connections?: number;
  /** Seconds; a hint or a sign of life need not wait for the disk. */
  readonly isDurable?: boolean;
}

export const STORE_NAME = /^[a-z][a-z0-9_]{0,50}$/;

/** Connections to one store; times come and go as the driver's strings under drizzle's own mapping. */
export function openDatabase(options: DatabaseOptions): Database {
  const { url, store, connections = 10, isDurable = true } = options;
  if (!STORE_NAME.test(store)) throw new Error(`store name «${store}» is not a plain identifier`);
  const sql = postgres(url, {
    max: connections,
    idle_timeout: 0,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: {
      application_name: 'pult',
      search_path: `${store}, public`,
      ...(isDurable ? {} : { synchronous_commit: 'off' }),
    },
  });
  return {
    orm: drizzle(sql, { schema }),
    sql,
    store,
    url,
    close: () => sql.end({ timeout: 2 }),
  };
}
