import type { PlaceMention } from './place-reading';
import { isAboutHome } from './roles';

type Named = PlaceMention & { readonly isRoute: boolean; readonly sentence: number };

const isAddress = ({ street, quarter }: Named) => street !== null || quarter !== null;

/** A house on the street that was named first says more than the street. */
function exactest(mentions: readonly Named[], first: number): number {
  const { street, quarter, house, sentence } = mentions[first] ?? {};
  if (house !== null) return first;
  if (quarter !== null) {
    const within = mentions.findIndex(
      (one) =>
        one.street !== null &&
        one.role === 'problem' &&
        one.sentence === sentence &&
        one.precision !== 'none',
    );
    return within < 0 ? first : exactest(mentions, within);
  }
  const better = mentions.findIndex(
    (one) => one.house !== null && one.role === 'problem' && one.street === street && one.quarter === quarter,
  );
  return better < 0 ? first : better;
}

/** Which of the named places is the one where the problem is; null when none says it. */
export function mainPlace(mentions: readonly Named[], folded: string): number | null {
  const firstOf = (fits: (one: Named) => boolean): number | null => {
    const found = mentions.findIndex(fits);
    return found < 0 ? null : found;
  };
  const known = firstOf((one) => isAddress(one) && one.role === 'problem' && one.precision !== 'none');
  const address =
    known ??
    firstOf((one) => isAddress(one) && one.role === 'problem') ??
    firstOf((one) => isAddress(one) && one.role === 'way' && !one.isRoute);
  if (address !== null) return exactest(mentions, address);
  const home = isAboutHome(folded) ? firstOf((one) => isAddress(one) && one.role === 'author') : null;
  if (home !== null) return home;
  return (
    firstOf((one) => one.landmark !== null && one.precision !== 'none' && one.role === 'problem') ??
    firstOf((one) => one.district !== null && one.role === 'problem')
  );
}
