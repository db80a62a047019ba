import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { foldName } from './names';

/** Settlements that the houses of each street name. */
function settlementsOfStreets(houses: readonly GazetteerEntry[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, settlement } of houses) {
    if (settlement === null) continue;
    const key = foldName(name);
    found.set(key, (found.get(key) ?? new Set()).add(settlement));
  }
  return found;
}

/**
 * Where no place is drawn, the addresses tell it: a street, and its houses that name no settlement, lie in the one
 * that all its other houses name. Houses that name several leave it open.
 */
export function nameSettlements(
  streets: readonly GazetteerEntry[],
  houses: readonly GazetteerEntry[],
): GazetteerEntry[] {
  const found = settlementsOfStreets(houses);
  return [...streets, ...houses].map((entry) => {
    if (entry.settlement !== null) return entry;
    const named = [...(found.get(foldName(entry.name)) ?? [])];
    return { ...entry, settlement: named.length === 1 ? (named[0] ?? null) : null };
  });
}
