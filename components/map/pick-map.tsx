'use client';

import 'maplibre-gl/dist/maplibre-gl.css';
import type { GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import type { Position } from '@/lib/domain/geometry';
import { MAP_PALETTES, type Theme } from './map-palette';
import { mapStyle } from './map-style';
import styles from './pick-map.module.css';

const WORKER_URL = '/maplibre/worker.mjs';
const POINT = 'point';
const AREA = 'area';
const POINT_RADIUS = 9;
/** The unit of the wall's map lines; a record's panel is smaller. */
const UNIT = 0.4;
/** The style has a heat layer, and a scale needs one class; here it stays empty. */
const NO_HEAT = [1];

export interface PickMapProps {
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  readonly theme: Theme;
  /** The point that is shown. */
  readonly at: Position | null;
  /** An outline, closed or still being drawn, and points beside it. */
  readonly ring?: readonly Position[];
  readonly spots?: readonly Position[];
  /** Null where the map only shows. */
  readonly onPick: ((at: Position) => void) | null;
}

function pointOf(at: Position | null) {
  const geometry = at === null ? null : { type: 'Point' as const, coordinates: [at[0], at[1]] };
  const features = geometry === null ? [] : [{ type: 'Feature' as const, properties: {}, geometry }];
  return { type: 'FeatureCollection' as const, features };
}

const listOf = (at: readonly Position[]) => at.map((position) => [...position]);

/** What lies around the point: the outline as far as it is drawn, and other points. */
function areaOf({ ring = [], spots = [] }: Pick<PickMapProps, 'ring' | 'spots'>) {
  const [first] = ring;
  const closed = first === undefined || ring.length < 3 ? [] : [listOf([...ring, first])];
  const parts = [
    { part: 'area', geometry: { type: 'MultiPolygon' as const, coordinates: closed.map((line) => [line]) } },
    { part: 'edge', geometry: { type: 'LineString' as const, coordinates: listOf(ring) } },
    { part: 'spots', geometry: { type: 'MultiPoint' as const, coordinates: listOf([...spots, ...ring]) } },
  ];
  const features = parts
    .filter(({ part, geometry }) => geometry.coordinates.length > (part === 'edge' ? 1 : 0))
    .map(({ part, geometry }) => ({ type: 'Feature' as const, properties: { part }, geometry }));
  return { type: 'FeatureCollection' as const, features };
}

function addArea(map: LibreMap, colour: string, props: PickMapProps): void {
  map.addSource(AREA, { type: 'geojson', data: areaOf(props) });
  const source = AREA;
  map.addLayer({
    id: 'area-fill',
    type: 'fill',
    source,
    filter: ['==', ['get', 'part'], 'area'],
    paint: { 'fill-color': colour, 'fill-opacity': 0.18 },
  });
  const edge = { 'line-color': colour, 'line-width': 3, 'line-dasharray': [2.4, 1.6] };
  map.addLayer({
    id: 'area-edge',
    type: 'line',
    source,
    filter: ['!=', ['geometry-type'], 'MultiPoint'],
    paint: edge,
  });
  const spot = { 'circle-radius': 6, 'circle-color': colour, 'circle-stroke-color': '#ffffff' };
  const paint = { ...spot, 'circle-stroke-width': 2 };
  map.addLayer({
    id: 'area-spots',
    type: 'circle',
    source,
    filter: ['==', ['geometry-type'], 'MultiPoint'],
    paint,
  });
}

async function openMap(container: HTMLElement, props: PickMapProps): Promise<LibreMap> {
  const { profile, baseMap, theme, onPick } = props;
  const { Map: MapClass, NavigationControl, setWorkerUrl } = await import('maplibre-gl');
  setWorkerUrl(WORKER_URL);
  const palette = MAP_PALETTES[theme];
  const { west, south, east, north } = profile.home;
  const map: LibreMap = new MapClass({
    container,
    style: mapStyle({ profile, baseMap, palette, unit: UNIT, bounds: NO_HEAT }),
    bounds: [west, south, east, north],
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    scrollZoom: false,
    locale: {
      'Map.Title': 'Карта',
      'NavigationControl.ZoomIn': 'Ближе',
      'NavigationControl.ZoomOut': 'Дальше',
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.on('click', ({ lngLat }) => onPick?.([lngLat.lng, lngLat.lat]));
  return map;
}

/** What lies over the city, once its picture has been loaded. */
function fillMap(map: LibreMap, props: PickMapProps): void {
  const { theme, at } = props;
  addArea(map, MAP_PALETTES[theme].outage, props);
  map.addSource(POINT, { type: 'geojson', data: pointOf(at) });
  map.addLayer({
    id: POINT,
    type: 'circle',
    source: POINT,
    paint: {
      'circle-radius': POINT_RADIUS,
      'circle-color': '#d61f26',
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 3,
    },
  });
}

/** The city's map on which a person shows a place. A screen without WebGL is told so in words. */
export function PickMap(props: PickMapProps) {
  const { profile, baseMap, theme, at, ring, spots } = props;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LibreMap | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  const latest = useRef(props);
  latest.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new map only for another city or another look
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    let isGone = false;
    let opened: LibreMap | null = null;
    openMap(element, { ...latest.current, onPick: (picked) => latest.current.onPick?.(picked) }).then(
      (made) => {
        if (isGone) return made.remove();
        opened = made;
        made.once('load', () => {
          fillMap(made, latest.current);
          setMap(made);
        });
      },
      () => setIsBroken(true),
    );
    return () => {
      isGone = true;
      setMap(null);
      opened?.remove();
    };
  }, [profile, baseMap?.version, theme]);

  useEffect(() => {
    void map?.getSource<GeoJSONSource>(POINT)?.setData(pointOf(at));
  }, [map, at]);
  useEffect(() => {
    void map?.getSource<GeoJSONSource>(AREA)?.setData(areaOf({ ring: ring ?? [], spots: spots ?? [] }));
  }, [map, ring, spots]);

  if (isBroken) return <p>На этом экране карта не рисуется: укажите координаты ниже.</p>;
  return (
    <div>
      <div ref={container} className={styles.map} data-state={map === null ? 'drawing' : 'drawn'} />
      {baseMap !== null && <small className={styles.credit}>{baseMap.attribution}</small>}
    </div>
  );
}
