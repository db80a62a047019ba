import styles from './legend.module.css';
import { classColours } from './map-palette';

interface LegendProps {
  readonly heat: readonly string[];
  readonly bounds: readonly number[];
  /** One more than there are bounds: the class of nothing comes first. */
  readonly labels: readonly string[];
}

/** The heat scale of the day: classes with their lower bounds. */
export function Legend({ heat, bounds, labels }: LegendProps) {
  const colours = [heat[0] ?? '', ...classColours(heat, bounds.length)];
  return (
    <ol className={styles.legend} aria-label="Сообщений в ячейке" data-legend>
      {labels.map((label, i) => (
        <li key={label}>
          <span className={styles.swatch} style={{ background: colours[i] }} />
          {label}
        </li>
      ))}
    </ol>
  );
}
