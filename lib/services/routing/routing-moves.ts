import { sql } from 'drizzle-orm';
import type { RoutingPreview } from '@/lib/contract/routing';
import type { Transaction } from '@/lib/db/database';
import type { Precision } from '@/lib/domain/appeal';
import type { Router } from './routing-desk';

export interface RoutingMove {
  readonly id: number;
  readonly from: string | null;
  readonly routedFrom: string | null;
  readonly to: string | null;
}

type OpenRow = {
  id: string;
  topic: string;
  district: string | null;
  precision: Precision;
  created: number;
  department: string | null;
  routed: string | null;
};

export interface FoundMoves {
  /** Open appeals that rules may route. */
  readonly open: number;
  readonly moves: readonly RoutingMove[];
}

/** Which open appeals a router would send elsewhere; what a person or a source has chosen is left alone. */
export async function findMoves(tx: Pick<Transaction, 'execute'>, router: Router): Promise<FoundMoves> {
  const rows = await tx.execute<OpenRow>(sql`
    SELECT id, topic, district, precision, (extract(epoch FROM created_at) * 1000)::float8 AS created, department, routed
    FROM appeal WHERE answered_at IS NULL AND closed_at IS NULL AND (department IS NULL OR department = routed)
    ORDER BY id`);
  const moves = rows.flatMap((row): RoutingMove[] => {
    const to = router.ruleFor(row)?.department ?? null;
    if (to === row.department) return [];
    return [{ id: Number(row.id), from: row.department, routedFrom: row.routed, to }];
  });
  return { open: rows.length, moves };
}

/** Moves by where from and where to, the biggest first. */
export function countMoves(moves: readonly RoutingMove[]): RoutingPreview['moves'] {
  const counts = new Map<string, { from: string | null; to: string | null; count: number }>();
  for (const { from, to } of moves) {
    const key = JSON.stringify([from, to]);
    const entry = counts.get(key) ?? { from, to, count: 0 };
    entry.count++;
    counts.set(key, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
