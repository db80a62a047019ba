'use client';

import Link from 'next/link';
import { ControlTile } from './control-tile';
import { DueBarsTile } from './due-bars-tile';
import { LateMapTile } from './late-map-tile';
import { LateTile } from './late-tile';
import styles from './narrow-deadlines.module.css';
import type { NarrowSceneProps } from './narrow-scene';
import frame from './narrow-scene.module.css';
import { ReactionTile } from './reaction-tile';
import { RespondersTile } from './responders-tile';
import { lengths } from './situation-scene';
import { useIsFrozen, WallHeader } from './wall-header';

const TEXT = 0.26;
const ROWS = 12;

/** Scene 2 for one person at arm's length: the same panels on a scrolling page. */
export function NarrowDeadlines({ profile, baseMap, theme }: NarrowSceneProps) {
  const isFrozen = useIsFrozen();
  return (
    <main
      className={frame.page}
      style={lengths({ unit: TEXT * 1.6, text: TEXT })}
      data-theme={theme}
      data-frozen={isFrozen}
      data-scene="deadlines"
      data-composition="narrow"
    >
      <header className={frame.header}>
        <WallHeader city={profile.name} zone={profile.zone} scene="сроки" />
      </header>
      <div className={styles.grid}>
        <LateTile profile={profile} />
        <DueBarsTile zone={profile.zone} />
        <RespondersTile profile={profile} rows={ROWS} className={styles.wide} />
        <LateMapTile
          profile={profile}
          baseMap={baseMap}
          theme={theme}
          unit={0.5}
          scale={TEXT}
          className={styles.map}
        />
        <ReactionTile />
        <ControlTile />
      </div>
      <nav className={frame.links} aria-label="Разделы">
        <Link href="/deadlines">Очередь по срокам</Link>
        <Link href="/wall">Обстановка</Link>
      </nav>
    </main>
  );
}
