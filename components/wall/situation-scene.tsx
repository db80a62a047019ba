'use client';

import type { CSSProperties } from 'react';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import { DeadlinesTile, FarDeadlinesTile } from './deadlines-tile';
import type { DisplaySize, Viewport } from './display-size';
import { HotTile } from './hot-tile';
import { HourTile } from './hour-tile';
import { MapTile } from './map-tile';
import { MessagesTile } from './messages-tile';
import styles from './situation-scene.module.css';
import { SourcesTile, useSourceBoard } from './sources-tile';
import { rectStyle } from './tile';
import { usePixelShift } from './use-pixel-shift';
import type { ResolvedTheme } from './use-theme';
import { useIsFrozen, WallHeader } from './wall-header';
import { canvasOf, wallLayout } from './wall-layout';

export interface SituationSceneProps {
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  readonly theme: ResolvedTheme;
  readonly size: DisplaySize;
  readonly viewport: Viewport;
}

/** The two lengths all styles are made of: one px of the brief's canvas, and one of its text. */
export function lengths({ unit, text }: Pick<DisplaySize, 'unit' | 'text'>): CSSProperties {
  return { '--u': `${unit}px`, '--n': `${text}px` } as CSSProperties;
}

/** Scene 1 «Обстановка» on the wall. */
export function SituationScene({ profile, baseMap, theme, size, viewport }: SituationSceneProps) {
  const shift = usePixelShift();
  const isFrozen = useIsFrozen();
  const layout = wallLayout({ ...canvasOf(viewport, size.unit), ratio: size.ratio });
  const isFar = layout.composition === 'far';
  return (
    <main
      className={styles.stage}
      style={{ ...lengths(size), transform: shift }}
      data-theme={theme}
      data-frozen={isFrozen}
      data-scene="situation"
      data-composition={layout.composition}
    >
      <header className={styles.header} style={rectStyle(layout.header)}>
        {isFar ? (
          <FarHeader profile={profile} isTooSmall={size.isTooSmall} />
        ) : (
          <WallHeader city={profile.name} zone={profile.zone} />
        )}
      </header>
      <MessagesTile rect={layout.messages} isFar={isFar} />
      <HotTile profile={profile} rect={layout.hot} rows={layout.hotRows} isFar={isFar} />
      <MapTile
        profile={profile}
        baseMap={baseMap}
        theme={theme}
        unit={size.unit}
        scale={size.text}
        rect={layout.map}
        rows={layout.hotRows}
        isFar={isFar}
      />
      {layout.sources && <SourcesTile profile={profile} rect={layout.sources} />}
      {isFar ? <FarDeadlinesTile rect={layout.deadlines} /> : <DeadlinesTile rect={layout.deadlines} />}
      {layout.hour && <HourTile theme={theme} scale={size.text} rect={layout.hour} />}
    </main>
  );
}

/** The reduced composition has no tile of sources: their worst line stands in the header. */
function FarHeader({ profile, isTooSmall }: { profile: CityProfile; isTooSmall: boolean }) {
  const board = useSourceBoard(profile);
  if (isTooSmall)
    return (
      <WallHeader city={profile.name} zone={profile.zone} note="Экран мал для такого расстояния" isFar />
    );
  const isQuiet = board === null || board.tone === 'quiet';
  const note = isQuiet ? (board?.title ?? '') : board.line;
  return <WallHeader city={profile.name} zone={profile.zone} note={note} isAlarm={!isQuiet} isFar />;
}
