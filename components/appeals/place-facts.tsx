import type { PlaceView } from '@/lib/contract/place';
import type { Precision } from '@/lib/domain/appeal';
import {
  PLACE_NOTE_NAMES,
  PLACE_ORIGIN_NAMES,
  PLACE_PRECISION_NAMES,
  PLACE_ROLE_NAMES,
} from '@/lib/domain/russian-names';
import styles from './place-panel.module.css';

interface PlaceFactsProps {
  readonly place: PlaceView;
  readonly precision: Precision;
  readonly district: string | null;
}

const FROM = { address: 'в поле «адрес»', text: 'в тексте' } as const;

function nameOf({ label, settlement, origin, at }: PlaceView): string | null {
  if (label !== null) return settlement === null ? label : `${label} (${settlement})`;
  return origin === 'person' || at !== null ? 'точка на карте' : null;
}

function wordsOf({ words, from }: PlaceView): string | null {
  if (words === null) return null;
  return from === null ? `«${words}»` : `«${words}» ${FROM[from]}`;
}

/** What is known of a place; what is absent is left out. */
export function PlaceFacts({ place, precision, district }: PlaceFactsProps) {
  const { origin, note, others } = place;
  const named = others.map(({ label, role }) => `${label} — ${PLACE_ROLE_NAMES[role]}`);
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['Где', nameOf(place)],
    ['Точность', PLACE_PRECISION_NAMES[precision]],
    ['Район', district],
    ['Кто сказал', origin === null ? null : PLACE_ORIGIN_NAMES[origin]],
    ['По словам', wordsOf(place)],
    ['Что не так', note === null ? null : PLACE_NOTE_NAMES[note]],
    ['Ещё названо', named.length === 0 ? null : named.join('; ')],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
