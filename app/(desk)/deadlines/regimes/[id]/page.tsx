import type { Metadata } from 'next';
import Link from 'next/link';
import { cityNames } from '@/components/appeals/city-names';
import record from '@/components/appeals/record.module.css';
import { regimeNames } from '@/components/deadlines/regime-names';
import { RegimeTable } from '@/components/deadlines/regime-table';
import forms from '@/components/desk/forms.module.css';
import { Notice } from '@/components/desk/notice';
import { type OpenStanding, type RegimeQuery, regimeQuery } from '@/lib/contract/regime-list';
import { formatNumber } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listByRegime, SHOWN } from '@/lib/services/deadlines/list-by-regime';

export const metadata: Metadata = { title: 'Записи по правилу срока · Пульт' };

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const TABS: readonly (readonly [OpenStanding, string])[] = [
  ['late', 'Просрочено'],
  ['soon', 'Скоро'],
  ['inTime', 'В срок'],
  ['none', 'Без срока'],
];
const BOOKS = { message: 'Сообщения', petition: 'Обращения по 59-ФЗ' } as const;

export default async function RegimePage({ params, searchParams }: Props) {
  const regime = decodeURIComponent((await params).id);
  const query = regimeQuery.parse(await searchParams);
  const { store } = appContext();
  const ctx = { store, actor: LOCAL_OBSERVER };
  const { name, counts, items } = await listByRegime({ ctx, input: { ...query, regime } });
  const { profile } = store.city;
  const total = query.deadline === null ? sumOf(counts) : counts[query.deadline];
  return (
    <>
      <Link href="/deadlines" className={record.back}>
        К срокам
      </Link>
      <h1>{regimeNames(name === null ? [] : [{ id: regime, name }])(regime)}</h1>
      <p>
        {BOOKS[query.kind]}, на которые ещё не ответили; порядок — по сроку. Как считается срок, сказано в{' '}
        <Link href="/settings/deadlines">правилах</Link>.
      </p>
      <nav className={forms.tabs} aria-label="Как стоят к сроку">
        <Tab query={query} regime={regime} standing={null} words={`Все: ${formatNumber(sumOf(counts))}`} />
        {TABS.filter(([standing]) => counts[standing] > 0 || query.deadline === standing).map(
          ([standing, words]) => (
            <Tab
              key={standing}
              query={query}
              regime={regime}
              standing={standing}
              words={`${words}: ${formatNumber(counts[standing])}`}
            />
          ),
        )}
      </nav>
      {items.length === 0 ? (
        <Notice title="Таких записей сейчас нет" />
      ) : (
        <RegimeTable
          items={items}
          at={{ now: store.clock.now(), zone: profile.zone }}
          names={cityNames(profile)}
        />
      )}
      {total > SHOWN && <p>Показаны первые {formatNumber(SHOWN)} по сроку.</p>}
    </>
  );
}

const sumOf = (counts: Readonly<Record<OpenStanding, number>>) =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

interface TabProps {
  readonly query: RegimeQuery;
  readonly regime: string;
  readonly standing: OpenStanding | null;
  readonly words: string;
}

function Tab({ query, regime, standing, words }: TabProps) {
  const search = new URLSearchParams({ kind: query.kind, ...(standing !== null && { deadline: standing }) });
  return (
    <Link
      href={`/deadlines/regimes/${encodeURIComponent(regime)}?${search}`}
      aria-current={query.deadline === standing ? 'page' : undefined}
    >
      {words}
    </Link>
  );
}
