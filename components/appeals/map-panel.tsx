'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import type { SearchAnswer } from '@/lib/contract/search';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import { capitalised, counted, formatNumber, RECORDS } from '@/lib/domain/russian';
import { CityMap, type MapState } from '../map/city-map';
import { cellUnder, type HeatCell } from '../map/heat-cells';
import { Legend } from '../map/legend';
import { MAP_PALETTES } from '../map/map-palette';
import type { MapView } from '../map/map-view';
import { OutageLegend } from '../map/outage-legend';
import { anchorOf, type MapOutage } from '../map/outage-marks';
import { placeWords } from '../map/place-words';
import { outageHref } from '../outages/outage-href';
import { OutageIcon } from '../ui/icons';
import { PanelBoundary } from '../ui/panel-boundary';
import { legendLabels } from '../wall/map-figures';
import { appealsHref, type Filters } from './appeals-url';
import { useCity } from './city-provider';
import { heatBounds } from './heat-bounds';
import { useDeskTheme } from './use-desk-theme';
import { useHomeView } from './use-home-view';
import styles from './views.module.css';

/** The unit of the wall's map lines; a desk's panel is smaller. */
const UNIT = 0.4;
const LISTED = 40;
/** A mark of a whole district stands beneath its name, px. */
const BENEATH = 22;

interface MapPanelProps {
  readonly filters: Filters;
  readonly cells: SearchAnswer['cells'];
  readonly total: number;
  /** What is off now. */
  readonly outages: readonly MapOutage[];
}

/** Where? The found records by cell; a cell narrows the search to itself, and once more takes that back. */
export function MapPanel({ filters, cells, total, outages }: MapPanelProps) {
  const placed = cells.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={styles.panel} aria-label="Найденное на карте" data-view="map">
      <h2 className={styles.title}>
        Где · <span>на карте {formatNumber(placed)}</span>
        {total > placed && (
          <span className={styles.note}>без точного места {formatNumber(total - placed)}</span>
        )}
      </h2>
      <PanelBoundary name="Карта" className={styles.broken}>
        <MapFrame filters={filters} cells={cells} outages={outages} />
      </PanelBoundary>
      <CellLinks filters={filters} cells={cells} />
    </section>
  );
}

const hrefOf = (filters: Filters, cell: string) =>
  appealsHref(filters, { cell: filters.cell === cell ? null : cell });

function MapFrame({ filters, cells, outages }: Omit<MapPanelProps, 'total'>) {
  const { profile, baseMap } = useCity();
  const theme = useDeskTheme();
  const frame = useRef<HTMLDivElement>(null);
  const view = useHomeView(frame, profile);
  const router = useRouter();
  const [state, setState] = useState<MapState>('drawing');
  const heat = useMemo(() => cells.map(({ cell, count }): HeatCell => ({ cell, count })), [cells]);
  const bounds = useMemo(() => heatBounds(cells.map(({ count }) => count)), [cells]);
  const chosen = filters.cell;
  const marked = useMemo(() => new Set(chosen === undefined ? [] : [chosen]), [chosen]);
  const cellAt = ({ clientX, clientY, currentTarget }: MouseEvent<HTMLDivElement>) => {
    if (view === null) return null;
    const { left, top } = currentTarget.getBoundingClientRect();
    const [lon, lat] = view.unproject({ x: clientX - left, y: clientY - top });
    return cellUnder(heat, lon, lat);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of cells below serves keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of cells below serves keys
    <div
      ref={frame}
      className={styles.frame}
      data-map-state={state}
      onClick={(event) => {
        const cell = cellAt(event);
        if (cell !== null) router.push(hrefOf(filters, cell), { scroll: false });
      }}
      onMouseMove={(event) => {
        event.currentTarget.style.cursor = cellAt(event) === null ? '' : 'pointer';
      }}
    >
      {view !== null && (
        <CityMap
          profile={profile}
          baseMap={baseMap}
          theme={theme}
          unit={UNIT}
          view={view}
          cells={heat}
          marked={marked}
          outages={outages}
          bounds={bounds}
          onState={setState}
        />
      )}
      {view !== null && <DistrictNames view={view} />}
      {view !== null && <OutageMarks view={view} outages={outages} />}
      {baseMap !== null && <p className={styles.credit}>{baseMap.attribution}</p>}
      {state === 'broken' && <p className={styles.broken}>Карта не рисуется: экран не даёт WebGL.</p>}
      <div className={styles.legend}>
        <Legend heat={MAP_PALETTES[theme].heat} bounds={bounds} labels={legendLabels(bounds)} />
      </div>
      {outages.length > 0 && (
        <div className={styles.kinds}>
          <OutageLegend kinds={outages.map(({ kind }) => kind)} />
        </div>
      )}
    </div>
  );
}

/** Marks lead to their pages; a click on one is no click on the cell beneath. */
function OutageMarks({ view, outages }: { view: MapView; outages: readonly MapOutage[] }) {
  const { profile } = useCity();
  return outages.map((outage) => {
    const anchor = anchorOf(profile, outage);
    if (anchor === null) return null;
    const { x, y } = view.project(anchor);
    const isBeneath = outage.spots.length === 0 && outage.ring === null;
    return (
      <Link
        key={outage.id}
        href={outageHref(outage.id)}
        className={styles.outage}
        style={{ left: x, top: isBeneath ? y + BENEATH : y }}
        onClick={(event) => event.stopPropagation()}
        aria-label={`${capitalised(OUTAGE_KIND_WORDS[outage.kind])}: ${outage.title}`}
      >
        <OutageIcon kind={outage.kind} className={styles.outageIcon} />
        {OUTAGE_KIND_WORDS[outage.kind]}
      </Link>
    );
  });
}

function DistrictNames({ view }: { view: MapView }) {
  const { profile } = useCity();
  return profile.districts.map(({ id, short, labelAt }) => {
    const { x, y } = view.project(labelAt);
    return (
      <span key={id} className={styles.district} style={{ left: x, top: y }}>
        {short}
      </span>
    );
  });
}

function CellLinks({ filters, cells }: Pick<MapPanelProps, 'filters' | 'cells'>) {
  const { profile } = useCity();
  return (
    <details className={styles.list}>
      <summary>Ячейки списком</summary>
      <ul>
        {cells.slice(0, LISTED).map(({ cell, count }) => (
          <li key={cell}>
            <Link
              href={hrefOf(filters, cell)}
              scroll={false}
              prefetch={false}
              aria-current={filters.cell === cell ? 'true' : undefined}
            >
              <span>{placeWords(profile, cell)}</span>
              <span>{counted(count, RECORDS)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
