'use client';

import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import { SITUATION } from '@/lib/contract/room';
import { LiveProvider } from '@/lib/live/live-provider';
import { displaySize } from './display-size';
import { NarrowScene } from './narrow-scene';
import { SituationScene } from './situation-scene';
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
}

export function WallScreen(props: WallScreenProps) {
  return (
    <LiveProvider room={SITUATION}>
      <Screen {...props} />
    </LiveProvider>
  );
}

function Screen({ profile, baseMap, settings }: WallScreenProps) {
  const viewport = useViewport();
  const theme = useTheme(settings.theme, profile);
  useSelfReload();
  if (viewport === null) return <main data-theme={settings.theme === 'day' ? 'day' : 'night'} />;
  if (viewport.width < WALL_FROM) {
    return <NarrowScene profile={profile} baseMap={baseMap} theme={theme} />;
  }
  const size = displaySize(settings, viewport);
  return <SituationScene profile={profile} baseMap={baseMap} theme={theme} size={size} viewport={viewport} />;
}
