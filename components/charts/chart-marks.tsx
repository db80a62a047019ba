import type { OutageKind } from '@/lib/domain/outages/outage';
import styles from './chart-marks.module.css';
import { type LastingMark, placeMarks } from './mark-lanes';

export interface ChartMark extends LastingMark {
  readonly id: string;
  readonly kind: OutageKind;
  readonly label: string;
}

interface Props {
  readonly marks: readonly ChartMark[];
  readonly span: LastingMark;
}

/** Annotations over a chart of time. The words for screen readers and the links for keys are the caller's. */
export function ChartMarks({ marks, span }: Props) {
  return (
    <div className={styles.marks} aria-hidden="true">
      {placeMarks(marks, span).map(({ mark, left, width, lane }) => (
        <span
          key={mark.id}
          className={styles.mark}
          style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
          data-chart-mark={mark.kind}
        >
          {lane !== null && (
            <span className={styles.label} style={{ top: `${lane * 18}px` }} data-side={sideOf(left)}>
              {mark.label}
            </span>
          )}
        </span>
      ))}
    </div>
  );
}

/** A label at the right edge reads towards the left. */
const sideOf = (left: number) => (left > 0.7 ? 'left' : 'right');
