'use client';

import type { ReactNode } from 'react';
import { ALL, type Book, section } from '@/lib/contract/figures';
import type { Interval } from '@/lib/domain/log-event';
import { formatInterval, formatNumber } from '@/lib/domain/russian';
import { useLinkView } from '@/lib/live/use-figures';
import styles from './deadlines-tile.module.css';
import { type Verdict, verdictOf } from './norm-verdict';
import { Tile, type TileProps } from './tile';
import { useInterval, useNumber } from './use-day';
import { useJustRaised } from './use-just-raised';
import { AlarmMark, type Tone } from './verdict-mark';

const DAY = section.deadlineDay('messages');
const SOON = 1;
const LATE = 2;

/** Open ones whose due time is near, and whose due time is over. */
function useDue(book: Book): { soon: number; late: number } {
  const name = section.deadlines(book);
  return { soon: useNumber(name, ALL, SOON), late: useNumber(name, ALL, LATE) };
}

type Placed = Pick<TileProps, 'rect' | 'className'>;

/** What breaks? Late now, due within two hours, due today; petitions that are late stand apart. */
export function DeadlinesTile({ rect, className }: Placed) {
  const { soon, late } = useDue('messages');
  const { late: latePetitions } = useDue('petitions');
  const since = useNumber(DAY, 'late-since-shift');
  const today = useNumber(DAY, 'due-today');
  const lateNorm = useInterval(DAY, 'late-norm');
  const soonNorm = useInterval(DAY, 'soon-norm');
  return (
    <Tile name="Сроки" title="Сроки" rect={rect ?? null} className={className}>
      <div className={styles.columns}>
        <Column count={late} label="просрочено" tone="critical" verdict={late > 0 ? 'above' : 'within'}>
          {lateNote(since, lateNorm)}
        </Column>
        <SoonColumn count={soon} norm={soonNorm} />
        <Column count={today} label="сегодня" tone={null} verdict="within">
          <span className={latePetitions > 0 ? styles.critical : undefined}>
            <span className="visually-hidden">Просрочено обращений по </span>
            59-ФЗ: {formatNumber(latePetitions)}
          </span>
        </Column>
      </div>
    </Tile>
  );
}

/** The two that burn, for far readers: their labels say what they are. */
export function FarDeadlinesTile({ rect, className }: Placed) {
  const { soon, late } = useDue('messages');
  const norm = useInterval(DAY, 'soon-norm');
  return (
    <Tile
      name="Сроки"
      title={<span className="visually-hidden">Сроки</span>}
      rect={rect ?? null}
      className={className}
    >
      <div className={styles.pair}>
        <Column count={late} label="просрочено" tone="critical" verdict={late > 0 ? 'above' : 'within'} />
        <Column count={soon} label="за 2 часа" tone="warning" verdict={verdictOf(soon, norm)} />
      </div>
    </Tile>
  );
}

function lateNote(since: number, norm: Interval | null): string {
  if (since > 0) return `+${formatNumber(since)} с 8:00`;
  return norm === null ? 'с 8:00 — 0' : `обычно ${formatInterval(norm)}`;
}

function SoonColumn({ count, norm }: { count: number; norm: Interval | null }) {
  const verdict = verdictOf(count, norm);
  return (
    <Column count={count} label="за 2 часа" tone="warning" verdict={verdict}>
      {norm === null ? 'без нормы' : `норма ${formatInterval(norm)}`}
    </Column>
  );
}

interface ColumnProps {
  readonly count: number;
  readonly label: string;
  /** Null for what is no alarm however much it is. */
  readonly tone: Tone | null;
  readonly verdict: Verdict;
  readonly children?: ReactNode;
}

function Column({ count, label, tone, verdict, children }: ColumnProps) {
  const { isFilled } = useLinkView();
  const isAlarm = verdict === 'above' && tone !== null;
  const isRaised = useJustRaised(isFilled ? isAlarm : null);
  return (
    <div className={styles.column}>
      <span className={`${styles.value} ${isAlarm ? styles[tone] : ''}`}>
        {isAlarm && <AlarmMark tone={tone} isRaised={isRaised} />}
        <span data-text="value">{isFilled ? formatNumber(count) : '—'}</span>
      </span>
      <span className={styles.label}>{label}</span>
      {children !== undefined && <span className={styles.note}>{children}</span>}
    </div>
  );
}
