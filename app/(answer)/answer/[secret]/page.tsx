import type { Metadata } from 'next';
import { AnswerForm } from '@/components/answer/answer-form';
import record from '@/components/appeals/record.module.css';
import desk from '@/components/desk/desk-page.module.css';
import { Notice } from '@/components/desk/notice';
import type { AnswerPage } from '@/lib/contract/answer-link';
import { AppError } from '@/lib/contract/app-error';
import { formatMoment } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openLink } from '@/lib/services/answer-links/proposals';
import { appContext } from '@/lib/services/context';

export const dynamic = 'force-dynamic';
/** The address is the right: neither search engines nor other sites may learn it. */
export const metadata: Metadata = {
  title: 'Ответ по ссылке · Пульт',
  robots: 'noindex',
  referrer: 'no-referrer',
};

interface Props {
  readonly params: Promise<{ secret: string }>;
}

const STATES = { waiting: 'ждёт центра', accepted: 'принят', returned: 'возвращён' } as const;

async function readPage(secret: string): Promise<AnswerPage | string> {
  try {
    return await openLink({ ctx: { store: appContext().store, actor: LOCAL_OBSERVER }, input: { secret } });
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

export default async function AnswerByLinkPage({ params }: Props) {
  const { secret } = await params;
  const told = await readPage(secret);
  return (
    <div data-theme="desk" className={desk.desk}>
      <main className={desk.main}>
        {typeof told === 'string' ? (
          <Notice title="Ответить нельзя">
            <p>{told}</p>
          </Notice>
        ) : (
          <Question told={told} secret={secret} />
        )}
      </main>
    </div>
  );
}

function Question({ told, secret }: { told: AnswerPage; secret: string }) {
  const { zone } = appContext().store.city.profile;
  const moment = (iso: string) => formatMoment(zone, Date.parse(iso));
  const isWaiting = told.proposals.some(({ state }) => state === 'waiting');
  return (
    <article>
      <h1>{told.title}</h1>
      <p className={record.lead}>
        <span>Отвечает: {told.departmentName}</span>
        {told.dueAt !== null && <span>срок {moment(told.dueAt)}</span>}
        <span>ссылка действует до {moment(told.expiresAt)}</span>
      </p>
      <section className={record.text} aria-label="Текст">
        <p className={record.words}>{told.text}</p>
        {told.address !== null && <p className={record.note}>{told.address}</p>}
      </section>
      {told.proposals.map(({ id, text, state, proposedAt, returnReason }) => (
        <section key={id} className={record.text} aria-label={`Ответ от ${moment(proposedAt)}`}>
          <p className={record.note}>
            Ответ от {moment(proposedAt)}: {STATES[state]}
            {returnReason !== null && `. Замечание: ${returnReason}`}
          </p>
          <p className={record.words}>{text}</p>
        </section>
      ))}
      {!isWaiting && <AnswerForm secret={secret} />}
    </article>
  );
}
