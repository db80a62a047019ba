'use client';

import { type MouseEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import { ALL, section } from '@/lib/contract/figures';
import { formatNumber } from '@/lib/domain/russian';
import { useFigure, useSection } from '@/lib/live/use-figures';
import { CityMap, type MapState } from '../map/city-map';
import { cellUnder, countOutside, type HeatCell, heatCells } from '../map/heat-cells';
import { Legend } from '../map/legend';
import { MAP_PALETTES, type Theme } from '../map/map-palette';
import { fitView, type MapView, type Size } from '../map/map-view';
import { PanelBoundary } from '../ui/panel-boundary';
import { CellList } from './cell-list';
import { useHotRows } from './hot-tile';
import { cellLink } from './links';
import { districtFigures, legendLabels, scaleBounds, withoutDistrict } from './map-figures';
import { MapMarks } from './map-marks';
import styles from './map-tile.module.css';
import { rectStyle, type TileProps } from './tile';
import { useTotal } from './use-day';

export interface MapTileProps extends Pick<TileProps, 'rect' | 'className'> {
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  readonly theme: Theme;
  /** CSS px of one px of the brief's canvas, and of its text. */
  readonly unit: number;
  readonly scale: number;
  /** How many hot topics have a disc. */
  readonly rows: number;
  readonly isFar?: boolean;
}

export const STATE_WORDS: Readonly<Record<MapState, string>> = {
  drawing: '',
  drawn: '',
  lost: 'Карта перерисовывается…',
  broken: 'Карта не рисуется: экран не даёт WebGL. Числа районов верны.',
};

/** Where? All messages of 24 hours by cell, discs at the hot topics, districts since midnight. */
export function MapTile(props: MapTileProps) {
  const { rect, className } = props;
  return (
    <section
      className={[styles.tile, className].join(' ')}
      style={rect ? rectStyle(rect) : undefined}
      aria-label="Карта: сообщения за 24 часа"
      data-tile="Карта"
    >
      <PanelBoundary name="Карта" className={styles.broken}>
        <MapContent {...props} />
      </PanelBoundary>
    </section>
  );
}

function MapContent({ profile, baseMap, theme, unit, scale, rows, isFar = false }: MapTileProps) {
  const frame = useRef<HTMLDivElement>(null);
  const view = useFittedView(frame, profile);
  const section24 = useSection(section.cells('messages', '24h', ALL));
  const cells = useMemo(() => heatCells(section24), [section24]);
  const bounds = useScale();
  const all = useHotRows(profile);
  const hot = useMemo(() => all.slice(0, rows), [all, rows]);
  const markedKey = hot.map(({ cell }) => cell ?? '').join();
  const marked = useMemo(() => new Set(markedKey.split(',')), [markedKey]);
  const [state, setState] = useState<MapState>('drawing');
  const pick = useCellPick(view, cells);
  return (
    <div ref={frame} className={styles.frame} data-map-state={state} data-far={isFar} {...pick}>
      {view && (
        <CityMap
          profile={profile}
          baseMap={baseMap}
          theme={theme}
          unit={unit}
          view={view}
          cells={cells}
          marked={marked}
          bounds={bounds}
          onState={setState}
        />
      )}
      {view && <Marks profile={profile} view={view} scale={scale} hot={hot} cells={cells} isFar={isFar} />}
      <h2 className={styles.title}>
        {isFar ? 'За 24 часа: сообщений в ячейке' : 'Все темы, за 24 часа: сообщений в ячейке'}
        {!isFar && <span className={styles.since}>районы — с 0:00</span>}
      </h2>
      {STATE_WORDS[state] !== '' && (
        <p className={styles.state} role="status" data-state="broken">
          {STATE_WORDS[state]}
        </p>
      )}
      <div className={styles.legend}>
        <Legend heat={MAP_PALETTES[theme].heat} bounds={bounds} labels={legendLabels(bounds)} />
      </div>
      <Corner
        profile={profile}
        credit={baseMap?.attribution ?? profile.map?.note ?? null}
        cells={cells}
        isFar={isFar}
      />
      <CellList profile={profile} cells={cells} />
    </div>
  );
}

interface MarksProps {
  readonly profile: CityProfile;
  readonly view: MapView;
  readonly scale: number;
  readonly hot: ReturnType<typeof useHotRows>;
  readonly cells: readonly HeatCell[];
  readonly isFar: boolean;
}

function Marks(props: MarksProps) {
  const { profile } = props;
  const counts = useSection(section.districts('messages', 'today'));
  const norms = useSection(section.districtNorms('messages', 'today'));
  const districts = useMemo(() => districtFigures(profile, counts, norms), [profile, counts, norms]);
  return <MapMarks {...props} districts={districts} />;
}

/** How much the picture rests on, and what it cannot show. */
function Corner({
  profile,
  credit,
  cells,
  isFar,
}: {
  profile: CityProfile;
  /** Whose map it is, or what stands in for one. */
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

/** The camera for the element's size, kept when the size changes. */
export function useFittedView(
  element: RefObject<HTMLDivElement | null>,
  profile: CityProfile,
): MapView | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const node = element.current;
    if (node === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize((known) => (known?.width === width && known.height === height ? known : { width, height }));
    });
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [element]);
  return useMemo(() => {
    if (size === null || size.width === 0 || size.height === 0) return null;
    return fitView(profile.home, size);
  }, [size, profile]);
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
