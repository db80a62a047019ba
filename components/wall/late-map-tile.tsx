'use client';

import { useMemo, useRef, useState } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { NONE, numbersOf, section } from '@/lib/contract/figures';
import { formatNumber } from '@/lib/domain/russian';
import { useSection } from '@/lib/live/use-figures';
import { CityMap, type MapState } from '../map/city-map';
import { heatCells } from '../map/heat-cells';
import { Legend } from '../map/legend';
import { MAP_PALETTES } from '../map/map-palette';
import { PanelBoundary } from '../ui/panel-boundary';
import { lateLink } from './links';
import type { DistrictFigure } from './map-figures';
import { legendLabels } from './map-figures';
import { MapMarks } from './map-marks';
import { type MapTileProps, STATE_WORDS, useFittedView } from './map-tile';
import styles from './map-tile.module.css';
import { rectStyle } from './tile';

type LateMapProps = Omit<MapTileProps, 'rows'>;

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
export function LateMapTile(props: LateMapProps) {
  const { rect, className } = props;
  return (
    <section
      className={[styles.tile, className].join(' ')}
      style={rect ? rectStyle(rect) : undefined}
      aria-label="Карта: где просрочено"
      data-tile="Карта"
    >
      <PanelBoundary name="Карта" className={styles.broken}>
        <Content {...props} />
      </PanelBoundary>
    </section>
  );
}

function Content({ profile, baseMap, theme, unit, scale }: LateMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const view = useFittedView(frame, profile);
  const figures = useSection(section.lateCells('messages'));
  const cells = useMemo(() => heatCells(figures), [figures]);
  const districts = useLateDistricts(profile);
  const [state, setState] = useState<MapState>('drawing');
  return (
    <div ref={frame} className={styles.frame} data-map-state={state} data-far>
      {view && (
        <CityMap
          profile={profile}
          baseMap={baseMap}
          theme={theme}
          unit={unit}
          view={view}
          cells={cells}
          marked={NOTHING}
          bounds={BOUNDS}
          onState={setState}
        />
      )}
      {view && (
        <MapMarks
          profile={profile}
          view={view}
          scale={scale}
          districts={districts}
          hot={[]}
          cells={cells}
          isFar
          linkOf={(district) => lateLink({ district })}
        />
      )}
      <h2 className={styles.title}>Где просрочено</h2>
      {STATE_WORDS[state] !== '' && (
        <p className={styles.state} role="status" data-state="broken">
          {STATE_WORDS[state]}
        </p>
      )}
      <div className={styles.legend}>
        <Legend heat={MAP_PALETTES[theme].heat} bounds={BOUNDS} labels={legendLabels(BOUNDS)} />
      </div>
      <Corner credit={baseMap?.attribution ?? profile.map?.note ?? null} />
    </div>
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
