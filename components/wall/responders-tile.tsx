'use client';

import { useMemo } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { ALL, section } from '@/lib/contract/figures';
import { formatNumber } from '@/lib/domain/russian';
import { useLinkView, useSection } from '@/lib/live/use-figures';
import { type ResponderRow, responderRows, shareInTime, shownRows } from './responder-rows';
import styles from './responders-tile.module.css';
import { Tile, type TileProps } from './tile';
import { useNumber } from './use-day';
import { useKeptOrder } from './use-kept-order';

const FINISHED = section.finished('messages', '30d', 'departments');
const EVER = section.finished('messages', 'ever', 'topics');

export function useResponders(profile: CityProfile): ResponderRow[] {
  const open = useSection(section.deadlines('messages', 'departments'));
  const today = useSection(section.dueToday('messages'));
  const finished = useSection(FINISHED);
  return useMemo(() => responderRows(profile, { open, today, finished }), [profile, open, today, finished]);
}

interface Props extends Pick<TileProps, 'rect' | 'className'> {
  readonly profile: CityProfile;
  /** How many rows there is room for. */
  readonly rows: number;
  /** For far readers: who is late, and nothing else. */
  readonly isFar?: boolean;
}

/** Who answers? Late first; the order stands for a minute. */
export function RespondersTile({ profile, rows, rect, className, isFar = false }: Props) {
  const all = useResponders(profile);
  const { isFilled } = useLinkView();
  const order = useKeptOrder(all.map(({ key }) => key));
  return (
    <Tile
      name="Кто отвечает"
      title={isFar ? 'Кто отвечает' : 'Кто отвечает · в срок за 30 дней'}
      rect={rect ?? null}
      className={className}
    >
      <table className={isFar ? `${styles.table} ${styles.far}` : styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Исполнитель</span>
            </th>
            <th scope="col">проср.</th>
            <th scope="col">сегодня</th>
            <th scope="col">всего</th>
            <th scope="col">в срок, %</th>
          </tr>
        </thead>
        <tbody>
          {shownRows(all, order, rows).map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {isFilled && all.length === 0 && <p className={styles.note}>Открытых обращений нет</p>}
      {!isFar && <Ever />}
    </Tile>
  );
}

function Row({ row }: { row: ResponderRow }) {
  const share = shareInTime(row);
  return (
    <tr data-responder={row.key}>
      <th scope="row">{row.name}</th>
      <td className={row.late > 0 ? styles.late : ''} data-text="value">
        {formatNumber(row.late)}
      </td>
      <td data-text="value">{formatNumber(row.today)}</td>
      <td className={styles.calm} data-text="value">
        {formatNumber(row.total)}
      </td>
      <td className={styles.calm} data-text="value">
        {share === null ? '—' : formatNumber(share)}
      </td>
    </tr>
  );
}

/** Over all that the store holds: what was answered or closed with a due time, and of that late. */
function Ever() {
  const answered = useNumber(EVER, ALL);
  const late = useNumber(EVER, ALL, 1);
  if (answered === 0) return null;
  const share = ((100 * late) / answered).toFixed(1).replace('.', ',');
  return (
    <p className={styles.note} data-ever>
      Позже срока за всё время: {formatNumber(late)} из {formatNumber(answered)} ({share} %)
    </p>
  );
}
