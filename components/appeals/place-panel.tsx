'use client';

import { useState } from 'react';
import { PickMap } from '@/components/map/pick-map';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import type { PlaceView } from '@/lib/contract/place';
import type { Precision } from '@/lib/domain/appeal';
import type { Position } from '@/lib/domain/geometry';
import { PlaceFacts } from './place-facts';
import styles from './place-panel.module.css';
import { coordinatesIn, coordinatesText } from './place-text';
import { useDeskTheme } from './use-desk-theme';
import { usePlaceFix } from './use-place-fix';

interface PlacePanelProps {
  readonly id: number;
  readonly place: PlaceView;
  readonly precision: Precision;
  readonly district: string | null;
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  /** Whether this browser's key has the right; without it the place is only shown. */
  readonly mayFix: boolean;
}

/** The one thing that was read and taken is no choice. */
const offersChoice = ({ candidates, note }: PlaceView) =>
  candidates.length > 1 || (candidates.length === 1 && note !== null);

/** Where a record is and by which words; a person mends it by a candidate, by the map or by coordinates. */
export function PlacePanel({ id, place, precision, district, profile, baseMap, mayFix }: PlacePanelProps) {
  const { fix, isBusy, said } = usePlaceFix(id);
  const theme = useDeskTheme();
  const [picked, setPicked] = useState<Position | null>(null);
  const [typed, setTyped] = useState('');
  const pick = (at: Position) => {
    setPicked(at);
    setTyped(coordinatesText(at));
  };
  const choose = (candidate: string) => {
    setPicked(null);
    setTyped('');
    fix({ candidate });
  };
  const type = (text: string) => {
    setTyped(text);
    setPicked(coordinatesIn(text));
  };
  return (
    <section className={styles.panel} aria-labelledby="place">
      <div>
        <h2 id="place">Место</h2>
        <PlaceFacts place={place} precision={precision} district={district} />
        {offersChoice(place) && (
          <>
            <h3>Варианты</h3>
            <ul className={styles.candidates}>
              {place.candidates.map(({ id: candidate, label, settlement, hasPoint }) => (
                <li key={candidate}>
                  <span>{settlement === null ? label : `${label} (${settlement})`}</span>
                  {hasPoint && mayFix && (
                    <button type="button" disabled={isBusy} onClick={() => choose(candidate)}>
                      Выбрать<span className={styles.hidden}> {label}</span>
                    </button>
                  )}
                  {!hasPoint && <small>точки на карте нет</small>}
                </li>
              ))}
            </ul>
          </>
        )}
        {mayFix ? (
          <form
            className={styles.pick}
            onSubmit={(event) => {
              event.preventDefault();
              if (picked !== null) fix({ lon: picked[0], lat: picked[1] });
            }}
          >
            <label>
              Щёлкните место на карте или укажите широту и долготу
              <input
                value={typed}
                inputMode="decimal"
                placeholder="53.5092, 49.4211"
                onChange={({ target }) => type(target.value)}
              />
            </label>
            <button type="submit" disabled={isBusy || picked === null}>
              Сохранить место
            </button>
          </form>
        ) : (
          <p className={styles.hint}>
            Исправить место может тот, у кого есть <a href="/key">ключ</a> с правом исправлять место.
          </p>
        )}
        <p role="status">{said}</p>
      </div>
      <PickMap
        profile={profile}
        baseMap={baseMap}
        theme={theme}
        at={picked ?? place.at}
        onPick={mayFix ? pick : null}
      />
    </section>
  );
}
