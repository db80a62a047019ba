import Link from 'next/link';
import type { QueryReading, SearchAnswer } from '@/lib/contract/search';
import { formatNumber } from '@/lib/domain/russian';
import { appealsHref, type Filters } from './appeals-url';
import styles from './reading-note.module.css';

interface ReadingNoteProps {
  readonly filters: Filters;
  readonly answer: Pick<SearchAnswer, 'reading' | 'total' | 'exactTotal'>;
}

const quoted = (words: readonly string[]) => words.map((word) => `«${word}»`).join(', ');

/** So many other words are named; the rest would only fill the screen. */
const NAMED = 6;

/** How the query was read, where that is not how it was typed, and the way back to exactly that. */
export function ReadingNote({ filters, answer: { reading, total, exactTotal } }: ReadingNoteProps) {
  const { query, corrections, alike, synonyms } = reading;
  const others = total - exactTotal;
  if (corrections.length === 0 && alike.length === 0 && others === 0) return null;
  return (
    <p className={styles.note} role="status">
      {corrections.length > 0 && (
        <span>
          Показано по запросу <strong>{query}</strong>.
        </span>
      )}
      {alike.length > 0 && <span>Найдено и {quoted(alike.map(({ to }) => to))}.</span>}
      {others > 0 && (
        <span>
          Точно — {formatNumber(exactTotal)}, с близкими словами — {formatNumber(others)}
          {synonyms.length > 0 && <span className={styles.words}> ({wordsOf(reading)})</span>}.
        </span>
      )}
      <Link href={appealsHref(filters, { exact: '1' })} prefetch={false}>
        Искать точно
      </Link>
    </p>
  );
}

function wordsOf({ synonyms }: QueryReading): string {
  const named = synonyms.slice(0, NAMED).join(', ');
  return synonyms.length > NAMED ? `${named} и ещё ${synonyms.length - NAMED}` : named;
}
