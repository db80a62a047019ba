import { describe, expect, it } from 'vitest';
import { ADDRESSES } from '@/tests/places/addresses';
import { MADE_UP_OPTIONS, madeUpCity } from '@/tests/places/made-up-city';
import { createGazetteer } from './gazetteer';
import type { PlaceMention, PlaceReading } from './place-reading';
import { readPlaces } from './read-places';

const entries = madeUpCity();
const gazetteer = createGazetteer(entries, MADE_UP_OPTIONS);

/** A mention as the list of expectations writes it; null for what it leaves out. */
function label(mention: PlaceMention): string | null {
  const { street, quarter, house, settlement, landmark, district, precision, note } = mention;
  const name = street ?? quarter;
  if (name === null) return precision === 'none' ? null : (landmark ?? district);
  if (precision === 'none') return `? ${name}`;
  const where = settlement !== null && settlement !== 'Тольятти' ? `${settlement}: ` : '';
  if (house === null) return `${where}${name}`;
  const written = mention.candidates.find((one) => one.precision === 'house')?.label.split(', ')[1];
  const number = note === 'house-missing' ? `?${house}` : house.includes('-') ? house : (written ?? house);
  return `${where}${name}, ${number.toLowerCase().replace(' ', '')}`;
}

function summary({ mentions, main }: PlaceReading): string {
  const labels = mentions.map(label);
  const first = main === null ? null : labels[main];
  const rest = labels.filter((one, i) => one !== null && i !== main);
  const all = first === null || first === undefined ? rest : [first, ...rest];
  return all.length === 0 ? '—' : all.join('; ');
}

/** The main place must lead; the order of the others is the text's. */
const isSame = (said: string, expected: string) => {
  const [first, ...rest] = said.split('; ');
  const [wanted, ...others] = expected.split('; ');
  return first === wanted && rest.sort().join() === others.sort().join();
};

describe('places in a made-up Tolyatti', () => {
  it('holds 5,000 houses and 200 addresses', () => {
    expect(entries.filter(({ kind }) => kind === 'house')).toHaveLength(5_000);
    expect(ADDRESSES.length).toBeGreaterThanOrEqual(200);
  });

  it('resolves at least 97 of 100 hand-written addresses', () => {
    const misses = ADDRESSES.flatMap(([text, expected]) => {
      const said = summary(readPlaces(gazetteer, text));
      return isSame(said, expected) ? [] : [{ text, expected, said }];
    });
    const share = 1 - misses.length / ADDRESSES.length;
    expect(share, JSON.stringify(misses, null, 1)).toBeGreaterThanOrEqual(0.97);
  });
});
