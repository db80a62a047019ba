import { OUTAGE_KINDS, type OutageKind } from '@/lib/domain/outages/outage';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import { OutageIcon } from '../ui/icons';
import styles from './outage-legend.module.css';

/** What the marks of outages mean; only the kinds that are there. */
export function OutageLegend({ kinds }: { kinds: readonly OutageKind[] }) {
  return OUTAGE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => (
    <span key={kind} className={styles.entry} data-outage-legend={kind}>
      <OutageIcon kind={kind} className={styles.icon} />
      {OUTAGE_KIND_WORDS[kind]}
    </span>
  ));
}
