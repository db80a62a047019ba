import type { PlaceVocabulary } from './place-vocabulary';
import type { PlaceWords } from './place-words';

const MOST_HOUSES = 4;

function tally(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'ru', { numeric: true }))
    .map(([value]) => value);
}

const inOrder = (houses: readonly string[]) =>
  [...houses].sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }));

function streetTitle(places: readonly PlaceWords[], vocabulary: PlaceVocabulary): string | null {
  const [key] = tally(
    places.flatMap(({ names }) => [...names.keys()]).filter((name) => vocabulary.labelOf(name) !== null),
  );
  if (key === undefined) return null;
  const houses = tally(places.flatMap(({ names }) => names.get(key) ?? [])).slice(0, MOST_HOUSES);
  return [vocabulary.labelOf(key), ...inOrder(houses)].join(', ');
}

/**
 * Where a problem is, by the words of place of its appeals: «б-р Космонавтов, 12, 14 · 8 квартал». Only names that
 * the city's lists or an address know: a word of a text that merely looks like a name is never shown.
 */
export function placeTitle(places: readonly PlaceWords[], vocabulary: PlaceVocabulary): string | null {
  const [object] = tally(places.flatMap(({ objects }) => objects));
  const [quarter] = tally(places.flatMap(({ quarters }) => quarters));
  const [area] = tally(
    places.flatMap(({ areas }) => areas).filter((key) => vocabulary.labelOf(key) !== null),
  );
  const parts = [
    object === undefined ? null : object.replace(/ (?=\d)/u, ' № '),
    streetTitle(places, vocabulary),
    quarter === undefined ? null : `${quarter} квартал`,
    area === undefined ? null : vocabulary.labelOf(area),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.slice(0, 2).join(' · ');
}
