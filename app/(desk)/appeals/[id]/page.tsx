import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AnswerCard } from '@/components/answer/answer-card';
import { cityNames } from '@/components/appeals/city-names';
import { DeadlineMark } from '@/components/appeals/deadline-mark';
import { PlacePanel } from '@/components/appeals/place-panel';
import styles from '@/components/appeals/record.module.css';
import { RecordFacts } from '@/components/appeals/record-facts';
import { RecordHistory } from '@/components/appeals/record-history';
import { InstructionCard } from '@/components/instructions/instruction-card';
import { RecordLife } from '@/components/life/record-life';
import { placeWords } from '@/components/map/place-words';
import { AppealProblemCard } from '@/components/problems/appeal-problem-card';
import { RecordTopic } from '@/components/topics/record-topic';
import { topicOptions } from '@/components/topics/topic-options';
import { AppError } from '@/lib/contract/app-error';
import { appealId } from '@/lib/contract/http';
import { instructionsQuery } from '@/lib/contract/instruction';
import type { AppealRecord } from '@/lib/contract/search';
import { isUnfinished } from '@/lib/domain/life/move-table';
import { formatMoment } from '@/lib/domain/russian';
import { KIND_NAMES } from '@/lib/domain/russian-names';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { listLinks } from '@/lib/services/answer-links/list-links';
import { listProposals } from '@/lib/services/answer-links/list-proposals';
import { getAppeal } from '@/lib/services/appeals/get-appeal';
import { appContext } from '@/lib/services/context';
import { openDepartments } from '@/lib/services/departments/list-departments';
import { listInstructions } from '@/lib/services/instructions/list-instructions';
import { listMoves } from '@/lib/services/life/list-moves';
import { problemOfAppeal } from '@/lib/services/problems/problem-of-appeal';
import { pageActor } from '@/lib/services/tokens/request-actor';
import { getReading } from '@/lib/services/topics/get-reading';

interface Props {
  readonly params: Promise<{ id: string }>;
}

/** One reading for the page and its title. */
const readRecord = cache(async (text: string): Promise<AppealRecord> => {
  const id = appealId.safeParse(text);
  if (!id.success) notFound();
  const { store } = appContext();
  try {
    return await getAppeal({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id: id.data } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, topicName } = await readRecord((await params).id);
  return { title: `№ ${id} · ${topicName} · Пульт` };
}

export default async function AppealPage({ params }: Props) {
  const record = await readRecord((await params).id);
  const { store, baseMap } = appContext();
  const actor = await pageActor(store, await headers());
  const { profile } = store.city;
  const reading = await getReading({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id: record.id } });
  const { zone } = profile;
  const names = cityNames(profile);
  const problem = await problemOfAppeal({ ctx: { store, actor }, input: { id: record.id } });
  const link = { kind: 'appeal', target: String(record.id) } as const;
  const given = await listInstructions({
    ctx: { store, actor },
    input: instructionsQuery.parse({ state: 'all', ...link }),
  });
  const asked = { ctx: { store, actor }, input: { target: 'appeal', targetId: record.id } } as const;
  const proposals = await listProposals(asked);
  const links = actor.scopes.has('work') ? await listLinks(asked) : [];
  const life = await listMoves({ ctx: { store, actor }, input: { id: record.id } });
  const words = { names, zone, cellName: (cell: string) => placeWords(profile, cell) };
  return (
    <article>
      <Link href="/appeals" className={styles.back}>
        К списку обращений
      </Link>
      <h1>{names.topic(record.topic)}</h1>
      <p className={styles.lead}>
        <span>№ {record.id}</span>
        <span>{KIND_NAMES[record.kind]}</span>
        <time dateTime={record.createdAt}>{formatMoment(zone, Date.parse(record.createdAt))}</time>
        <DeadlineMark facts={record} at={{ now: store.clock.now(), zone }} />
      </p>
      <section className={styles.text} aria-label="Текст">
        <p className={styles.words}>{record.text}</p>
        <p className={styles.note}>Личные данные закрыты знаком «•».</p>
      </section>
      <div className={styles.groups}>
        <RecordFacts record={record} names={names} zone={zone} />
      </div>
      <RecordLife
        told={life}
        at={{ now: store.clock.now(), zone }}
        departments={profile.departments.map(({ id, name }) => ({ value: id, name }))}
        scopes={[...actor.scopes]}
      />
      <PlacePanel
        id={record.id}
        place={record.place}
        precision={record.precision}
        district={record.district === null ? null : names.district(record.district)}
        profile={profile}
        baseMap={await baseMap.info()}
        mayFix={actor.scopes.has('places')}
      />
      <RecordTopic
        appeal={record.id}
        reading={reading}
        options={topicOptions(profile)}
        mayDecide={actor.scopes.has('labels')}
      />
      <AppealProblemCard appealId={record.id} told={problem} mayChange={actor.scopes.has('problems')} />
      <InstructionCard
        items={given.items}
        link={link}
        zone={zone}
        text={`Разобраться и доложить: ${names.topic(record.topic)}, запись № ${record.id}.`}
        executor={record.department}
        departments={await openDepartments(store)}
        mayGive={actor.scopes.has('instructions')}
      />
      <AnswerCard
        target="appeal"
        targetId={record.id}
        version={life.version}
        department={isUnfinished(record.status) ? record.department : null}
        proposals={proposals}
        links={links}
        mayDecide={actor.scopes.has('work')}
        whyNot={life.moves.find(({ kind }) => kind === 'answer')?.why ?? null}
        zone={zone}
      />
      <h2>История</h2>
      <RecordHistory history={record.history} words={words} />
    </article>
  );
}
