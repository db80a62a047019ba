'use client';

import type { CityProfile } from '@/lib/contract/city-profile';
import { MINUTE } from '@/lib/domain/city-time';
import { outageLine } from '@/lib/domain/outages/outage-words';
import { formatNumber } from '@/lib/domain/russian';
import { useServerTime } from '@/lib/live/use-figures';
import { outageHref } from '../outages/outage-href';
import { OutageIcon } from '../ui/icons';
import { FitText } from './fit-text';
import { topicShort } from './hot-rows';
import styles from './hot-tile.module.css';
import type { WallOutage } from './use-outages';

interface Props {
  readonly profile: CityProfile;
  readonly outages: readonly WallOutage[];
}

/** What would ring and does not: «Нет воды», «плановое отключение, ЖКС, до 18:00», and how many write. */
export function ExplainedRows({ profile, outages }: Props) {
  const now = useServerTime(MINUTE);
  if (now === null) return null;
  return (
    <ul className={styles.rows} aria-label="Объяснено отключениями">
      {outages.map((outage) => (
        <li key={outage.id}>
          <a href={outageHref(outage.id)} className={styles.explained} data-explained={outage.kind}>
            <OutageIcon kind={outage.kind} className={styles.off} />
            <span className={styles.topic}>
              <FitText text={topicShort(profile, outage.topics[0] ?? '')} className={styles.quietName} />
              <span className={outage.isOverdue ? styles.overdue : styles.explanation}>
                {outageLine(outage, { now, zone: profile.zone })}
              </span>
            </span>
            <span className={styles.quietCount} data-text="value">
              {formatNumber(outage.count)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
