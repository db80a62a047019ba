'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { EarlierAppeal } from '@/lib/contract/life';
import { formatMoment } from '@/lib/domain/russian';
import { STATUS_NAMES } from '@/lib/domain/russian-names';
import styles from './life.module.css';
import { newRequestKey, sendMove } from './send-move';

interface Props {
  readonly id: number;
  readonly earlier: readonly EarlierAppeal[];
  readonly zone: string;
  readonly mayReopen: boolean;
}

const isDone = ({ status }: EarlierAppeal) => status === 'answered' || status === 'closed';

/** The author's earlier records about the same (повторность); one that was answered can be reopened from here. */
export function EarlierList({ id, earlier, zone, mayReopen }: Props) {
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);

  async function reopen({ id: old, version }: EarlierAppeal): Promise<void> {
    const move = { kind: 'reopen', base: 'repeat', reason: `Повторная запись № ${id}` };
    const sent = await sendMove(old, { version, move }, newRequestKey());
    setSaid(sent.ok ? `Запись № ${old} возобновлена.` : sent.words);
    router.refresh();
  }

  if (earlier.length === 0) return null;
  return (
    <div>
      <h3>Автор уже писал об этом</h3>
      <ul className={styles.marks}>
        {earlier.map((appeal) => (
          <li key={appeal.id}>
            <Link href={`/appeals/${appeal.id}`}>№ {appeal.id}</Link>,{' '}
            {appeal.isRepeat ? 'повторно' : 'напоминание'}: {formatMoment(zone, Date.parse(appeal.createdAt))}
            , {STATUS_NAMES[appeal.status].toLowerCase()}
            {mayReopen && isDone(appeal) && (
              <button type="button" onClick={() => void reopen(appeal)}>
                Возобновить № {appeal.id}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
    </div>
  );
}
