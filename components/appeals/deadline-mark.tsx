import { StateIcon } from '../ui/icons';
import styles from './deadline-mark.module.css';
import { type DeadlineFacts, deadlineWords } from './deadline-words';

/** Where the record stands to its due time: a colour only with its shape and its word. */
export function DeadlineMark({ facts, at }: { facts: DeadlineFacts; at: { now: number; zone: string } }) {
  const { tone, text } = deadlineWords(facts, at);
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      {tone !== 'calm' && <StateIcon shape="up" className={styles.icon} />}
      {text}
    </span>
  );
}
