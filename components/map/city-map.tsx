'use client';

import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import styles from './city-map.module.css';
import { type HeatCell, heatFeatures } from './heat-cells';
import { createMap, type MapHandle } from './map-handle';
import { MAP_PALETTES, type Theme } from './map-palette';
import type { MapView } from './map-view';
import { type MapOutage, outageFeatures } from './outage-marks';

export type MapState = 'drawing' | 'drawn' | 'lost' | 'broken';

const REDRAW_MS = 700;
const NONE: readonly MapOutage[] = [];
/** So many lost contexts on one page mean that only a fresh page helps. */
const LOSSES_BEFORE_RELOAD = 4;

export interface CityMapProps {
  readonly profile: CityProfile;
  /** The map from an extract; null draws the profile's sketch. */
  readonly baseMap: BaseMapInfo | null;
  readonly theme: Theme;
  readonly unit: number;
  readonly view: MapView;
  readonly cells: readonly HeatCell[];
  /** Cells with an outline: where the numbered discs are. */
  readonly marked: ReadonlySet<string>;
  /** Outlines and points of what is off now. */
  readonly outages?: readonly MapOutage[];
  /** Lower bounds of the heat classes. */
  readonly bounds: readonly number[];
  onState(state: MapState): void;
}

/** The city under its heat. A lost WebGL context is answered by a new map, and in the end by a new page. */
export function CityMap(props: CityMapProps) {
  const { profile, baseMap, theme, unit, view, cells, marked, outages = NONE, bounds, onState } = props;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapHandle | null>(null);
  const [losses, setLosses] = useState(0);
  const latest = useRef({ view, bounds, onState });
  latest.current = { view, bounds, onState };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new map only for another look, or after a loss
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    let isGone = false;
    let handle: MapHandle | null = null;
    let again: ReturnType<typeof setTimeout>;
    const tell = (state: MapState) => {
      if (!isGone) latest.current.onState(state);
    };
    const onLost = () => {
      tell('lost');
      again = setTimeout(() => setLosses((n) => n + 1), REDRAW_MS);
    };
    tell('drawing');
    const { view: atFirst, bounds: scale } = latest.current;
    createMap({
      container: element,
      profile,
      baseMap,
      palette: MAP_PALETTES[theme],
      unit,
      view: atFirst,
      bounds: scale,
      onDrawn: () => tell('drawn'),
      onLost,
    }).then(
      (made) => {
        if (isGone) return made.close();
        handle = made;
        setMap(made);
      },
      () => tell('broken'),
    );
    return () => {
      isGone = true;
      clearTimeout(again);
      setMap(null);
      handle?.close();
    };
  }, [profile, baseMap?.version, theme, unit, losses]);

  useEffect(() => map?.setCells(heatFeatures(cells, marked)), [map, cells, marked]);
  useEffect(() => map?.setOutages(outageFeatures(profile, outages)), [map, profile, outages]);
  useEffect(() => map?.setScale(bounds), [map, bounds]);
  useEffect(() => map?.setView(view), [map, view]);
  useEffect(() => {
    if (losses >= LOSSES_BEFORE_RELOAD) window.location.reload();
  }, [losses]);

  return <div ref={container} className={styles.map} data-map aria-hidden="true" />;
}
