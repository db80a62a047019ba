import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { Notice } from '@/components/desk/notice';
import { QualityTables } from '@/components/topics/quality-tables';
import { readerName } from '@/components/topics/reading-words';
import { topicOptions } from '@/components/topics/topic-options';
import { TrainingControls } from '@/components/topics/training-controls';
import { VersionTable } from '@/components/topics/version-table';
import { WaitingTable } from '@/components/topics/waiting-table';
import { counted, type Forms } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { pageActor } from '@/lib/services/tokens/request-actor';
import { listTopics } from '@/lib/services/topics/list-topics';

export const metadata: Metadata = { title: 'Темы · Пульт' };

const WAITING: Forms = ['запись ждёт', 'записи ждут', 'записей ждут'];
const CONFIRMED: Forms = ['запись', 'записи', 'записей'];

export default async function TopicsPage() {
  const { store } = appContext();
  const { reader, versions, quality, waiting, waitingTotal, confirmed } = await listTopics({
    ctx: { store, actor: LOCAL_OBSERVER },
  });
  const { profile } = store.city;
  const { scopes } = await pageActor(store, await headers());
  return (
    <>
      <h1>Темы</h1>
      <p>
        Если источник не назвал тему, её читает из текста {readerName(reader)}. Когда уверенности мало, запись
        ждёт человека. Подтверждено людьми: {counted(confirmed, CONFIRMED)}; на них учится следующая версия
        модели.
      </p>
      <h2>Ждут человека</h2>
      {waiting.length === 0 ? (
        <Notice title="Записей без темы нет" />
      ) : (
        <>
          <p>
            {counted(waitingTotal, WAITING)}. Решает тот, у кого есть <Link href="/key">ключ</Link> с правом
            решать о темах.
          </p>
          <WaitingTable items={waiting} options={topicOptions(profile)} mayDecide={scopes.has('labels')} />
        </>
      )}
      <h2>Версии модели</h2>
      {versions.length === 0 ? (
        <Notice title="Модель ещё не обучали: темы читает словарь" />
      ) : (
        <VersionTable versions={versions} zone={profile.zone} />
      )}
      {scopes.has('labels') ? (
        <TrainingControls versions={versions} />
      ) : (
        <p>
          Обучить и вернуть версию может тот, у кого есть <Link href="/key">ключ</Link> с правом решать о
          темах.
        </p>
      )}
      {quality !== null && <QualityTables quality={quality} />}
    </>
  );
}
