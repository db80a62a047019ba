import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { foldName } from './names';

/** «бульвар Майский» and «Майский бульвар» are one street. */
const streetKey = (name: string) => foldName(name).split(' ').sort().join(' ');

/** Entries of an extract, and after them the streets of a list that it does not know. */
export function withLaterStreets(
  first: readonly GazetteerEntry[],
  later: readonly GazetteerEntry[],
): GazetteerEntry[] {
  const known = new Map<string, Set<string | null>>();
  for (const { kind, name, otherNames, settlement } of first) {
    if (kind !== 'street') continue;
    for (const spelling of [name, ...otherNames]) {
      const key = streetKey(spelling);
      known.set(key, (known.get(key) ?? new Set()).add(settlement));
    }
  }
  const isKnown = ({ name, settlement }: GazetteerEntry) => {
    const found = known.get(streetKey(name));
    return found !== undefined && (settlement === null || found.has(settlement) || found.has(null));
  };
  return [...first, ...later.filter((entry) => !isKnown(entry))];
}

/** A street of a list: a name without a place. */
export interface ListedStreet {
  readonly name: string;
  readonly settlement: string | null;
  readonly otherNames: readonly string[];
}

/** One entry per street and settlement; a name that stands twice keeps all its other names. */
export function entriesOfList(streets: readonly ListedStreet[]): GazetteerEntry[] {
  const entries = new Map<string, GazetteerEntry>();
  for (const { name, settlement, otherNames } of streets) {
    const id = `csv:${foldName(name)}${settlement === null ? '' : `|${foldName(settlement)}`}`;
    const known = entries.get(id);
    const others = new Set([...(known?.otherNames ?? []), ...otherNames]);
    others.delete(known?.name ?? name);
    entries.set(id, {
      id,
      kind: 'street',
      name: known?.name ?? name,
      otherNames: [...others].sort(),
      house: null,
      settlement,
      at: null,
      lines: null,
    });
  }
  return [...entries.values()];
}
