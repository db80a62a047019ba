import type {
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
  VectorSourceSpecification,
} from 'maplibre-gl';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile, MapFeature } from '@/lib/contract/city-profile';
import { groupRings } from '@/lib/domain/osm/rings';
import { BASE_SOURCE, baseGround, baseLabels } from './base-layers';
import type { HeatFeature } from './heat-cells';
import { classColours, type MapPalette } from './map-palette';
import type { OutageFeature } from './outage-marks';

/** The sketch stands for the city as a whole; nearer than this it would lie. */
const LARGEST_ZOOM = 13;

export const HEAT_SOURCE = 'heat';
export const OUTAGE_SOURCE = 'outages';

interface StyleInput {
  readonly profile: CityProfile;
  readonly palette: MapPalette;
  /** CSS px of one px of the brief's canvas: lines keep their look on every wall. */
  readonly unit: number;
  readonly bounds: readonly number[];
  /** The map from an extract; null: the profile's sketch stands in for it. */
  readonly baseMap: BaseMapInfo | null;
}

const collection = <T>(features: readonly T[]) => ({
  type: 'FeatureCollection' as const,
  features: [...features],
});

function featuresOf(profile: CityProfile) {
  return (profile.map?.features ?? []).map(({ kind, geometry }) => ({
    type: 'Feature' as const,
    properties: { kind },
    geometry,
  }));
}

function districtsOf(profile: CityProfile) {
  return profile.districts.map(({ id, polygon }) => ({
    type: 'Feature' as const,
    properties: { id },
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: groupRings(polygon).map((rings) => rings.map((ring) => ring.map((at) => [...at]))),
    },
  }));
}

const ofKind = (kind: MapFeature['kind']): ['==', ['get', string], string] => ['==', ['get', 'kind'], kind];

function area(kind: MapFeature['kind'], colour: string): LayerSpecification {
  return {
    id: kind,
    type: 'fill',
    source: 'base',
    maxzoom: LARGEST_ZOOM,
    filter: ofKind(kind),
    paint: { 'fill-color': colour },
  };
}

function line(kind: MapFeature['kind'], colour: string, width: number): LayerSpecification {
  return {
    id: kind,
    type: 'line',
    source: 'base',
    maxzoom: LARGEST_ZOOM,
    filter: ofKind(kind),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  };
}

type HeatColour = ['step', ['get', string], string, ...(number | string)[]];

/** Fill by class: the count's colour is that of the highest lower bound it reaches. */
export function heatColour(palette: MapPalette, bounds: readonly number[]): HeatColour {
  const colours = classColours(palette.heat, bounds.length);
  const steps = bounds.flatMap((bound, i) => [bound, colours[i] ?? '#000000']);
  return ['step', ['get', 'count'], palette.heat[0] ?? '#000000', ...steps];
}

function border({ palette, unit }: StyleInput): LayerSpecification {
  return {
    id: 'border',
    type: 'line',
    source: 'districts',
    paint: { 'line-color': palette.border, 'line-width': 3 * unit, 'line-dasharray': [4, 4] },
  };
}

function sketchLayers(input: StyleInput): LayerSpecification[] {
  const { palette, unit } = input;
  return [
    area('land', palette.district),
    area('industry', palette.industry),
    area('plant', palette.plant),
    area('forest', palette.forest),
    area('water', palette.water),
    line('shore', palette.shore, 3 * unit),
    border(input),
    line('street', palette.street, 5 * unit),
  ];
}

function baseLayers(input: StyleInput): LayerSpecification[] {
  const { palette, baseMap } = input;
  const ground = baseMap === null ? sketchLayers(input) : [...baseGround(input), border(input)];
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.land } },
    { id: 'district', type: 'fill', source: 'districts', paint: { 'fill-color': palette.district } },
    ...ground,
  ];
}

function heatLayers({ palette, unit, bounds }: StyleInput): LayerSpecification[] {
  return [
    {
      id: 'cells',
      type: 'fill',
      source: HEAT_SOURCE,
      paint: { 'fill-color': heatColour(palette, bounds), 'fill-opacity': 0.88 },
    },
    {
      id: 'cell-edges',
      type: 'line',
      source: HEAT_SOURCE,
      paint: { 'line-color': palette.cellEdge, 'line-width': 4 * unit },
    },
    {
      id: 'marked-cells',
      type: 'line',
      source: HEAT_SOURCE,
      filter: ['==', ['get', 'isMarked'], true],
      paint: { 'line-color': palette.mark, 'line-width': 7 * unit },
    },
  ];
}

/** Where something is off: a dashed outline over the heat, which stays readable under a breath of colour. */
function outageLayers({ palette, unit }: StyleInput): LayerSpecification[] {
  const area = {
    source: OUTAGE_SOURCE,
    filter: ['==', ['get', 'part'], 'area'] as FilterSpecification,
  };
  return [
    {
      id: 'outage-areas',
      type: 'fill',
      ...area,
      paint: { 'fill-color': palette.outage, 'fill-opacity': 0.12 },
    },
    {
      id: 'outage-edges',
      type: 'line',
      ...area,
      paint: { 'line-color': palette.outage, 'line-width': 7 * unit, 'line-dasharray': [2.4, 1.6] },
    },
    {
      id: 'outage-spots',
      type: 'circle',
      source: OUTAGE_SOURCE,
      filter: ['==', ['get', 'part'], 'spots'],
      paint: {
        'circle-radius': 13 * unit,
        'circle-color': palette.outage,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 4 * unit,
      },
    },
  ];
}

/** The base map's own tiles; the version in the address lets a browser keep them. */
function tileSource({ version, minZoom, maxZoom }: BaseMapInfo): VectorSourceSpecification {
  return {
    type: 'vector',
    tiles: [`/tiles/{z}/{x}/{y}?v=${version}`],
    minzoom: minZoom,
    maxzoom: maxZoom,
  };
}

/** The whole style of the city's map: no glyphs, no sprites, nothing from outside; tiles only from our own origin. */
export function mapStyle(input: StyleInput): StyleSpecification {
  const { profile, palette, unit, baseMap } = input;
  const above = baseMap === null ? [line('dam', palette.dam, 12 * unit)] : baseLabels(input);
  return {
    version: 8,
    sources: {
      ...(baseMap === null
        ? { base: { type: 'geojson', data: collection(featuresOf(profile)) } }
        : { [BASE_SOURCE]: tileSource(baseMap) }),
      districts: { type: 'geojson', data: collection(districtsOf(profile)) },
      [HEAT_SOURCE]: { type: 'geojson', data: collection<HeatFeature>([]) },
      [OUTAGE_SOURCE]: { type: 'geojson', data: collection<OutageFeature>([]) },
    },
    layers: [...baseLayers(input), ...heatLayers(input), ...outageLayers(input), ...above],
  };
}
