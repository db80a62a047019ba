'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import forms from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import { Field } from '@/components/settings/field';
import { type MonthAnswer, monthFrozen } from '@/lib/contract/indicators';
import { monthHref } from './month-url';

interface Props {
  readonly shown: Pick<MonthAnswer, 'month' | 'isOver'>;
  /** The latest version that was reported; null where none was. */
  readonly latest: number | null;
}

/** Reports a month that is over, and corrects it with a reason once it was reported. */
export function ReportMonth({ shown: { month, isOver }, latest }: Props) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(path: string, body: object): Promise<void> {
    setBusy(true);
    const sent = await sendJson(`/api/v1/indicators/${month}/${path}`, body);
    setBusy(false);
    setRefusal(sent.ok ? null : sent.refusal);
    setDone(sent.ok ? monthFrozen.parse(sent.body).message : null);
    if (!sent.ok) return;
    setReason('');
    router.push(monthHref({ month }));
    router.refresh();
  }

  function correct(event: FormEvent): void {
    event.preventDefault();
    void send('corrections', { basedOn: latest, reason });
  }

  if (!isOver) return null;
  const told = <Told refusal={refusal} done={done} />;
  if (latest === null) {
    return (
      <div className={forms.actions}>
        <button
          type="button"
          className={forms.main}
          disabled={isBusy}
          onClick={() => void send('freeze', {})}
        >
          Зафиксировать месяц
        </button>
        {told}
      </div>
    );
  }
  return (
    <>
      <details className={forms.fold}>
        <summary>Исправить отчёт</summary>
        <form className={forms.form} onSubmit={correct} noValidate>
          <p className={forms.wide}>
            Месяц будет посчитан по нынешним записям и планам и станет версией {latest + 1}; прежние версии
            останутся.
          </p>
          <Field
            name="reason"
            title="Почему исправляется"
            value={reason}
            fault={refusal?.fields.reason}
            limit={500}
            onChange={setReason}
          />
          <div className={forms.actions}>
            <button type="submit" className={forms.main} disabled={isBusy}>
              Исправить
            </button>
          </div>
        </form>
      </details>
      {told}
    </>
  );
}

function Told({ refusal, done }: { refusal: Refusal | null; done: string | null }) {
  if (refusal !== null) {
    return (
      <p role="alert" className={forms.fault}>
        {refusal.message}
      </p>
    );
  }
  return (
    <p role="status" className={forms.done}>
      {done}
    </p>
  );
}
