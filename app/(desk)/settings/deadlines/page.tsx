import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { RegimeDesk } from '@/components/settings/regime-desk';
import { VersionList } from '@/components/settings/version-list';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getRules } from '@/lib/services/deadlines/get-rules';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Сроки · Настройки · Пульт' };

const namesOf = (entries: readonly { readonly id: string; readonly name: string }[]) =>
  Object.fromEntries(entries.map(({ id, name }) => [id, name]));

export default async function DeadlineSettingsPage() {
  const { store } = appContext();
  const { zone, topics, sources } = store.city.profile;
  const { version, rules, history, warnings } = await getRules({ ctx: { store, actor: LOCAL_OBSERVER } });
  const { scopes } = await pageActor(store, await headers());
  return (
    <>
      <h1>Сроки</h1>
      <p>
        По каким правилам считаются сроки. Режим выбирается по записи: важнее тот, у кого больше старшинство,
        затем — точнее условие. Впереди на записи самый строгий из идущих сроков.
      </p>
      {warnings.map((warning) => (
        <p key={warning}>⚠ {warning}</p>
      ))}
      <RegimeDesk
        version={version}
        rules={rules}
        city={{
          topics: topics.map(({ id, severity }) => ({ id, severity })),
          sources: sources.map(({ id, channel }) => ({ id, channel })),
        }}
        names={{ topics: namesOf(topics), sources: namesOf(sources) }}
        history={history}
        zone={zone}
        mayChange={scopes.has('settings')}
      />
      <h2>История</h2>
      <VersionList history={history} zone={zone} />
    </>
  );
}
