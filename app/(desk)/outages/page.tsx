import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { cityNames } from '@/components/appeals/city-names';
import forms from '@/components/desk/forms.module.css';
import { Notice } from '@/components/desk/notice';
import { OutageFilter } from '@/components/outages/outage-filter';
import { OutageForm } from '@/components/outages/outage-form';
import { OutageList } from '@/components/outages/outage-list';
import { filterQuery, TIME_NAMES } from '@/components/outages/outages-url';
import { CheckedFile } from '@/components/settings/checked-file';
import { OUTAGE_TIMES, outagesQuery } from '@/lib/contract/outage';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listOutages } from '@/lib/services/outages/list-outages';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Отключения и события · Пульт' };

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const EMPTY = {
  current: 'Сейчас ничего не отключено и событий нет.',
  planned: 'Впереди ничего не объявлено.',
  past: 'Прошедших и отменённых нет.',
} as const;

export default async function OutagesPage({ searchParams }: Props) {
  const parsed = outagesQuery.safeParse(filterQuery(await searchParams));
  const input = parsed.success ? parsed.data : outagesQuery.parse({});
  const { store } = appContext();
  const { profile } = store.city;
  const { items, counts } = await listOutages({ ctx: { store, actor: LOCAL_OBSERVER }, input });
  const { scopes } = await pageActor(store, await headers());
  const at = { now: store.clock.now(), zone: profile.zone };
  return (
    <>
      <h1>Отключения и события</h1>
      <p>
        Плановые отключения, аварии и мероприятия стоят на карте и на графиках и объясняют жалобы своих тем:
        пока они идут, такие жалобы не считаются горячими.
      </p>
      <nav className={forms.tabs} aria-label="Какие">
        {OUTAGE_TIMES.map((time) => (
          <Link
            key={time}
            href={`/outages?${new URLSearchParams({ ...filterQuery(input), time })}`}
            aria-current={input.time === time ? 'page' : undefined}
          >
            {TIME_NAMES[time]}: {counts[time]}
          </Link>
        ))}
      </nav>
      <OutageFilter query={input} topics={profile.topics} districts={profile.districts} />
      {scopes.has('outages') ? (
        <>
          <details className={forms.fold}>
            <summary>Внести отключение или событие</summary>
            <OutageForm item={null} now={at.now} />
          </details>
          <details className={forms.fold}>
            <summary>Загрузить таблицу CSV</summary>
            <p>
              Столбцы: номер, вид, название, кто сообщил, что отключено, темы, район, где, начало, обещанный
              конец, действительный конец. Тот же номер — правка. Файл принимается целиком или никак.
            </p>
            <CheckedFile path="/api/v1/outages/file" exports={[]} />
          </details>
        </>
      ) : (
        <p>
          Вносить и менять может тот, у кого есть <Link href="/key">ключ</Link> с правом вносить отключения.
        </p>
      )}
      {items.length === 0 ? (
        <Notice title={EMPTY[input.time]}>
          <p>Внесите отключение здесь или пришлите его через API: тогда оно появится и на стене.</p>
        </Notice>
      ) : (
        <OutageList items={items} names={cityNames(profile)} at={at} />
      )}
    </>
  );
}
