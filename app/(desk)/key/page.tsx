import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { KeyForm } from '@/components/desk/key-form';
import { appContext } from '@/lib/services/context';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Ключ · Пульт' };

export default async function KeyPage() {
  const { store } = appContext();
  const actor = await pageActor(store, await headers());
  return (
    <>
      <h1>Ключ</h1>
      <p>
        Смотреть записи с закрытыми личными данными может каждый за этой машиной. Исправлять, загружать и
        решать — тот, у кого есть ключ: его права видны ниже, а имя остаётся в истории каждой записи.
      </p>
      {actor.department !== undefined && (
        <p>Это ключ подразделения «{store.city.departmentName(actor.department)}».</p>
      )}
      <KeyForm name={actor.id.replace(/^token:/, '')} scopes={[...actor.scopes]} />
    </>
  );
}
