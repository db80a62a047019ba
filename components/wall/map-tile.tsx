'use client';

import { type MouseEvent, useCallback, useMemo } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { ALL, section } from '@/lib/contract/figures';
import { MINUTE } from '@/lib/domain/city-time';
import { formatNumber } from '@/lib/domain/russian';
import { useFigure, useSection, useServerTime } from '@/lib/live/use-figures';
import { cellUnder, countOutside, type HeatCell, heatCells } from '../map/heat-cells';
import type { MapView } from '../map/map-view';
import { CellList } from './cell-list';
import { useHotRows } from './hot-tile';
import { cellLink } from './links';
import { districtFigures, scaleBounds, withoutDistrict } from './map-figures';
import { creditOf, MapFrame, MapPanel, useMapFrame, type WallMapProps } from './map-frame';
import { MapMarks } from './map-marks';
import styles from './map-tile.module.css';
import { placedOutages } from './placed-outages';
import { useTotal } from './use-day';
import { useOutages, type WallOutage } from './use-outages';

export interface MapTileProps extends WallMapProps {
  /** How many hot topics have a disc. */
  readonly rows: number;
  readonly isFar?: boolean;
}

/** Where? All messages of 24 hours by cell, discs at the hot topics, districts since midnight. */
export function MapTile(props: MapTileProps) {
  return (
    <MapPanel tile={props} label="Карта: сообщения за 24 часа">
      <MapContent {...props} />
    </MapPanel>
  );
}

function MapContent({ rows, isFar = false, ...map }: MapTileProps) {
  const { profile, scale } = map;
  const { frame, view } = useMapFrame(profile);
  const section24 = useSection(section.cells('messages', '24h', ALL));
  const cells = useMemo(() => heatCells(section24), [section24]);
  const bounds = useScale();
  const all = useHotRows(profile);
  const hot = useMemo(() => all.slice(0, rows), [all, rows]);
  const markedKey = hot.map(({ cell }) => cell ?? '').join();
  const marked = useMemo(() => new Set(markedKey.split(',')), [markedKey]);
  const pick = useCellPick(view, cells);
  const outages = useOutages();
  return (
    <MapFrame
      {...map}
      {...{ frame, view, cells, marked, outages, bounds, isFar, pick }}
      title={<Title isFar={isFar} />}
      marks={(fitted) => <Marks {...{ profile, view: fitted, scale, hot, cells, outages, isFar }} />}
    >
      <Corner profile={profile} credit={creditOf(map)} cells={cells} isFar={isFar} />
      <CellList profile={profile} cells={cells} />
    </MapFrame>
  );
}

function Title({ isFar }: { isFar: boolean }) {
  if (isFar) return 'За 24 часа: сообщений в ячейке';
  return (
    <>
      Все темы, за 24 часа: сообщений в ячейке
      <span className={styles.since}>районы — с 0:00</span>
    </>
  );
}

interface MarksProps {
  readonly profile: CityProfile;
  readonly view: MapView;
  readonly scale: number;
  readonly hot: ReturnType<typeof useHotRows>;
  readonly cells: readonly HeatCell[];
  readonly outages: readonly WallOutage[];
  readonly isFar: boolean;
}

function Marks({ outages, ...props }: MarksProps) {
  const { profile } = props;
  const now = useServerTime(MINUTE);
  const placed = useMemo(
    () => (now === null ? [] : placedOutages(profile, outages, { now, zone: profile.zone })),
    [profile, outages, now],
  );
  const counts = useSection(section.districts('messages', 'today'));
  const norms = useSection(section.districtNorms('messages', 'today'));
  const districts = useMemo(() => districtFigures(profile, counts, norms), [profile, counts, norms]);
  return <MapMarks {...props} districts={districts} outages={placed} />;
}

/** How much the picture rests on, and what it cannot show. */
function Corner({
  profile,
  credit,
  cells,
  isFar,
}: {
  profile: CityProfile;
  credit: string | null;
  cells: readonly HeatCell[];
  isFar: boolean;
}) {
  const { count, unplaced } = useTotal('messages', '24h');
  const nowhere = withoutDistrict(useSection(section.districts('messages', 'today')));
  const outside = useMemo(() => countOutside(cells, profile.bounds), [cells, profile.bounds]);
  const note = credit === null ? '' : ` · ${credit}`;
  if (count === null) return null;
  return (
    <div className={styles.corner}>
      {isFar && <span>районы — с 0:00</span>}
      {!isFar && nowhere > 0 && <span>без района {formatNumber(nowhere)}</span>}
      {outside > 0 && <span>вне города {formatNumber(outside)}</span>}
      <span>без адреса {formatNumber(unplaced)}</span>
      <span>
        n = {formatNumber(count - unplaced)}
        {note}
      </span>
    </div>
  );
}

function useScale(): readonly number[] {
  const figure = useFigure(section.scale, '24h');
  return useMemo(() => scaleBounds(figure), [figure]);
}

/** A click on a shown cell opens its list. Keys take the list of cells beside the map. */
function useCellPick(view: MapView | null, cells: readonly HeatCell[]) {
  const cellAt = useCallback(
    ({ clientX, clientY, currentTarget, target }: MouseEvent<HTMLDivElement>): string | null => {
      if (view === null || (target instanceof Element && target.closest('a') !== null)) return null;
      const { left, top } = currentTarget.getBoundingClientRect();
      const [lon, lat] = view.unproject({ x: clientX - left, y: clientY - top });
      return cellUnder(cells, lon, lat);
    },
    [view, cells],
  );
  return {
    onClick: (event: MouseEvent<HTMLDivElement>) => {
      const cell = cellAt(event);
      if (cell !== null) window.location.assign(cellLink(cell));
    },
    onMouseMove: (event: MouseEvent<HTMLDivElement>) => {
      event.currentTarget.style.cursor = cellAt(event) === null ? '' : 'pointer';
    },
  };
}
