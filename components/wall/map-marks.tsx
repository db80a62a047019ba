'use client';

import { useMemo } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { cellCentre } from '@/lib/domain/cell';
import { formatInterval, formatNumber } from '@/lib/domain/russian';
import { type HeatCell, ringOf } from '../map/heat-cells';
import { Disc, MapLabel, OutageMark, WaterName } from '../map/map-overlay';
import type { MapView, Point } from '../map/map-view';
import { type Box, overlaps, placeLabels, spreadDiscs } from '../map/place-labels';
import type { HotRow } from './hot-rows';
import { districtLink } from './links';
import type { DistrictFigure } from './map-figures';
import styles from './map-marks.module.css';
import { outageBox, type PlacedOutage } from './placed-outages';
import { useJustRaised } from './use-just-raised';
import { AlarmMark } from './verdict-mark';

const DISC = 104;
const LEGEND_LINE = 80;

interface MarksInput {
  readonly profile: CityProfile;
  readonly view: MapView;
  /** CSS px of one px of the brief's text. */
  readonly scale: number;
  readonly districts: readonly DistrictFigure[];
  readonly hot: readonly HotRow[];
  readonly cells: readonly HeatCell[];
  readonly outages?: readonly PlacedOutage[];
  readonly isFar: boolean;
  /** Where a label of a district leads; by default to its messages of today. */
  readonly linkOf?: (district: string) => string;
}

/** What stands over the map in the page's own text: discs, districts, names of waters. */
export function MapMarks(input: MarksInput) {
  const { profile, view, scale, districts, hot, outages = [], isFar, linkOf = districtLink } = input;
  const key = placesKey(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that moves a mark
  const { discs, labels, waters, off } = useMemo(() => placeMarks(input), [profile, view, scale, isFar, key]);
  return (
    <>
      {waters.map(({ name, place }) => (
        <WaterName key={name} name={name} place={place} />
      ))}
      {districts.map((district, i) => {
        const place = labels[i];
        return (
          place && (
            <DistrictLabel key={district.id} district={district} place={place} href={linkOf(district.id)} />
          )
        );
      })}
      {outages.map(({ id, words }, i) => {
        const place = off[i];
        return place && <OutageMark key={id} place={place} mark={words} />;
      })}
      {hot.map((row, i) => {
        const place = discs[i];
        return place && <Disc key={row.key} place={place} number={i + 1} href={row.href} />;
      })}
    </>
  );
}

interface LabelProps {
  readonly district: DistrictFigure;
  readonly place: Point;
  readonly href: string;
}

function DistrictLabel({ district, place, href }: LabelProps) {
  const { name, count, norm, verdict } = district;
  const isAbove = verdict === 'above';
  const isRaised = useJustRaised(verdict === 'unknown' ? null : isAbove);
  return (
    <MapLabel place={place} href={href}>
      <span className={styles.name}>{name}</span>
      <span className={styles.figures}>
        <span className={isAbove ? styles.above : styles.count}>
          {isAbove && <AlarmMark tone="warning" isRaised={isRaised} />}
          <span data-text="value">{formatNumber(count)}</span>
        </span>
        {norm && <span className={styles.norm}>{formatInterval(norm)}</span>}
      </span>
    </MapLabel>
  );
}

function waterNames(profile: CityProfile) {
  return (profile.map?.features ?? []).flatMap(({ kind, name, geometry }) =>
    kind === 'label' && name !== null && geometry.type === 'Point'
      ? [{ name, at: geometry.coordinates }]
      : [],
  );
}

/** What the places of marks depend on, besides the view: widths of the labels, discs, and which cells have heat. */
function placesKey({ districts, hot, cells, outages = [] }: MarksInput): string {
  const labels = districts.map(
    ({ count, norm, verdict }) =>
      `${String(count).length} ${norm === null ? '' : formatInterval(norm).length} ${verdict}`,
  );
  const ids = cells.map(({ cell }) => cell).sort();
  const marks = outages.map(({ id, at, words }) => `${id} ${at} ${words.until.length}`);
  return [...labels, ...hot.map(({ key, cell }) => `${key} ${cell}`), ...marks, ...ids].join('|');
}

/** Places in px of the view; labels make way for discs, outages, legend and title, waters for all. */
function placeMarks(input: MarksInput) {
  const { profile, view, scale, districts, hot, outages = [] } = input;
  const raw = hot.map(({ cell }) => {
    if (cell === null) return null;
    const [lat, lon] = cellCentre(cell);
    return insideOrNull(view.project([lon, lat]), view);
  });
  const discs = spreadDiscs(raw, DISC * scale);
  const fixed = [...furniture(input), ...discs.flatMap((place) => (place ? [square(place, scale)] : []))];
  const boxes = outages.map((outage) => outageBox(view, outage, scale));
  const off = placeLabels(boxes, { hard: fixed, soft: [] }, view);
  const obstacles = [...fixed, ...off];
  const wanted = districts.map((district) => labelBox(profile, view, { district, scale }));
  const heat = cellBoxes(input);
  const labels = placeLabels(wanted, { hard: obstacles, soft: heat }, view);
  return { discs, labels, off, waters: placeWaters(input, [...obstacles, ...labels, ...heat]) };
}

/** A water's name is no figure: where there is no free place for it, it is left out. */
function placeWaters({ profile, view, scale }: MarksInput, taken: readonly Box[]) {
  return waterNames(profile).flatMap(({ name, at }) => {
    const box = { ...view.project(at), width: name.length * 67 * LETTER * scale, height: 76 * scale };
    const [place] = placeLabels([box], { hard: taken, soft: [] }, view);
    if (place === undefined) return [];
    const isNear = Math.hypot(place.x - box.x, place.y - box.y) < 160 * scale;
    return isNear && taken.every((other) => !overlaps(place, other)) ? [{ name, place }] : [];
  });
}

/** Cells as the boxes inside their outlines. */
function cellBoxes({ cells, view }: MarksInput): Box[] {
  return cells.map(({ cell }) => {
    const [lat, lon] = cellCentre(cell);
    const middle = view.project([lon, lat]);
    const corners = ringOf(cell).map((corner) => view.project(corner));
    const side =
      1.5 * Math.max(...corners.map(({ x, y }) => Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y))));
    return { ...middle, width: side, height: side };
  });
}

