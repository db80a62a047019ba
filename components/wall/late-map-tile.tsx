'use client';

import { useMemo } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { NONE, numbersOf, section } from '@/lib/contract/figures';
import { formatNumber } from '@/lib/domain/russian';
import { useSection } from '@/lib/live/use-figures';
import { heatCells } from '../map/heat-cells';
import { lateLink } from './links';
import type { DistrictFigure } from './map-figures';
import { creditOf, MapFrame, MapPanel, useMapFrame, type WallMapProps } from './map-frame';
import { MapMarks } from './map-marks';
import styles from './map-tile.module.css';

/** Late ones are few: classes of their own, the same every day. */
const BOUNDS = [1, 2, 3, 5, 8] as const;
const LATE = 2;
const NOTHING: ReadonlySet<string> = new Set();
const DISTRICTS = section.deadlines('messages', 'districts');

/** Late by district; with those of no district they make the number of the first tile. */
function useLateDistricts(profile: CityProfile): DistrictFigure[] {
  const figures = useSection(DISTRICTS);
  return useMemo(
    () =>
      profile.districts.map(({ id, short }) => ({
        id,
        name: short,
        count: numbersOf(figures.get(id))[LATE] ?? 0,
        norm: null,
        verdict: 'unknown' as const,
      })),
    [profile, figures],
  );
}

/** Where is it late? */
export function LateMapTile(props: WallMapProps) {
  return (
    <MapPanel tile={props} label="Карта: где просрочено">
      <Content {...props} />
    </MapPanel>
  );
}

function Content(map: WallMapProps) {
  const { profile, scale } = map;
  const { frame, view } = useMapFrame(profile);
  const figures = useSection(section.lateCells('messages'));
  const cells = useMemo(() => heatCells(figures), [figures]);
  const districts = useLateDistricts(profile);
  return (
    <MapFrame
      {...map}
      {...{ frame, view, cells }}
      marked={NOTHING}
      bounds={BOUNDS}
      isFar
      title="Где просрочено"
      marks={(fitted) => (
        <MapMarks
          {...{ profile, view: fitted, scale, districts, cells }}
          hot={[]}
          isFar
          linkOf={(district) => lateLink({ district })}
        />
      )}
    >
      <Corner credit={creditOf(map)} />
    </MapFrame>
  );
}

/** What the map cannot show. */
function Corner({ credit }: { credit: string | null }) {
  const [unplaced = 0] = numbersOf(useSection(section.lateCells('messages')).get(NONE));
  const nowhere = numbersOf(useSection(DISTRICTS).get(NONE))[LATE] ?? 0;
  return (
    <div className={styles.corner}>
      {nowhere > 0 && <span data-without-district>без района {formatNumber(nowhere)}</span>}
      <span>без адреса {formatNumber(unplaced)}</span>
      {credit !== null && <span>{credit}</span>}
    </div>
  );
}
