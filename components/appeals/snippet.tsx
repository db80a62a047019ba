import type { TextPiece } from '@/lib/contract/search';
import styles from './snippet.module.css';

/** The masked text, marked where the query met it. It is text, never markup. */
export function Snippet({ pieces }: { pieces: readonly TextPiece[] }) {
  return (
    <p className={styles.snippet}>
      {pieces.map(({ text, hit }, i) => {
        const key = `${i} ${text}`;
        return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </p>
  );
}
