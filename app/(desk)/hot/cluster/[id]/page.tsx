import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { appealsHref } from '@/components/appeals/appeals-url';
import { cityNames } from '@/components/appeals/city-names';
import styles from '@/components/appeals/record.module.css';
import { Notice } from '@/components/desk/notice';
import { ClusterCard } from '@/components/hot/cluster-card';
import { CLUSTER_PHASES } from '@/components/hot/hot-words';
import { AppError } from '@/lib/contract/app-error';
import { type ClusterAnswer, clusterId } from '@/lib/contract/hot';
import { formatMoment } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { explainCluster } from '@/lib/services/hot/explain-cluster';

interface Props {
  readonly params: Promise<{ id: string }>;
}

/** One reading for the page and its title; a refusal in words when it has closed or the figures are not ready. */
const readCluster = cache(async (text: string): Promise<ClusterAnswer | string> => {
  const id = clusterId.safeParse(text);
  if (!id.success) notFound();
  const { store, live } = appContext();
  const ctx = { store, actor: LOCAL_OBSERVER };
  return explainCluster({ ctx, live, input: { id: id.data } }).catch(refusal);
});

function refusal(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}

const placeOf = ({ place, district }: ClusterAnswer) =>
  place ?? (district === null ? null : cityNames(appContext().store.city.profile).district(district));

const titleOf = (answer: ClusterAnswer) => ['Скопление', placeOf(answer)].filter(Boolean).join(': ');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const cluster = await readCluster((await params).id);
  return { title: typeof cluster === 'string' ? 'Скопление · Пульт' : `${titleOf(cluster)} · Пульт` };
}

export default async function ClusterPage({ params }: Props) {
  const cluster = await readCluster((await params).id);
  const { profile } = appContext().store.city;
  if (typeof cluster === 'string') {
    return (
      <>
        <h1>Скопление</h1>
        <Notice title="Объяснение сейчас не показать">
          <p>{cluster}</p>
          <Link href="/wall">К ситуации</Link>
        </Notice>
      </>
    );
  }
  const { topic, cell, seen } = cluster;
  return (
    <article>
      <Link href="/wall" className={styles.back}>
        К ситуации
      </Link>
      <h1>{titleOf(cluster)}</h1>
      <p className={styles.lead}>
        <strong>{CLUSTER_PHASES[cluster.phase]}</strong>
        <span>на {formatMoment(profile.zone, Date.parse(cluster.asOf))}</span>
      </p>
      <ClusterCard answer={cluster} names={cityNames(profile)} zone={profile.zone} />
      <p className={styles.back}>
        <Link
          href={appealsHref({ kind: 'message', ...(topic && { topic }), cell, from: `now-${seen.hours}h` })}
        >
          Сообщения вокруг
        </Link>
      </p>
    </article>
  );
}
