import type { MadeMove } from '@/lib/contract/life';
import type { HistoryEntry } from '@/lib/contract/search';
import { MADE_NAMES } from '@/lib/domain/life/move-words';
import { formatMoment } from '@/lib/domain/russian';
import { madeWords } from '../life/made-words';
import { actorWords, changeWords, EVENT_WORDS, type HistoryNames } from './history-words';
import styles from './record.module.css';

/** Everything that happened to a record, oldest first; nothing is ever taken out of it. */
export function RecordHistory({ history, words }: { history: readonly HistoryEntry[]; words: HistoryNames }) {
  return (
    <ol className={styles.history}>
      {history.map((entry) => (
        <li
          key={`${entry.at} ${entry.event} ${entry.move?.version} ${entry.changes.map(({ field }) => field).join()}`}
        >
          <p className={styles.event}>
            <time dateTime={entry.at}>{formatMoment(words.zone, Date.parse(entry.at))}</time>
            <strong>{entry.move === null ? EVENT_WORDS[entry.event] : MADE_NAMES[entry.move.kind]}</strong>
            <span>{actorWords(entry.actor, entry.event)}</span>
          </p>
          {entry.reason !== null && (
            <p className={styles.made}>Подразделение закрыто. Причина: {entry.reason}</p>
          )}
          {entry.move !== null && <MadeMoveWords move={entry.move} words={words} />}
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

function MadeMoveWords({ move, words }: { move: MadeMove; words: HistoryNames }) {
  const facts = madeWords(move, words);
  return (
    <>
      {facts.length > 0 && <p className={styles.made}>{facts.join('; ')}</p>}
      {move.reason !== null && <p className={styles.made}>Причина: {move.reason}</p>}
      {move.text !== null && <p className={styles.made}>{move.text}</p>}
    </>
  );
}
