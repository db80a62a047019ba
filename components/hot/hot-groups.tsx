import type { ReactNode } from 'react';
import styles from '@/components/appeals/record.module.css';
import type { HotAnswer } from '@/lib/contract/hot';
import { counted, formatNumber, MESSAGES } from '@/lib/domain/russian';

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What is said now and is usually not. */
export function Words({ words }: { words: HotAnswer['words'] }) {
  return (
    <Group title="Новые слова">
      {words.length === 0 ? (
        <p>Слов, которых в этой теме обычно нет, пятеро авторов пока не назвали.</p>
      ) : (
        <dl>
          {words.map(({ word, authors }) => (
            <Fact key={word} name={word} value={`авторов: ${formatNumber(authors)}`} />
          ))}
        </dl>
      )}
    </Group>
  );
}

export function Sources({ sources }: { sources: HotAnswer['sources'] }) {
  return sources.map(({ source, name, count }) => (
    <Fact key={source} name={name} value={counted(count, MESSAGES)} />
  ));
}
