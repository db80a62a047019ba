'use client';

import { formatInterval, formatNumber } from '@/lib/domain/russian';
import styles from './messages-tile.module.css';
import { VERDICT_WORDS, verdictOf } from './norm-verdict';
import { Tile, type TileProps } from './tile';
import { type Total, useIsEmpty, useTotal } from './use-day';
import { VerdictMark } from './verdict-mark';

type Placed = Pick<TileProps, 'rect' | 'className'>;

/** Digits beyond this many take the smaller hero size, so that the verdict stays beside them. */
const LONG_NUMBER = 4;

const shown = (count: number | null) => (count === null ? '—' : formatNumber(count));

/** Is it normal? Messages since midnight against their norm; petitions apart, as their law is another. */
export function MessagesTile({ rect, className, isFar = false }: Placed & { isFar?: boolean }) {
  const messages = useTotal('messages', 'today');
  const petitions = useTotal('petitions', 'today');
  const isEmpty = useIsEmpty();
  return (
    <Tile
      name="Сообщения"
      title="Сообщения с 0:00"
      rect={rect ?? null}
      className={[className, isFar ? styles.far : ''].join(' ')}
    >
      <Hero total={messages} isEmpty={isEmpty} />
      {isFar ? <PetitionsLine total={petitions} /> : <Petitions total={petitions} />}
    </Tile>
  );
}

function Hero({ total: { count, norm }, isEmpty }: { total: Total; isEmpty: boolean }) {
  const text = shown(count);
  const isLong = text.length > LONG_NUMBER;
  return (
    <div className={isLong ? `${styles.hero} ${styles.long}` : styles.hero}>
      <span className={styles.value} data-text="hero">
        {text}
      </span>
      {isEmpty ? (
        <span className={styles.empty} data-state="empty">
          Пока нет ни одного обращения
        </span>
      ) : (
        <HeroVerdict count={count} norm={norm} />
      )}
    </div>
  );
}

function HeroVerdict({ count, norm }: Pick<Total, 'count' | 'norm'>) {
  if (count === null) return null;
  const verdict = verdictOf(count, norm);
  return (
    <span className={styles.words}>
      <span className={verdict === 'above' ? styles.above : styles.calm}>
        <VerdictMark verdict={verdict} />
        {VERDICT_WORDS[verdict]}
      </span>
      {norm && <span className={styles.norm}>норма {formatInterval(norm)}</span>}
    </span>
  );
}

function Petitions({ total: { count, norm } }: { total: Total }) {
  const verdict = count === null ? 'unknown' : verdictOf(count, norm);
  return (
    <div className={styles.petitions}>
      <span className={styles.second} data-text="value">
        {shown(count)}
      </span>
      <span className={styles.words}>
        <span className={styles.label}>обращения 59-ФЗ</span>
        <span className={verdict === 'above' ? styles.aboveNorm : styles.norm}>
          <VerdictMark verdict={verdict} />
          {norm === null ? 'норма копится' : `норма ${formatInterval(norm)}`}
        </span>
      </span>
    </div>
  );
}

function PetitionsLine({ total: { count, norm } }: { total: Total }) {
  const tail = norm === null ? '' : `, норма ${formatInterval(norm)}`;
  return (
    <p className={styles.line}>
      59-ФЗ: {shown(count)}
      {tail}
    </p>
  );
}
