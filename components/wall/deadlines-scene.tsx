'use client';

import { ControlTile } from './control-tile';
import { deadlinesLayout } from './deadlines-layout';
import { DueBarsTile } from './due-bars-tile';
import { LateMapTile } from './late-map-tile';
import { LateTile } from './late-tile';
import { ReactionTile } from './reaction-tile';
import { RespondersTile } from './responders-tile';
import { lengths, type SituationSceneProps } from './situation-scene';
import styles from './situation-scene.module.css';
import { rectStyle } from './tile';
import { usePixelShift } from './use-pixel-shift';
import { useIsFrozen, WallHeader } from './wall-header';
import { canvasOf } from './wall-layout';

/** Scene 2 «Сроки» on the wall. */
export function DeadlinesScene({ profile, baseMap, theme, size, viewport }: SituationSceneProps) {
  const shift = usePixelShift();
  const isFrozen = useIsFrozen();
  const layout = deadlinesLayout({ ...canvasOf(viewport, size.unit), ratio: size.ratio });
  const isFar = layout.composition === 'far';
  const note = size.isTooSmall ? 'Экран мал для такого расстояния' : null;
  return (
    <main
      className={styles.stage}
      style={{ ...lengths(size), transform: shift }}
      data-theme={theme}
      data-frozen={isFrozen}
      data-scene="deadlines"
      data-composition={layout.composition}
    >
      <header className={styles.header} style={rectStyle(layout.header)}>
        <WallHeader city={profile.name} zone={profile.zone} scene="сроки" isFar={isFar} note={note} />
      </header>
      <LateTile profile={profile} rect={layout.late} />
      {layout.bars && <DueBarsTile zone={profile.zone} rect={layout.bars} />}
      <RespondersTile profile={profile} rect={layout.responders} rows={layout.rows} isFar={isFar} />
      <LateMapTile
        profile={profile}
        baseMap={baseMap}
        theme={theme}
        unit={size.unit}
        scale={size.text}
        rect={layout.map}
      />
      {layout.reaction && <ReactionTile rect={layout.reaction} />}
      {layout.control && <ControlTile rect={layout.control} />}
    </main>
  );
}
