import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapPalette } from './map-palette';

export const BASE_SOURCE = 'city';
/** The page's own font: it has Cyrillic, and nothing is fetched for it. */
const FONT = ['Golos Text Variable'];

interface BaseStyle {
  readonly palette: MapPalette;
  /** CSS px of one px of the brief's canvas. */
  readonly unit: number;
}

const ofKind = (...kinds: string[]): FilterSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

/** Widths at zooms; between them they grow as the map does. */
function widths(...stops: readonly (readonly [zoom: number, width: number])[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()];
}

function fill(id: string, layer: string, colour: string): LayerSpecification {
  return {
    id: `city-${id}`,
    type: 'fill',
    source: BASE_SOURCE,
    'source-layer': layer,
    paint: { 'fill-color': colour, 'fill-antialias': false },
  };
}

function land(kind: string, colour: string): LayerSpecification {
  const layer = fill(kind, 'land', colour);
  return layer.type === 'fill' ? { ...layer, filter: ofKind(kind) } : layer;
}

interface Line {
  readonly id: string;
  readonly layer: string;
  readonly colour: string;
  readonly width: ExpressionSpecification;
  readonly filter?: FilterSpecification;
  readonly dash?: number[];
}

function line({ id, layer, colour, width, filter, dash }: Line): LayerSpecification {
  return {
    id: `city-${id}`,
    type: 'line',
    source: BASE_SOURCE,
    'source-layer': layer,
    ...(filter === undefined ? {} : { filter }),
    layout: { 'line-cap': dash === undefined ? 'round' : 'butt', 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': width,
      ...(dash === undefined ? {} : { 'line-dasharray': dash }),
    },
  };
}

/** Ground of the city: water, green, roads, rails, houses. Lies under the heat. */
export function baseGround({ palette }: BaseStyle): LayerSpecification[] {
  const road = (kind: string, colour: string, width: ExpressionSpecification) =>
    line({ id: `road-${kind}`, layer: 'road', colour, width, filter: ofKind(kind) });
  return [
    land('residential', palette.residential),
    land('industry', palette.industry),
    land('park', palette.park),
    land('forest', palette.forest),
    land('square', palette.square),
    fill('water', 'water', palette.water),
    line({ id: 'stream', layer: 'stream', colour: palette.water, width: widths([9, 1], [14, 3], [18, 14]) }),
    fill('building', 'building', palette.building),
    road('foot', palette.minorRoad, widths([14, 0.6], [18, 4])),
    road('service', palette.minorRoad, widths([14, 1], [18, 9])),
    road('minor', palette.minorRoad, widths([12, 0.6], [14, 2.5], [18, 20])),
    road('middle', palette.street, widths([10, 0.8], [14, 4], [18, 26])),
    road('major', palette.majorRoad, widths([8, 0.8], [11, 1.8], [14, 6], [18, 32])),
    line({
      id: 'rail',
      layer: 'rail',
      colour: palette.rail,
      width: widths([9, 0.8], [14, 1.6], [18, 4]),
      dash: [4, 2],
    }),
  ];
}

interface Label {
  readonly id: string;
  readonly layer: string;
  readonly minzoom: number;
  readonly field: string;
  readonly size: ExpressionSpecification;
  readonly colour: string;
  readonly isAlongLine: boolean;
  readonly filter?: FilterSpecification;
}

function label(palette: MapPalette, text: Label): LayerSpecification {
  const { id, layer, minzoom, field, size, colour, isAlongLine, filter } = text;
  return {
    id: `city-${id}`,
    type: 'symbol',
    source: BASE_SOURCE,
    'source-layer': layer,
    minzoom,
    ...(filter === undefined ? {} : { filter }),
    layout: {
      'text-field': ['get', field],
      'text-font': FONT,
      'text-size': size,
      'symbol-placement': isAlongLine ? 'line' : 'point',
      'text-max-angle': 30,
      'text-padding': 4,
    },
    paint: { 'text-color': colour, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
  };
}

/** Names of the city: streets, waters, quarters, house numbers. Lie above the heat, readable on it. */
export function baseLabels({ palette, unit }: BaseStyle): LayerSpecification[] {
  // At a wall's distance letters of a desk would be dust.
  const least = Math.max(12, 26 * unit);
  const sized = (far: number, near: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    12,
    Math.max(least, far),
    18,
    Math.max(least, near),
  ];
  const street = { layer: 'road', field: 'name', colour: palette.text, isAlongLine: true };
  return [
    label(palette, {
      id: 'name-house',
      layer: 'address',
      minzoom: 16.5,
      field: 'house',
      size: sized(11, 14),
      colour: palette.quietText,
      isAlongLine: false,
    }),
    label(palette, {
      ...street,
      id: 'name-minor',
      minzoom: 15,
      size: sized(12, 16),
      filter: ofKind('minor', 'foot'),
    }),
    label(palette, {
      ...street,
      id: 'name-middle',
      minzoom: 14,
      size: sized(12, 17),
      filter: ofKind('middle'),
    }),
    label(palette, {
      ...street,
      id: 'name-major',
      minzoom: 13,
      size: sized(13, 18),
      filter: ofKind('major'),
    }),
    label(palette, {
      id: 'name-water',
      layer: 'water',
      minzoom: 13,
      field: 'name',
      size: sized(13, 18),
      colour: palette.waterText,
      isAlongLine: false,
    }),
    label(palette, {
      id: 'name-place',
      layer: 'place',
      minzoom: 13,
      field: 'name',
      size: sized(14, 20),
      colour: palette.text,
      isAlongLine: false,
    }),
  ];
}
