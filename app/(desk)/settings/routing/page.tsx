import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { ChangeHistory } from '@/components/settings/change-history';
import { RoutingEditor } from '@/components/settings/routing-editor';
import { UndoRun } from '@/components/settings/undo-run';
import { counted, formatMoment, RECORDS } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { openDepartments } from '@/lib/services/departments/list-departments';
import { getRouting } from '@/lib/services/routing/get-routing';
import { listSettingChanges } from '@/lib/services/setting-changes/list-changes';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Маршрутизация · Настройки · Пульт' };

const optionsOf = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id: value, name }) => ({ value, name }));

export default async function RoutingSettingsPage() {
  const { store } = appContext();
  const ctx = { store, actor: LOCAL_OBSERVER };
  const departments = await openDepartments(store);
  const { rules, runs, version } = await getRouting({ ctx });
  const changes = await listSettingChanges({ ctx, input: { area: 'routing', limit: 50 } });
  const { scopes } = await pageActor(store, await headers());
  const { zone, topics, districts } = store.city.profile;
  const mayChange = scopes.has('settings');
  const last = runs.find(({ undoneAt }) => undoneAt === null);
  return (
    <>
      <h1>Маршрутизация</h1>
      <p>
        Правило ведёт запись к подразделению по теме, району, адресу и сезону; из подошедших ведёт то, у
        которого приоритет больше. Что выбрал человек или назвал источник, не трогается.
        {!mayChange && (
          <>
            {' '}
            Меняет тот, у кого есть <Link href="/key">ключ</Link> с правом <code>settings</code>.
          </>
        )}
      </p>
      {mayChange && last !== undefined && (
        <UndoRun
          run={last.id}
          words={`${formatMoment(zone, Date.parse(last.at))} правила заменены, перешли ${counted(last.moved, RECORDS)}.`}
        />
      )}
      <RoutingEditor
        key={version}
        rules={rules.map(({ words: _words, ...rule }) => rule)}
        version={version}
        options={{ topics: optionsOf(topics), districts: optionsOf(districts), departments }}
        mayChange={mayChange}
      />
      <h2>История изменений</h2>
      <ChangeHistory items={changes.items} zone={zone} />
    </>
  );
}
