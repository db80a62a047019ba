import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { cityNames } from '@/components/appeals/city-names';
import { DeadlineMark } from '@/components/appeals/deadline-mark';
import record from '@/components/appeals/record.module.css';
import { InstructionCard } from '@/components/instructions/instruction-card';
import { placeWords } from '@/components/map/place-words';
import { outageHref } from '@/components/outages/outage-href';
import { MemberList } from '@/components/problems/member-list';
import { ProblemHistory } from '@/components/problems/problem-history';
import { AUTHORS, countWords, growthWords, outageWords } from '@/components/problems/problem-words';
import styles from '@/components/problems/problems.module.css';
import { AppError } from '@/lib/contract/app-error';
import { instructionsQuery } from '@/lib/contract/instruction';
import { type ProblemRecord, problemId } from '@/lib/contract/problem';
import { counted, formatMoment } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { openDepartments } from '@/lib/services/departments/list-departments';
import { listInstructions } from '@/lib/services/instructions/list-instructions';
import { getProblem } from '@/lib/services/problems/get-problem';
import { pageActor } from '@/lib/services/tokens/request-actor';

interface Props {
  readonly params: Promise<{ id: string }>;
}

const readProblem = cache(async (text: string): Promise<ProblemRecord> => {
  const id = problemId.safeParse(text);
  if (!id.success) notFound();
  try {
    return await getProblem({
      ctx: { store: appContext().store, actor: LOCAL_OBSERVER },
      input: { id: id.data },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, title } = await readProblem((await params).id);
  return { title: `Проблема № ${id}. ${title} · Пульт` };
}

export default async function ProblemPage({ params }: Props) {
  const problem = await readProblem((await params).id);
  const { store } = appContext();
  const { profile } = store.city;
  const { zone } = profile;
  const actor = await pageActor(store, await headers());
  const { scopes } = actor;
  const link = { kind: 'problem', target: String(problem.id) } as const;
  const given = await listInstructions({
    ctx: { store, actor },
    input: instructionsQuery.parse({ state: 'all', ...link }),
  });
  const names = cityNames(profile);
  const moment = (iso: string | null) => (iso === null ? '—' : formatMoment(zone, Date.parse(iso)));
  const lead = problem.lead;
  return (
    <article>
      <Link href="/problems" className={record.back}>
        К списку проблем
      </Link>
      <h1>{problem.title}</h1>
      <p className={record.lead}>
        <span>Проблема № {problem.id}</span>
        <span>{counted(problem.authors, AUTHORS)}</span>
        {countWords(problem).map((words) => (
          <span key={words}>{words}</span>
        ))}
        <span>{growthWords(problem)}</span>
      </p>
      {problem.mergedInto !== null && (
        <p>
          Объединена с <Link href={`/problems/${problem.mergedInto}`}>проблемой № {problem.mergedInto}</Link>.
        </p>
      )}
      {lead !== null && (
        <p className={record.lead}>
          <span>
            Срок ведёт <Link href={`/appeals/${lead.id}`}>запись № {lead.id}</Link>
          </span>
          <DeadlineMark
            facts={{ dueAt: lead.dueAt, answeredAt: null, closedAt: null }}
            at={{ now: store.clock.now(), zone }}
          />
        </p>
      )}
      <p className={record.lead}>
        <span>Первая запись {moment(problem.firstAt)}</span>
        <span>последняя {moment(problem.lastAt)}</span>
        <span>{problem.sources.map(names.source).join(', ')}</span>
      </p>
      {problem.cells.length > 0 && (
        <p className={record.lead}>
          На карте:{' '}
          {problem.cells.map(({ cell, count }) => `${placeWords(profile, cell)} (${count})`).join(', ')}
        </p>
      )}
      {problem.outages.map((outage) => (
        <p key={outage.id} className={styles.outage}>
          <Link href={outageHref(outage.id)}>{outageWords(outage, zone)}</Link>
        </p>
      ))}
      <h2>Записи</h2>
      <MemberList
        problemId={problem.id}
        members={problem.members}
        zone={zone}
        mayChange={scopes.has('problems') && problem.mergedInto === null}
      />
      <InstructionCard
        items={given.items}
        link={link}
        zone={zone}
        text={`Разобраться и доложить: ${problem.title}.`}
        executor={null}
        departments={await openDepartments(store)}
        mayGive={scopes.has('instructions')}
      />
      <h2>История</h2>
      <ProblemHistory history={problem.history} zone={zone} />
    </article>
  );
}
