import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ImportWorkbench } from '@/components/imports/workbench';
import { UPLOAD_LIMIT } from '@/lib/contract/imports';
import { appContext } from '@/lib/services/context';
import { showImports } from '@/lib/services/imports/list-imports';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Загрузка файлов · Пульт' };

export default async function ImportPage() {
  const { store } = appContext();
  const actor = await pageActor(store, await headers());
  const items = await showImports({ ctx: { store, actor } });
  const canImport = actor.scopes.has('ingest');
  return (
    <>
      <h1>Загрузка файлов</h1>
      <p>
        Выгрузка Инцидент Менеджмента или ПОС, книга Excel, CSV или JSONL. Сначала видно, как понят файл;
        принятое можно отменить целиком, отклонённое — исправить здесь же. Та же выгрузка ещё раз ничего не
        удваивает.
      </p>
      <ImportWorkbench
        items={items}
        zone={store.city.profile.zone}
        limit={UPLOAD_LIMIT}
        canImport={canImport}
      />
    </>
  );
}
