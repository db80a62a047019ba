'use client';

import type { CSSProperties, ReactNode } from 'react';
import type { OutageKind } from '@/lib/domain/outages/outage';
import { OutageIcon } from '../ui/icons';
import styles from './map-overlay.module.css';
import type { Point } from './map-view';

export interface OutageMarkWords {
  readonly kind: OutageKind;
  readonly href: string;
  /** All of it, for a screen reader. */
  readonly label: string;
  readonly until: string;
  readonly isOverdue: boolean;
}

const at = ({ x, y }: Point): CSSProperties => ({ left: x, top: y });

/** Disc k over the place of row k: the whole interaction of a wall. */
export function Disc({ place, number, href }: { place: Point; number: number; href: string }) {
  return (
    <a
      href={href}
      className={styles.disc}
      style={at(place)}
      data-disc={number}
      aria-label={`Горячая тема ${number}: открыть записи`}
    >
      {number}
    </a>
  );
}

/** A label with its middle at a place; a link where it leads somewhere. */
export function MapLabel({ place, href, children }: { place: Point; href: string; children: ReactNode }) {
  return (
    <a href={href} className={styles.label} style={at(place)} data-district-label>
      {children}
    </a>
  );
}

/** Something that is off, with its middle at a place: its shape says what, its words until when. */
export function OutageMark({ place, mark }: { place: Point; mark: OutageMarkWords }) {
  const { kind, href, label, until, isOverdue } = mark;
  return (
    <a href={href} className={styles.outage} style={at(place)} aria-label={label} data-outage={kind}>
      <OutageIcon kind={kind} className={styles.outageIcon} />
      <span className={isOverdue ? styles.overdue : undefined}>{until}</span>
    </a>
  );
}

export function WaterName({ place, name }: { place: Point; name: string }) {
  return (
    <span className={styles.water} style={at(place)}>
      {name}
    </span>
  );
}
