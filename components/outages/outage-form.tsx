'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import type { OutageItem } from '@/lib/contract/outage';
import { outageAnswer } from '@/lib/contract/outage-input';
import { capitalised } from '@/lib/domain/russian';
import { useCity } from '../appeals/city-provider';
import { AreaPicker } from './area-picker';
import { bodyOf, newValues, type OutageValues, valuesOf } from './form-values';
import { TimeFields, WhatFields, WhereFields } from './outage-fields';
import { placesWords } from './outage-words';
import own from './outages.module.css';

interface Props {
  /** Null for a new one. */
  readonly item: OutageItem | null;
  /** The server's clock when the page was made. */
  readonly now: number;
}

/** Enters an outage, an accident or an event, or mends a known one; what is wrong stands at its field. */
export function OutageForm({ item, now }: Props) {
  const router = useRouter();
  const { zone } = useCity().profile;
  const [values, setValues] = useState(() => (item === null ? newValues(zone, now) : valuesOf(item, zone)));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [told, setTold] = useState<readonly string[]>([]);
  const [isBusy, setIsBusy] = useState(false);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsBusy(true);
    const sent = await sendJson('/api/v1/outages', bodyOf(values, { zone, item }));
    setIsBusy(false);
    setRefusal(sent.ok ? null : sent.refusal);
    setTold([]);
    if (!sent.ok) return;
    const { message, places } = outageAnswer.parse(sent.body);
    setTold([`${capitalised(message)}.`, ...placesWords(places)]);
    if (item === null) setValues(newValues(zone, now));
    router.refresh();
  }

  const set = (changes: Partial<OutageValues>) => setValues({ ...values, ...changes });
  const parts = { values, fault: (field: string) => faultOf(refusal, field), set };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
      <WhatFields {...parts} />
      <TimeFields {...parts} />
      <WhereFields {...parts} />
      <AreaPicker
        drawn={values}
        faults={{ lat: faultOf(refusal, 'lat') ?? faultOf(refusal, 'lon'), ring: faultOf(refusal, 'ring') }}
        onDraw={({ point, ring }) => set({ point, ring })}
      />
      <div className={styles.actions}>
        <button type="submit" className={styles.main} disabled={isBusy}>
          {item === null ? 'Внести' : 'Записать'}
        </button>
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {capitalised(refusal.message)}
          </p>
        )}
      </div>
      {told.length > 0 && (
        <div role="status" className={`${styles.wide} ${styles.done}`}>
          <ul className={own.told}>
            {told.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}

/** What is wrong with a field or with a part of it: `topics.1` is told at `topics`. */
function faultOf(refusal: Refusal | null, field: string): string | undefined {
  const found = Object.entries(refusal?.fields ?? {}).find(
    ([name]) => name === field || name.startsWith(`${field}.`),
  );
  return found?.[1];
}
