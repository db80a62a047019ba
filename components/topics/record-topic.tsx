import Link from 'next/link';
import type { TopicReadingAnswer } from '@/lib/contract/topics';
import { readingWords } from './reading-words';
import { TopicChoice, type TopicOption } from './topic-choice';
import styles from './topics.module.css';

interface Props {
  readonly appeal: number;
  readonly reading: TopicReadingAnswer;
  readonly options: readonly TopicOption[];
  /** Whether this browser's key has the right; without it the reading is only shown. */
  readonly mayDecide: boolean;
}

/** How the text of a record was understood, and a person's last word on it. */
export function RecordTopic({ appeal, reading, options, mayDecide }: Props) {
  const isKnown = (topic: string | null) => options.some(({ id }) => id === topic);
  const chosen = [reading.topic, reading.suggested].find(isKnown) ?? null;
  return (
    <section className={styles.section}>
      <h2>Как понят текст</h2>
      <p>{readingWords(reading).join(' ')}</p>
      {mayDecide ? (
        <TopicChoice key={chosen} appeal={appeal} chosen={chosen} options={options} />
      ) : (
        <p>
          Исправить тему может тот, у кого есть <Link href="/key">ключ</Link> с правом решать о темах.
        </p>
      )}
    </section>
  );
}
