'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ProblemMember } from '@/lib/contract/problem';
import { formatMoment } from '@/lib/domain/russian';
import { CHANNEL_NAMES, KIND_NAMES, STATUS_NAMES } from '@/lib/domain/russian-names';
import styles from './problems.module.css';
import { sendChange } from './send-change';

interface Props {
  readonly problemId: number;
  readonly members: readonly ProblemMember[];
  readonly zone: string;
  /** Whether this browser's key may change problems. */
  readonly mayChange: boolean;
}

const RETURNED = { repeat: 'повторно после ответа', reminder: 'напоминание' } as const;

function whyWords({ score, reasons, joinedBy }: ProblemMember): string {
  if (!joinedBy.startsWith('system:')) return 'Присоединил человек';
  if (score === null) return 'С этой записи проблема началась';
  return `Присоединено правилом, сходство ${Math.round(score * 100)} %: ${reasons.map(({ words }) => words).join(', ')}`;
}

/** Who belongs and why; whoever has the right takes appeals out, parts them or merges problems. */
export function MemberList({ problemId, members, zone, mayChange }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [other, setOther] = useState('');
  const [fault, setFault] = useState<string | null>(null);

  async function change(body: object): Promise<void> {
    const told = await sendChange(`/api/v1/problems/${problemId}/changes`, body);
    setFault(told);
    if (told !== null) return;
    setChosen(new Set());
    setOther('');
    router.refresh();
  }

  function toggle(id: number): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  const appealIds = [...chosen];
  return (
    <>
      {mayChange && (
        <div className={styles.actions}>
          <button
            type="button"
            disabled={chosen.size === 0 || chosen.size === members.length}
            onClick={() => void change({ action: 'split', appealIds })}
          >
            Отделить выбранные в новую проблему
          </button>
          <button
            type="button"
            disabled={chosen.size === 0}
            onClick={() => void change({ action: 'leave', appealIds })}
          >
            Вывести выбранные
          </button>
          <label htmlFor="merge-from">Влить проблему №</label>
          <input
            id="merge-from"
            inputMode="numeric"
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          <button
            type="button"
            disabled={!/^[1-9]\d{0,14}$/.test(other)}
            onClick={() => void change({ action: 'merge', from: Number(other) })}
          >
            Объединить
          </button>
        </div>
      )}
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <ol className={styles.members}>
        {members.map((member) => (
          <li key={member.appealId} className={styles.member}>
            {mayChange ? (
              <input
                type="checkbox"
                aria-label={`Выбрать запись № ${member.appealId}`}
                checked={chosen.has(member.appealId)}
                onChange={() => toggle(member.appealId)}
              />
            ) : (
              <span />
            )}
            <div>
              <p className={styles.facts}>
                <Link href={`/appeals/${member.appealId}`}>№ {member.appealId}</Link>
                <span>{KIND_NAMES[member.kind]}</span>
                <span>{CHANNEL_NAMES[member.channel]}</span>
                <span>{formatMoment(zone, Date.parse(member.createdAt))}</span>
                <span>{STATUS_NAMES[member.status]}</span>
                {member.returned !== null && <span>{RETURNED[member.returned]}</span>}
                {member.isCollective && <span>коллективное</span>}
              </p>
              <p>{member.snippet}</p>
              <p className={styles.reasons}>{whyWords(member)}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
