'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import forms from '@/components/desk/forms.module.css';
import { sendJson } from '@/components/desk/send-json';
import { StateIcon } from '@/components/ui/icons';
import type { ReminderItem } from '@/lib/contract/reminder';
import { formatMoment } from '@/lib/domain/russian';
import styles from './reminders.module.css';

const HREFS = { instruction: '/instructions/', control: '/appeals/' } as const;

/** Reminders by their terms; each person marks them for themselves. */
export function ReminderList({ items, zone }: { items: readonly ReminderItem[]; zone: string }) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  const fresh = items.filter(({ seenAt }) => seenAt === null).map(({ id }) => id);

  async function mark(ids: readonly number[]): Promise<void> {
    const sent = await sendJson('/api/v1/reminders/seen', { ids });
    setFault(sent.ok ? null : sent.refusal.message);
    router.refresh();
  }

  return (
    <>
      {fresh.length > 1 && (
        <p>
          <button type="button" className={forms.button} onClick={() => void mark(fresh)}>
            Отметить все
          </button>
        </p>
      )}
      {fault !== null && (
        <p role="alert" className={forms.fault}>
          {fault}
        </p>
      )}
      <ol className={styles.list} aria-label="Напоминания">
        {items.map((item) => (
          <Reminder key={item.id} item={item} zone={zone} mark={() => void mark([item.id])} />
        ))}
      </ol>
    </>
  );
}

interface ReminderProps {
  readonly item: ReminderItem;
  readonly zone: string;
  mark(): void;
}

function Reminder({ item, zone, mark }: ReminderProps) {
  const { kind, targetId, stage, title, executorName, isGiver, dueAt, seenAt } = item;
  const due = formatMoment(zone, Date.parse(dueAt));
  return (
    <li className={styles.item}>
      <div>
        <h2 className={styles.title}>
          <Link href={`${HREFS[kind]}${targetId}`}>{title}</Link>
        </h2>
        <p className={styles.facts}>
          {stage === 'late' ? (
            <span className={styles.late}>
              <StateIcon shape="up" />
              срок вышел {due}
            </span>
          ) : (
            <span>скоро срок: {due}</span>
          )}
          {executorName !== null && <span>исполнитель: {executorName}</span>}
          {isGiver && <span>{kind === 'control' ? 'ваш контроль' : 'ваше поручение'}</span>}
          {seenAt !== null && <span>отмечено {formatMoment(zone, Date.parse(seenAt))}</span>}
        </p>
      </div>
      {seenAt === null && (
        <div className={styles.mark}>
          <button type="button" className={forms.button} aria-label={`Отметить: ${title}`} onClick={mark}>
            Отметить
          </button>
        </div>
      )}
    </li>
  );
}
