import { type CSSProperties, type ReactNode, useId } from 'react';
import { PanelBoundary } from '../ui/panel-boundary';
import styles from './tile.module.css';
import type { Rect } from './wall-layout';

export interface TileProps {
  readonly name: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  /** Where it stands on the wall's canvas; without it the page arranges it. */
  readonly rect?: Rect | null;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** CSS lengths of a rectangle in the canvas unit. */
export function rectStyle({ x, y, width, height }: Rect): CSSProperties {
  const units = (value: number) => `round(calc(${value} * var(--u)), 1px)`;
  return { position: 'absolute', left: units(x), top: units(y), width: units(width), height: units(height) };
}

/** One panel: a title, what it shows, and its own fence against breaking. */
export function Tile({ name, title, aside, rect, className, children }: TileProps) {
  const heading = useId();
  return (
    <section
      className={[styles.tile, className].join(' ')}
      style={rect ? rectStyle(rect) : undefined}
      aria-labelledby={heading}
      data-tile={name}
    >
      <div className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      <PanelBoundary name={name} className={styles.broken}>
        {children}
      </PanelBoundary>
    </section>
  );
}
