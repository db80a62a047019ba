'use client';

import Link from 'next/link';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import { DeadlinesTile } from './deadlines-tile';
import { HotTile } from './hot-tile';
import { HourTile } from './hour-tile';
import { MapTile } from './map-tile';
import { MessagesTile } from './messages-tile';
import styles from './narrow-scene.module.css';
import { lengths } from './situation-scene';
import { SourcesTile } from './sources-tile';
import type { ResolvedTheme } from './use-theme';
import { useIsFrozen, WallHeader } from './wall-header';

/** The wall's 16′ become 17.4 px: the tablet's sizes at arm's length. */
const TEXT = 0.26;
const ROWS = 5;

export interface NarrowSceneProps {
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  readonly theme: ResolvedTheme;
}

/** Scene 1 for one person at arm's length: the same panels on a scrolling page. */
export function NarrowScene({ profile, baseMap, theme }: NarrowSceneProps) {
  const isFrozen = useIsFrozen();
  return (
    <main
      className={styles.page}
      style={lengths({ unit: TEXT * 1.6, text: TEXT })}
      data-theme={theme}
      data-frozen={isFrozen}
      data-scene="situation"
      data-composition="narrow"
    >
      <header className={styles.header}>
        <WallHeader city={profile.name} zone={profile.zone} />
      </header>
      <div className={styles.grid}>
        <HotTile profile={profile} rows={ROWS} className={styles.hot} hasReasons />
        <MessagesTile className={styles.messages} />
        <DeadlinesTile className={styles.deadlines} />
        <MapTile
          profile={profile}
          baseMap={baseMap}
          theme={theme}
          unit={0.5}
          scale={TEXT}
          rows={ROWS}
          className={styles.map}
        />
        <HourTile theme={theme} scale={TEXT} className={styles.hour} />
        <SourcesTile profile={profile} className={styles.sources} />
      </div>
      <nav className={styles.links} aria-label="Разделы">
        <Link href="/appeals">Обращения</Link>
        <Link href="/intake">На исправление</Link>
      </nav>
    </main>
  );
}
