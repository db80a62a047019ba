import { OUTAGE_KINDS, type OutageKind } from '@/lib/domain/outages/outage';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import { OutageIcon } from '../ui/icons';
import styles from './outage-legend.module.css';

/** On a wall that is read from afar there is room for one word. */
const FAR_WORDS: Readonly<Record<OutageKind, string>> = {
  planned: 'плановое',
  accident: 'авария',
  event: 'событие',
};

interface Props {
  readonly kinds: readonly OutageKind[];
  readonly isFar?: boolean;
}

/** What the marks of outages mean; only the kinds that are there. */
export function OutageLegend({ kinds, isFar = false }: Props) {
  const words = isFar ? FAR_WORDS : OUTAGE_KIND_WORDS;
  return OUTAGE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => (
    <span key={kind} className={styles.entry} data-outage-legend={kind}>
      <OutageIcon kind={kind} className={styles.icon} />
      {words[kind]}
    </span>
  ));
}
