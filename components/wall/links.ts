import { type HotCluster, NONE } from '@/lib/contract/figures';

/**
 * Lists that hold exactly what the wall counted: messages alone, in the wall's own window. Plain links: the wall
 * draws dozens of them at every change, and leaving it ends its connection anyway.
 */
const list = (query: Record<string, string>) =>
  `/appeals?${new URLSearchParams({ ...query, kind: 'message' })}`;

export const cellLink = (cell: string) => list({ cell, from: 'now-24h' });
export const districtLink = (district: string) => list({ district, from: 'today' });

/** What lies around a cluster over its window: the list knows cells, not circles. */
export function clusterLink({ topic, cell, hours }: Pick<HotCluster, 'topic' | 'cell' | 'hours'>): string {
  return list({ ...(topic === null ? {} : { topic }), cell, from: `now-${hours}h` });
}

/** Open messages that are late: all, of a district, or of a cell. */
export const lateLink = (where: { district?: string; cell?: string; department?: string } = {}) =>
  list({ ...where, deadline: 'late' });

/** A hot topic where it is hot: in its district, or in the whole city. */
export function hotLink(topic: string, district: string | null): string {
  const place = district === null || district === NONE ? {} : { district };
  return list({ topic, ...place, from: 'now-1h' });
}
