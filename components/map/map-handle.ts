import type { GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import type { HeatFeature } from './heat-cells';
import type { MapPalette } from './map-palette';
import { HEAT_SOURCE, heatColour, mapStyle, OUTAGE_SOURCE } from './map-style';
import type { MapView } from './map-view';
import type { OutageFeature } from './outage-marks';

const WORKER_URL = '/maplibre/worker.mjs';
/** MapLibre's own limit of 4096 px would blur a wide wall. */
const LARGEST_CANVAS: [number, number] = [16_384, 16_384];

export interface MapInput {
  readonly container: HTMLElement;
  readonly profile: CityProfile;
  readonly baseMap: BaseMapInfo | null;
  readonly palette: MapPalette;
  readonly unit: number;
  readonly view: MapView;
  readonly bounds: readonly number[];
  /** The first whole picture is there. */
  onDrawn(): void;
  /** The context is gone: this map will draw no more. */
  onLost(): void;
}

export interface MapHandle {
  setCells(features: readonly HeatFeature[]): void;
  setOutages(features: readonly OutageFeature[]): void;
  setScale(bounds: readonly number[]): void;
  setView(view: MapView): void;
  close(): void;
}

/** Draws the city's map into a container. Errors: throws when the screen has no WebGL. */
export async function createMap(input: MapInput): Promise<MapHandle> {
  const { Map: MapClass, setWorkerUrl } = await import('maplibre-gl');
  setWorkerUrl(WORKER_URL);
  const { container, view, palette } = input;
  const map: LibreMap = new MapClass({
    container,
    style: mapStyle(input),
    center: [...view.centre],
    zoom: view.zoom,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    maxCanvasSize: LARGEST_CANVAS,
    canvasContextAttributes: { antialias: false, preserveDrawingBuffer: true },
  });
  map.on('webglcontextlost', () => input.onLost());
  map.once('idle', () => input.onDrawn());
  await map.once('load');

  return {
    setCells: (features) => setData(map, HEAT_SOURCE, features),
    setOutages: (features) => setData(map, OUTAGE_SOURCE, features),
    setScale(bounds) {
      if (map.getLayer('cells')) map.setPaintProperty('cells', 'fill-color', heatColour(palette, bounds));
    },
    setView(next) {
      map.resize();
      map.jumpTo({ center: [...next.centre], zoom: next.zoom });
    },
    close: () => map.remove(),
  };
}

/** After a lost context there is no source: the map that follows gets the features anew. */
function setData(map: LibreMap, source: string, features: readonly (HeatFeature | OutageFeature)[]): void {
  void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features: [...features] });
}
