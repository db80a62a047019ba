import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { appealsHref } from '@/components/appeals/appeals-url';
import { cityNames } from '@/components/appeals/city-names';
import styles from '@/components/appeals/record.module.css';
import { Notice } from '@/components/desk/notice';
import { HotCard } from '@/components/hot/hot-card';
import { PHASE_WORDS } from '@/components/hot/hot-words';
import { InstructionCard } from '@/components/instructions/instruction-card';
import { placeWords } from '@/components/map/place-words';
import { AppError } from '@/lib/contract/app-error';
import { type HotAnswer, hotTopicName } from '@/lib/contract/hot';
import { instructionsQuery } from '@/lib/contract/instruction';
import { formatMoment } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { openDepartments } from '@/lib/services/departments/list-departments';
import { explainHot } from '@/lib/services/hot/explain-hot';
import { listInstructions } from '@/lib/services/instructions/list-instructions';
import { pageActor } from '@/lib/services/tokens/request-actor';

interface Props {
  readonly params: Promise<{ topic: string }>;
}

/** One reading for the page and its title; a refusal in words when the figures are not ready. */
const readHot = cache(async (text: string): Promise<HotAnswer | string> => {
  const topic = hotTopicName.safeParse(text);
  if (!topic.success) notFound();
  const { store, live } = appContext();
  try {
    return await explainHot({ ctx: { store, actor: LOCAL_OBSERVER }, live, input: { topic: topic.data } });
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'not-found') notFound();
    return error.message;
  }
});

const isAppError = (error: unknown): error is AppError => error instanceof AppError;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const hot = await readHot((await params).topic);
  return { title: typeof hot === 'string' ? 'Почему горячо · Пульт' : `Почему: ${hot.name} · Пульт` };
}

export default async function HotPage({ params }: Props) {
  const { topic } = await params;
  const hot = await readHot(topic);
  const { store } = appContext();
  const { profile } = store.city;
  if (typeof hot === 'string') {
    return (
      <>
        <h1>Почему горячо</h1>
        <Notice title="Объяснение сейчас не показать">
          <p>{hot}</p>
          <Link href={`/hot/${topic}`}>Попробовать ещё раз</Link>
        </Notice>
      </>
    );
  }
  const actor = await pageActor(store, await headers());
  const link = { kind: 'hot', target: hot.topic } as const;
  const given = await listInstructions({
    ctx: { store, actor },
    input: instructionsQuery.parse({ state: 'all', ...link }),
  });
  return (
    <article>
      <Link href="/wall" className={styles.back}>
        К ситуации
      </Link>
      <h1>{hot.name}</h1>
      <p className={styles.lead}>
        <strong>{PHASE_WORDS[hot.phase]}</strong>
        {hot.place !== null && <span>{hot.place}</span>}
        <span>на {formatMoment(profile.zone, Date.parse(hot.asOf))}</span>
      </p>
      <HotCard
        answer={hot}
        names={cityNames(profile)}
        zone={profile.zone}
        cellName={(cell) => placeWords(profile, cell)}
      />
      <InstructionCard
        items={given.items}
        link={link}
        zone={profile.zone}
        text={`Разобраться и доложить: ${hot.name}.`}
        executor={null}
        departments={await openDepartments(store)}
        mayGive={actor.scopes.has('instructions')}
      />
      <p className={styles.back}>
        <Link href={appealsHref({ topic: hot.topic, from: 'now-24h' })}>Сообщения темы за сутки</Link>
      </p>
    </article>
  );
}
