'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { AppealProblem } from '@/lib/contract/problem';
import { counted, RECORDS } from '@/lib/domain/russian';
import { AUTHORS } from './problem-words';
import styles from './problems.module.css';
import { sendChange } from './send-change';

interface Props {
  readonly appealId: number;
  readonly told: AppealProblem;
  readonly mayChange: boolean;
}

/** On a record: the problem it belongs to, and what it is like with the reasons. Nothing where nothing is known. */
export function AppealProblemCard({ appealId, told: { problem, suggestions }, mayChange }: Props) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);

  async function decide(peerId: number, decision: 'join' | 'refuse'): Promise<void> {
    const found = await sendChange(`/api/v1/appeals/${appealId}/problem`, { peerId, decision });
    setFault(found);
    if (found === null) router.refresh();
  }

  if (problem === null && suggestions.length === 0) return null;
  return (
    <section aria-labelledby="problem-heading">
      <h2 id="problem-heading">Проблема</h2>
      {problem !== null && (
        <p>
          <Link href={`/problems/${problem.id}`}>
            № {problem.id}. {problem.title}
          </Link>
          : {counted(problem.appeals, RECORDS)}, {counted(problem.authors, AUTHORS)}
        </p>
      )}
      <ul className={styles.members}>
        {suggestions.map(({ peerId, problemId, title, reasons }) => (
          <li key={peerId} className={styles.suggestion}>
            <div>
              <p>
                Похоже на{' '}
                <Link href={problemId === null ? `/appeals/${peerId}` : `/problems/${problemId}`}>
                  {problemId === null ? `запись № ${peerId}` : `проблему № ${problemId}`}. {title}
                </Link>
              </p>
              <p className={styles.reasons}>{reasons.map(({ words }) => words).join(', ')}</p>
            </div>
            {mayChange && (
              <>
                <button type="button" onClick={() => void decide(peerId, 'join')}>
                  Об одном
                </button>
                <button type="button" onClick={() => void decide(peerId, 'refuse')}>
                  О другом
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </section>
  );
}
