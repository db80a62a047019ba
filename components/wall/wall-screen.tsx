'use client';

import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import { DEADLINES, type RoomRequest, type Scene, SITUATION } from '@/lib/contract/room';
import { LiveProvider } from '@/lib/live/live-provider';
import { DeadlinesScene } from './deadlines-scene';
import { displaySize } from './display-size';
import { NarrowDeadlines } from './narrow-deadlines';
import { NarrowScene } from './narrow-scene';
import { SituationScene } from './situation-scene';
import { useRotation } from './use-rotation';
import { useSelfReload } from './use-self-reload';
import { useTheme } from './use-theme';
import { useViewport } from './use-viewport';
import type { WallSettings } from './wall-settings';

/** A narrower window is a person at arm's length, not a wall. */
const WALL_FROM = 1600;

interface WallScreenProps {
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  readonly settings: WallSettings;
  readonly scene: Scene;
}

const ROOMS: Readonly<Record<Scene, RoomRequest>> = { situation: SITUATION, deadlines: DEADLINES };
const WIDE = { situation: SituationScene, deadlines: DeadlinesScene } as const;
const NARROW = { situation: NarrowScene, deadlines: NarrowDeadlines } as const;

export function WallScreen({ scene: first, ...props }: WallScreenProps) {
  const scene = useRotation(first, props.settings.rotateSeconds);
  return (
    <LiveProvider key={scene} room={ROOMS[scene]}>
      <Screen {...props} scene={scene} />
    </LiveProvider>
  );
}

function Screen({ profile, baseMap, settings, scene }: WallScreenProps) {
  const viewport = useViewport();
  const theme = useTheme(settings.theme, profile);
  useSelfReload();
  if (viewport === null) return <main data-theme={settings.theme === 'day' ? 'day' : 'night'} />;
  if (viewport.width < WALL_FROM) {
    const Narrow = NARROW[scene];
    return <Narrow profile={profile} baseMap={baseMap} theme={theme} />;
  }
  const size = displaySize(settings, viewport);
  const Wide = WIDE[scene];
  return <Wide profile={profile} baseMap={baseMap} theme={theme} size={size} viewport={viewport} />;
}
