import type { HistoryEntry } from '@/lib/contract/search';
import { formatMoment } from '@/lib/domain/russian';
import { actorWords, changeWords, EVENT_WORDS, type HistoryNames } from './history-words';
import styles from './record.module.css';

/** Everything that happened to a record, oldest first; nothing is ever taken out of it. */
export function RecordHistory({ history, words }: { history: readonly HistoryEntry[]; words: HistoryNames }) {
  return (
    <ol className={styles.history}>
      {history.map((entry) => (
        <li key={`${entry.at} ${entry.event} ${entry.changes.map(({ field }) => field).join()}`}>
          <p className={styles.event}>
            <time dateTime={entry.at}>{formatMoment(words.zone, Date.parse(entry.at))}</time>
            <strong>{EVENT_WORDS[entry.event]}</strong>
            <span>{actorWords(entry.actor)}</span>
          </p>
          {entry.changes.length > 0 && (
            <ul>
              {entry.changes.map((change) => {
                const { field, before, after } = changeWords(change, words);
                return (
                  <li key={field}>
                    {field}: {before} — стало {after}
                  </li>
                );
              })}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
