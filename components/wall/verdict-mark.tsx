'use client';

import { StateIcon } from '../ui/icons';
import type { Verdict } from './norm-verdict';
import { useJustRaised } from './use-just-raised';
import styles from './verdict-mark.module.css';

export type Tone = 'warning' | 'critical';

/** ▲ in the colour of its tone; blinks for a minute when it rose before our eyes. Nothing else on a wall blinks. */
export function AlarmMark({ tone, isRaised }: { tone: Tone; isRaised: boolean }) {
  const look = [styles.mark, styles.large, styles[tone], isRaised ? styles.raised : ''];
  return <StateIcon shape="up" className={look.join(' ')} />;
}

/** ▲ above the norm, ● within or below it, or while there is none. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const isRaised = useJustRaised(verdict === 'unknown' ? null : verdict === 'above');
  if (verdict === 'above') return <AlarmMark tone="warning" isRaised={isRaised} />;
  return <StateIcon shape="dot" className={`${styles.mark} ${styles.small} ${styles.calm}`} />;
}
