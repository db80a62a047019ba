import type { Metadata } from 'next';
import answer from '@/components/answer/answer.module.css';
import { AnswerForm } from '@/components/answer/answer-form';
import { outcomeWords } from '@/components/answer/answer-words';
import record from '@/components/appeals/record.module.css';
import desk from '@/components/desk/desk-page.module.css';
import { Notice } from '@/components/desk/notice';
import type { AnswerPage, SentAnswer } from '@/lib/contract/answer-link';
import { AppError } from '@/lib/contract/app-error';
import { formatMoment } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openLink } from '@/lib/services/answer-links/open-link';
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

const STATES = {
  waiting: 'Ждёт решения центра',
  accepted: 'Принят центром',
  returned: 'Возвращён с замечанием',
} as const;

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
          <>
            <h1>Ответить нельзя</h1>
            {sentence(told)}
          </>
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
        <p className={record.note}>Личные данные закрыты знаком «•».</p>
      </section>
      {told.proposals.length > 0 && <h2>Ваши ответы</h2>}
      {told.proposals.map((sent, i) => (
        <SentItem key={sent.id} {...{ sent, zone }} number={i + 1} />
      ))}
      {told.refusal !== null && <Notice title="Отвечать больше не нужно">{sentence(told.refusal)}</Notice>}
      {told.refusal === null && !isWaiting && (
        <>
          <h2>{told.proposals.length === 0 ? 'Ответ' : 'Новый ответ'}</h2>
          <AnswerForm secret={secret} />
        </>
      )}
    </article>
  );
}

const sentence = (words: string) => <p>{`${words.charAt(0).toUpperCase()}${words.slice(1)}.`}</p>;

function SentItem({ sent, zone, number }: { sent: SentAnswer; zone: string; number: number }) {
  const { text, state, proposedAt, returnReason } = sent;
  const at = formatMoment(zone, Date.parse(proposedAt));
  return (
    <section className={answer.card} aria-label={`Ответ ${number} от ${at}`}>
      <p className={answer.lead}>
        <strong>{STATES[state]}</strong>
        <time dateTime={proposedAt}>{at}</time>
        <span>итог: {outcomeWords(sent, zone)}</span>
      </p>
      <p className={answer.words}>{text}</p>
      {returnReason !== null && <p className={answer.note}>Замечание центра: {returnReason}</p>}
    </section>
  );
}
