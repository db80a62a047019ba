import type postgres from 'postgres';
import { type Kind, type Precision, UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import { numberToCell } from '@/lib/domain/cell';
import type { ProblemSignal } from '@/lib/domain/problems/trace';
import type { City } from '../city/city';

type SignalRow = {
  id: string;
  kind: Kind;
  topic: string;
  created: number;
  author_key: string | null;
  text: string | null;
  address: string | null;
  cell: string | null;
  precision: Precision;
  district: string | null;
  finished: number | null;
  problem_id: string | null;
};

/** What the rule sees of an appeal, and the problem it belongs to. */
export interface StoredSignal {
  readonly signal: ProblemSignal;
  readonly problemId: number | null;
}

const SELECT = `SELECT a.id, a.kind, a.topic, (extract(epoch FROM a.created_at) * 1000)::float8 AS created, a.author_key,
  t.text, t.address, a.cell::text AS cell, a.precision, a.district,
  (extract(epoch FROM coalesce(a.answered_at, a.closed_at)) * 1000)::float8 AS finished, m.problem_id
  FROM appeal a LEFT JOIN appeal_text t ON t.appeal_id = a.id
  LEFT JOIN problem_member m ON m.appeal_id = a.id AND m.left_at IS NULL`;

export interface SignalReader {
  byIds(ids: readonly number[]): Promise<StoredSignal[]>;
  /** A page of appeals written since a moment, in the order of ids. */
  since(from: number, page: { after: number; limit: number }): Promise<StoredSignal[]>;
}

export function createSignalReader(sql: postgres.Sql, city: City): SignalReader {
  const groupOf = new Map(city.profile.topics.map(({ id, group }) => [id, group]));
  const toSignal = (row: SignalRow): StoredSignal => {
    const topic = row.topic === UNDETERMINED_TOPIC ? null : row.topic;
    return {
      problemId: row.problem_id === null ? null : Number(row.problem_id),
      signal: {
        id: Number(row.id),
        kind: row.kind,
        topic,
        group: topic === null ? null : (groupOf.get(topic) ?? null),
        created: row.created,
        author: row.author_key,
        text: row.text ?? '',
        address: row.address,
        cell: row.cell === null ? null : numberToCell(BigInt(row.cell)),
        precision: row.precision,
        district: row.district,
        finished: row.finished,
      },
    };
  };
  return {
    async byIds(ids) {
      const rows = await sql<SignalRow[]>`
        ${sql.unsafe(SELECT)} WHERE a.id = ANY(${[...ids]}::bigint[]) ORDER BY a.id`;
      return rows.map(toSignal);
    },
    async since(from, { after, limit }) {
      const rows = await sql<SignalRow[]>`
        ${sql.unsafe(SELECT)} WHERE a.created_at >= to_timestamp(${from}::float8 / 1000) AND a.id > ${after}
        ORDER BY a.id LIMIT ${limit}`;
      return rows.map(toSignal);
    },
  };
}