function insideOrNull(place: Point, { width, height }: MapView): Point | null {
  return place.x > 0 && place.y > 0 && place.x < width && place.y < height ? place : null;
}

const square = ({ x, y }: Point, scale: number): Box => ({
  x,
  y,
  width: (DISC + 24) * scale,
  height: (DISC + 24) * scale,
});

/** Title, legend and corner as the stylesheet draws them. */
function furniture({ view: { width, height }, scale, isFar, outages = [] }: MarksInput): Box[] {
  const legend = (isFar ? 680 : 960) * scale;
  const kinds = new Set(outages.map(({ words }) => words.kind)).size;
  const tall = (172 + kinds * LEGEND_LINE) * scale;
  const box = (left: number, top: number, wide: number, tall: number): Box => ({
    x: left + wide / 2,
    y: top + tall / 2,
    width: wide,
    height: tall,
  });
  return [
    box(0, 0, width, 104 * scale),
    box(0, height - tall, legend, tall),
    box(width - 600 * scale, height - 264 * scale, 600 * scale, 264 * scale),
  ];
}

const LETTER = 0.61;

function labelBox(
  profile: CityProfile,
  view: MapView,
  { district, scale }: { district: DistrictFigure; scale: number },
): Box {
  const at = profile.districts.find(({ id }) => id === district.id)?.labelAt ?? view.centre;
  const figures =
    String(district.count).length * 127 +
    (district.norm === null ? 0 : (formatInterval(district.norm).length + 1) * 67) +
    (district.verdict === 'above' ? 170 : 0);
  const width = Math.max(district.name.length * 84, figures) * LETTER * scale;
  return { ...view.project(at), width: width + 24 * scale, height: 232 * scale };
}
