import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { cityNames } from '@/components/appeals/city-names';
import record from '@/components/appeals/record.module.css';
import forms from '@/components/desk/forms.module.css';
import { OutageActions } from '@/components/outages/outage-actions';
import { OutageFacts } from '@/components/outages/outage-facts';
import { OutageForm } from '@/components/outages/outage-form';
import { OutageHistory } from '@/components/outages/outage-history';
import { OutageMap } from '@/components/outages/outage-map';
import { KIND_NAMES, stateWords } from '@/components/outages/outage-words';
import own from '@/components/outages/outages.module.css';
import { AppError } from '@/lib/contract/app-error';
import type { OutageRecord } from '@/lib/contract/outage';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getOutage } from '@/lib/services/outages/get-outage';
import { pageActor } from '@/lib/services/tokens/request-actor';

interface Props {
  readonly params: Promise<{ id: string }>;
}

const readOutage = cache(async (id: string): Promise<OutageRecord> => {
  try {
    const ctx = { store: appContext().store, actor: LOCAL_OBSERVER };
    return await getOutage({ ctx, input: { id: decodeURIComponent(id) } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await readOutage((await params).id);
  return { title: `${title} · Пульт` };
}

export default async function OutagePage({ params }: Props) {
  const item = await readOutage((await params).id);
  const { store } = appContext();
  const { profile } = store.city;
  const names = cityNames(profile);
  const at = { now: store.clock.now(), zone: profile.zone };
  const { scopes } = await pageActor(store, await headers());
  const hasMap = item.spots.length > 0 || item.ring !== null;
  return (
    <article>
      <Link href="/outages" className={record.back}>
        К списку отключений
      </Link>
      <h1>{item.title}</h1>
      <p className={record.lead}>
        <span>{KIND_NAMES[item.kind]}</span>
        <span className={item.state === 'overdue' ? own.overdue : undefined}>{stateWords(item, at)}</span>
      </p>
      <div className={hasMap ? own.columns : undefined}>
        <OutageFacts item={item} names={names} zone={profile.zone} />
        {hasMap && <OutageMap at={item.at} ring={item.ring} spots={item.spots} />}
      </div>
      {scopes.has('outages') && (
        <>
          <h2>Что изменилось</h2>
          <OutageActions key={item.version} item={item} zone={profile.zone} />
          <details className={forms.fold}>
            <summary>Исправить всё</summary>
            <OutageForm key={item.version} item={item} now={at.now} />
          </details>
        </>
      )}
      <h2>Проблемы, которые это объясняет</h2>
      {item.problems.length === 0 && <p>Пока ни одной.</p>}
      <ul>
        {item.problems.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/problems/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
      <h2>История</h2>
      <OutageHistory history={item.history} names={names} zone={profile.zone} />
    </article>
  );
}
