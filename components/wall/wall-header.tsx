'use client';

import { SECOND } from '@/lib/domain/city-time';
import { formatClock, formatDay, formatTime } from '@/lib/domain/russian';
import { useLiveStore } from '@/lib/live/live-provider';
import { useLinkView, usePulse, useServerTime } from '@/lib/live/use-figures';
import { StateIcon } from '../ui/icons';
import { isStarved, partTrouble } from './part-trouble';
import styles from './wall-header.module.css';

/** At this speed seconds run too fast to be read. */
const FAST = 30;

export interface WallHeaderProps {
  readonly city: string;
  readonly zone: string;
  /** Words between the mark and the clock when there is no trouble; by default the date. */
  readonly note?: string | null;
  readonly isAlarm?: boolean;
  readonly isFar?: boolean;
  readonly scene?: string;
}

/** Where and when; and before all else, when what is shown cannot be trusted. */
export function WallHeader({
  city,
  zone,
  note = null,
  isAlarm = false,
  isFar = false,
  scene = 'обстановка',
}: WallHeaderProps) {
  return (
    <>
      <h1 className={styles.place}>{isFar ? city : `${city} · ${scene}`}</h1>
      <DemoMark />
      <Middle zone={zone} note={note} isAlarm={isAlarm} />
      <Clock zone={zone} />
    </>
  );
}

export function DemoMark({ className = styles.demo }: { className?: string | undefined }) {
  const isDemo = usePulse((pulse) => pulse.isDemo) ?? false;
  const speed = usePulse((pulse) => pulse.speed) ?? 1;
  if (!isDemo) return null;
  return <span className={className}>{speed === 1 ? 'ДЕМО' : `ДЕМО ×${speed}`}</span>;
}

/** What troubles the wall as a whole, in one sentence; empty when nothing does. */
export function useTrouble(): string {
  const { link, note } = useLinkView();
  const parts = usePulse((pulse) => partTrouble(pulse.parts) ?? '') ?? '';
  if (link === 'lost') return 'НЕТ СВЯЗИ';
  if (link === 'connecting') return 'Подключаемся…';
  if (parts !== '') return parts;
  return link === 'counting' ? capital(note) : '';
}

/** The figures stand still: no link, or nothing feeds them. */
export function useIsFrozen(): boolean {
  const { link, isFilled } = useLinkView();
  const isHungry = usePulse((pulse) => isStarved(pulse.parts)) ?? false;
  return link === 'lost' || (isFilled && link !== 'live') || (isFilled && isHungry);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Middle({ zone, note, isAlarm }: { zone: string; note: string | null; isAlarm: boolean }) {
  const { link } = useLinkView();
  const trouble = useTrouble();
  const now = useServerTime(SECOND);
  if (trouble !== '') {
    const isQuiet = link === 'connecting';
    return (
      <p
        className={isQuiet ? styles.date : link === 'lost' ? styles.lost : styles.trouble}
        role="status"
        data-state={link === 'lost' ? 'stale' : isQuiet ? 'connecting' : 'trouble'}
      >
        {!isQuiet && <StateIcon shape="up" className={styles.icon} />}
        {trouble}
      </p>
    );
  }
  return (
    <p className={isAlarm ? styles.trouble : styles.date}>
      {note ?? (now === null ? '' : formatDay(zone, now))}
    </p>
  );
}

/** The server's clock; where the figures stand still, the moment they are true for. */
function Clock({ zone }: { zone: string }) {
  const store = useLiveStore();
  const { isFilled } = useLinkView();
  const isFrozen = useIsFrozen();
  const isFast = (usePulse((pulse) => pulse.speed) ?? 1) >= FAST;
  const now = useServerTime(SECOND);
  if (isFrozen && isFilled) {
    const asOf = Math.max(store.asOf, store.pulse?.asOf ?? 0);
    return <p className={styles.asOf}>данные на {formatClock(zone, asOf)}</p>;
  }
  if (now === null) return <p className={styles.clock}>--:--</p>;
  return (
    <p className={styles.clock}>
      <time>{isFast ? formatTime(zone, now) : formatClock(zone, now)}</time>
    </p>
  );
}
