import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { CalendarDesk } from '@/components/settings/calendar/calendar-desk';
import { VersionList } from '@/components/settings/version-list';
import { cityDate } from '@/lib/domain/city-time';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getRules } from '@/lib/services/deadlines/get-rules';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Рабочий календарь · Настройки · Пульт' };

export default async function CalendarSettingsPage() {
  const { store } = appContext();
  const { zone, topics, sources } = store.city.profile;
  const { version, rules, history, warnings } = await getRules({ ctx: { store, actor: LOCAL_OBSERVER } });
  const { scopes } = await pageActor(store, await headers());
  return (
    <>
      <h1>Рабочий календарь</h1>
      <p>
        Выходные, переносы и сокращённые дни по годам и часы, по которым идут сроки. Нажмите на день, чтобы
        прочесть о нём{scopes.has('settings') ? ' или изменить его' : ''}.
      </p>
      {warnings.map((warning) => (
        <p key={warning}>⚠ {warning}</p>
      ))}
      <CalendarDesk
        version={version}
        rules={rules}
        city={{
          topics: topics.map(({ id, severity }) => ({ id, severity })),
          sources: sources.map(({ id, channel }) => ({ id, channel })),
        }}
        history={history}
        zone={zone}
        mayChange={scopes.has('settings')}
        thisYear={Number(cityDate(zone, store.clock.now()).slice(0, 4))}
      />
      <h2>История</h2>
      <VersionList history={history} zone={zone} />
    </>
  );
}
