'use client';

import type { MovesAnswer } from '@/lib/contract/life';
import styles from './life.module.css';
import type { Option } from './move-fields';
import { MoveForm } from './move-form';
import { useMoving } from './use-moving';

interface Props {
  readonly told: MovesAnswer;
  readonly zone: string;
  readonly departments: readonly Option[];
  /** The rights of this browser's key. */
  readonly scopes: readonly string[];
}

function extensionWords({ extension }: MovesAnswer): string | null {
  return extension === null ? null : `Правила разрешают продлить не больше чем на ${extension.mostWords}.`;
}

/** What can be done with a record now, as buttons; what cannot says why. */
export function MovePanel({ told, zone, departments, scopes }: Props) {
  const moving = useMoving(told, zone);
  const { open, refused, done } = moving;
  const mine = told.moves.filter(({ scope }) => scopes.includes(scope));
  const possible = mine.filter(({ why }) => why === null);
  const impossible = mine.filter(({ why }) => why !== null);
  const chosen = mine.find(({ kind }) => kind === open);
  return (
    <>
      <div className={styles.moves}>
        {possible.map(({ kind, name }) => (
          <button
            key={kind}
            type="button"
            aria-expanded={open === kind}
            onClick={() => moving.choose(open === kind ? null : kind)}
          >
            {name}
          </button>
        ))}
      </div>
      {refused !== null && (
        <p role="alert" className={styles.fault}>
          {refused.words}
        </p>
      )}
      {chosen !== undefined && (
        <MoveForm
          key={chosen.kind}
          kind={chosen.kind}
          name={chosen.name}
          typed={moving.typed}
          faults={refused?.fields ?? {}}
          departments={departments}
          extensionWords={extensionWords(told)}
          isBusy={moving.isBusy}
          onType={moving.type}
          onSend={() => void moving.send()}
          onCancel={() => moving.choose(null)}
        />
      )}
      <p role="status" className={styles.done}>
        {done}
      </p>
      {impossible.length > 0 && (
        <details className={styles.impossible}>
          <summary>Что сейчас нельзя и почему</summary>
          <ul>
            {impossible.map(({ kind, name, why }) => (
              <li key={kind}>
                <strong>{name}.</strong> {why}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
