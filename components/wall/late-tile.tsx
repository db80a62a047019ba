'use client';

import type { CityProfile } from '@/lib/contract/city-profile';
import { ALL, numbersOf, section } from '@/lib/contract/figures';
import { formatInterval, formatNumber } from '@/lib/domain/russian';
import type { Section } from '@/lib/live/live-store';
import { useLinkView, useSection } from '@/lib/live/use-figures';
import { StateIcon } from '../ui/icons';
import styles from './late-tile.module.css';
import { Tile, type TileProps } from './tile';
import { useInterval, useNumber } from './use-day';
import { useJustRaised } from './use-just-raised';
import { AlarmMark } from './verdict-mark';

const DAY = section.deadlineDay('messages');
const LATE = 2;
/** So many letters of sources stand beside the word «Сообщения». */
const ROOM = 13;

/** «ПОС 4, ИМ 3»: most first; what there is no room for is «др. 2», so that the sum stays. */
export function lateBySource(profile: CityProfile, figures: Section, room = ROOM): string {
  const late = [...figures]
    .map(([id, value]) => ({ id, count: numbersOf(value)[LATE] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const words: string[] = [];
  let rest = late.reduce((sum, { count }) => sum + count, 0);
  for (const { id, count } of late) {
    const short = profile.sources.find((source) => source.id === id)?.short ?? id;
    const next = `${short} ${formatNumber(count)}`;
    const isLast = rest === count;
    const tail = isLast ? 0 : `, др. ${formatNumber(rest - count)}`.length;
    if ([...words, next].join(', ').length + tail > room) break;
    words.push(next);
    rest -= count;
  }
  if (rest > 0 && words.length > 0) words.push(`др. ${formatNumber(rest)}`);
  return words.join(', ');
}

interface Props extends Pick<TileProps, 'rect' | 'className'> {
  readonly profile: CityProfile;
}

/** What is late now? Messages by source; petitions apart, as one of them late is an offence. */
export function LateTile({ profile, rect, className }: Props) {
  const late = useNumber(section.deadlines('messages'), ALL, LATE);
  const petitions = useNumber(section.deadlines('petitions'), ALL, LATE);
  const sources = useSection(section.deadlines('messages', 'sources'));
  const { isFilled } = useLinkView();
  const bySource = lateBySource(profile, sources);
  return (
    <Tile name="Просрочено сейчас" title="Просрочено сейчас" rect={rect ?? null} className={className}>
      <div className={styles.hero}>
        <span className={late > 0 ? styles.critical : styles.value} data-text="hero">
          {isFilled ? formatNumber(late) : '—'}
        </span>
        <Since />
      </div>
      <p className={styles.line}>
        Сообщения: {formatNumber(late)}
        {bySource === '' ? '' : ` · ${bySource}`}
      </p>
      <p className={petitions > 0 ? styles.criticalLine : styles.line}>
        {petitions > 0 ? (
          <AlarmMark tone="critical" isRaised={false} />
        ) : (
          <StateIcon shape="dot" className={styles.dot} />
        )}
        Обращения 59-ФЗ: {formatNumber(petitions)}
      </p>
    </Tile>
  );
}

function Since() {
  const since = useNumber(DAY, 'late-since-shift');
  const norm = useInterval(DAY, 'late-norm');
  const { isFilled } = useLinkView();
  const isRaised = useJustRaised(isFilled ? since > 0 : null);
  return (
    <span className={styles.words}>
      {since > 0 ? (
        <span className={styles.since}>
          <AlarmMark tone="critical" isRaised={isRaised} />+{formatNumber(since)} с 8:00
        </span>
      ) : (
        <span className={styles.calm}>с 8:00 — 0</span>
      )}
      <span className={styles.norm}>
        {norm === null ? 'норма копится' : `обычно ${formatInterval(norm)}`}
      </span>
    </span>
  );
}
