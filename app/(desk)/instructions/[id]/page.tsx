import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AnswerCard } from '@/components/answer/answer-card';
import { actorWords } from '@/components/appeals/history-words';
import record from '@/components/appeals/record.module.css';
import { LINK_PAGES } from '@/components/instructions/instruction-list';
import { InstructionMoves } from '@/components/instructions/instruction-moves';
import own from '@/components/instructions/instructions.module.css';
import { AppError } from '@/lib/contract/app-error';
import { appealId } from '@/lib/contract/http';
import type { InstructionRecord } from '@/lib/contract/instruction';
import { ACTION_WORDS, refusalOf, STATE_WORDS } from '@/lib/domain/instructions/moves';
import { formatMoment } from '@/lib/domain/russian';
import { type Actor, LOCAL_OBSERVER } from '@/lib/services/actor';
import { listLinks } from '@/lib/services/answer-links/list-links';
import { listProposals } from '@/lib/services/answer-links/list-proposals';
import { appContext } from '@/lib/services/context';
import { getInstruction } from '@/lib/services/instructions/list-instructions';
import { pageActor } from '@/lib/services/tokens/request-actor';

interface Props {
  readonly params: Promise<{ id: string }>;
}

const readInstruction = cache(async (text: string): Promise<InstructionRecord> => {
  const id = appealId.safeParse(text);
  if (!id.success) notFound();
  const ctx = { store: appContext().store, actor: LOCAL_OBSERVER };
  try {
    return await getInstruction({ ctx, input: { id: id.data } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await readInstruction((await params).id);
  return { title: `Поручение № ${id} · Пульт` };
}

/** An accepted answer is the executor's report, which needs its own right. */
function whyNoReport({ state }: InstructionRecord, { scopes }: Actor): string | null {
  if (!scopes.has('instructions')) return 'Нужен ещё ключ с правом «instructions»';
  const refusal = refusalOf('report', { state, isAuthor: false });
  return refusal === null ? null : `Уже поздно: ${refusal}`;
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export default async function InstructionPage({ params }: Props) {
  const told = await readInstruction((await params).id);
  const { store } = appContext();
  const actor = await pageActor(store, await headers());
  const { zone } = store.city.profile;
  const asked = { ctx: { store, actor }, input: { target: 'instruction', targetId: told.id } } as const;
  const proposals = await listProposals(asked);
  const links = actor.scopes.has('work') ? await listLinks(asked) : [];
  const moment = (iso: string) => formatMoment(zone, Date.parse(iso));
  return (
    <article>
      <Link href="/instructions" className={record.back}>
        К списку поручений
      </Link>
      <h1>Поручение № {told.id}</h1>
      <p className={record.lead}>
        <strong>{capital(STATE_WORDS[told.state])}</strong>
        <span>исполнитель: {told.executorName}</span>
        <span>
          дал {actorWords(told.author, 'moved')} {moment(told.givenAt)}
        </span>
        <span className={told.isLate ? own.late : undefined}>
          {told.isLate ? 'просрочено, срок' : 'срок'} {moment(told.dueAt)}
        </span>
        {told.firstDueAt !== told.dueAt && <span>первый срок {moment(told.firstDueAt)}</span>}
      </p>
      <section className={record.text} aria-label="Текст">
        <p className={record.words}>{told.text}</p>
        {told.links.length > 0 && (
          <p className={own.links}>
            {told.links.map(({ kind, target, words }) => (
              <Link key={`${kind} ${target}`} href={`${LINK_PAGES[kind]}${target}`}>
                {words}
              </Link>
            ))}
          </p>
        )}
      </section>
      {actor.scopes.has('instructions') && (
        <InstructionMoves key={told.version} item={told} isAuthor={told.author === actor.id} />
      )}
      <AnswerCard
        target="instruction"
        targetId={told.id}
        version={told.version}
        department={told.closedAt === null ? told.executor : null}
        proposals={proposals}
        links={links}
        mayDecide={actor.scopes.has('work')}
        whyNot={whyNoReport(told, actor)}
        zone={zone}
      />
      <h2>История</h2>
      <ol className={record.history}>
        {told.history.map(({ action, at, actor: who, text, dueAt }) => (
          <li key={`${at} ${action}`}>
            <p className={record.event}>
              <time dateTime={at}>{moment(at)}</time>
              <strong>{ACTION_WORDS[action]}</strong>
              <span>{actorWords(who, 'moved')}</span>
              {(action === 'give' || action === 'extend') && <span>срок {moment(dueAt)}</span>}
            </p>
            {text !== null && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </article>
  );
}
