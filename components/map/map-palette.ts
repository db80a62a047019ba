export type Theme = 'night' | 'day';

/** Colours of the map; the heat ramp is DISPLAY.md's: lightness is monotone and no step resembles an alarm. */
export interface MapPalette {
  readonly land: string;
  readonly district: string;
  readonly border: string;
  readonly water: string;
  readonly shore: string;
  readonly forest: string;
  readonly plant: string;
  readonly industry: string;
  readonly street: string;
  readonly dam: string;
  /** Only of a map from an extract. */
  readonly residential: string;
  readonly park: string;
  readonly square: string;
  readonly building: string;
  readonly majorRoad: string;
  readonly minorRoad: string;
  readonly rail: string;
  readonly text: string;
  readonly quietText: string;
  readonly waterText: string;
  readonly halo: string;
  /** Class of no messages first. */
  readonly heat: readonly string[];
  readonly cellEdge: string;
  readonly mark: string;
  /** Outages, accidents, events: where they are told of. */
  readonly outage: string;
}

export const MAP_PALETTES: Readonly<Record<Theme, MapPalette>> = {
  night: {
    land: '#1A1F25',
    district: '#20262D',
    border: '#3B4550',
    water: '#0F2130',
    shore: '#2B5068',
    forest: '#1B2B23',
    plant: '#2A313A',
    industry: '#252C34',
    street: '#465260',
    dam: '#8FA0AE',
    residential: '#20262D',
    park: '#1D2A26',
    square: '#262D35',
    building: '#2D353F',
    majorRoad: '#5B6978',
    minorRoad: '#343D48',
    rail: '#4A5058',
    text: '#C3CDD6',
    quietText: '#8C99A6',
    waterText: '#7FA6C0',
    halo: '#14181D',
    heat: ['#2A2F36', '#4B2E6B', '#7D3B8C', '#B05AA0', '#D98FBC', '#F5D9E6'],
    cellEdge: '#16191D',
    mark: '#FFFFFF',
    outage: '#4DA3FF',
  },
  day: {
    land: '#E9ECEF',
    district: '#F8F9FA',
    border: '#AEB7C0',
    water: '#C3DCEA',
    shore: '#7FB0CB',
    forest: '#D3E4D2',
    plant: '#DDE1E6',
    industry: '#E3E6EA',
    street: '#C2C9D1',
    dam: '#6B7A88',
    residential: '#F3F4F6',
    park: '#DDEBD9',
    square: '#ECEEF1',
    building: '#D9DDE2',
    majorRoad: '#A9B4BF',
    minorRoad: '#D5DAE0',
    rail: '#9AA3AD',
    text: '#2B333B',
    quietText: '#5A6570',
    waterText: '#2F6485',
    halo: '#FFFFFF',
    heat: ['#F3EAF1', '#E6C3D8', '#D48DB4', '#B04F8E', '#7A2274', '#3B0F4F'],
    cellEdge: '#FFFFFF',
    mark: '#1B1F23',
    outage: '#0B57B7',
  },
};

/** Colours for `classes` classes above nothing, spread over the ramp; the last is the ramp's own last. */
export function classColours(heat: readonly string[], classes: number): string[] {
  const last = heat.length - 1;
  return Array.from({ length: classes }, (_, i) => {
    const at = classes <= 1 ? last : 1 + (i * (last - 1)) / (classes - 1);
    return heat[Math.round(at)] ?? '#000000';
  });
}
