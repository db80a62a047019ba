'use client';

import {
  type HTMLAttributes,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import { CityMap, type MapState } from '../map/city-map';
import type { HeatCell } from '../map/heat-cells';
import { Legend } from '../map/legend';
import { MAP_PALETTES, type Theme } from '../map/map-palette';
import { fitView, type MapView, type Size } from '../map/map-view';
import { OutageLegend } from '../map/outage-legend';
import type { MapOutage } from '../map/outage-marks';
import { PanelBoundary } from '../ui/panel-boundary';
import { legendLabels } from './map-figures';
import styles from './map-tile.module.css';
import { rectStyle, type TileProps } from './tile';

/** What any map on a wall is drawn with. */
export interface WallMapProps extends Pick<TileProps, 'rect' | 'className'> {
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  readonly theme: Theme;
  /** CSS px of one px of the brief's canvas, and of its text. */
  readonly unit: number;
  readonly scale: number;
}

const STATE_WORDS: Readonly<Record<MapState, string>> = {
  drawing: '',
  drawn: '',
  lost: 'Карта перерисовывается…',
  broken: 'Карта не рисуется: экран не даёт WebGL. Числа районов верны.',
};

interface PanelProps {
  readonly tile: Pick<TileProps, 'rect' | 'className'>;
  readonly label: string;
  readonly children: ReactNode;
}

/** The tile of a map; a broken one says so and leaves the others alone. */
export function MapPanel({ tile: { rect, className }, label, children }: PanelProps) {
  return (
    <section
      className={[styles.tile, className].join(' ')}
      style={rect ? rectStyle(rect) : undefined}
      aria-label={label}
      data-tile="Карта"
    >
      <PanelBoundary name="Карта" className={styles.broken}>
        {children}
      </PanelBoundary>
    </section>
  );
}

/** The frame that a map fills, and the camera for its size. */
export function useMapFrame(profile: CityProfile) {
  const frame = useRef<HTMLDivElement>(null);
  return { frame, view: useFittedView(frame, profile) };
}

const NONE: readonly MapOutage[] = [];

interface FrameProps extends WallMapProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly view: MapView | null;
  readonly cells: readonly HeatCell[];
  readonly marked: ReadonlySet<string>;
  readonly outages?: readonly MapOutage[];
  readonly bounds: readonly number[];
  readonly isFar: boolean;
  readonly title: ReactNode;
  /** Discs and names over the map. */
  readonly marks: (view: MapView) => ReactNode;
  readonly pick?: HTMLAttributes<HTMLDivElement>;
  readonly children: ReactNode;
}

/** Heat cells on the city's map with their legend; says when the screen cannot draw it. */
export function MapFrame({ frame, view, isFar, title, marks, pick, children, ...map }: FrameProps) {
  const [state, setState] = useState<MapState>('drawing');
  const { profile, baseMap, theme, unit, cells, marked, outages = NONE, bounds } = map;
  return (
    <div ref={frame} className={styles.frame} data-map-state={state} data-far={isFar} {...pick}>
      {view && (
        <CityMap
          {...{ profile, baseMap, theme, unit, view, cells, marked, outages, bounds }}
          onState={setState}
        />
      )}
      {view && marks(view)}
      <h2 className={styles.title}>{title}</h2>
      {STATE_WORDS[state] !== '' && (
        <p className={styles.state} role="status" data-state="broken">
          {STATE_WORDS[state]}
        </p>
      )}
      <div className={styles.legend}>
        <OutageLegend isFar={isFar} kinds={outages.map(({ kind }) => kind)} />
        <Legend heat={MAP_PALETTES[theme].heat} bounds={bounds} labels={legendLabels(bounds)} />
      </div>
      {children}
    </div>
  );
}

/** Whose map it is, or what stands in for one. */
export const creditOf = ({ baseMap, profile }: Pick<WallMapProps, 'baseMap' | 'profile'>): string | null =>
  baseMap?.attribution ?? profile.map?.note ?? null;

/** The camera for the element's size, kept when the size changes. */
function useFittedView(element: RefObject<HTMLDivElement | null>, profile: CityProfile): MapView | null {
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
