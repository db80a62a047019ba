import type { Metadata } from 'next';
import Link from 'next/link';
import { cityNames } from '@/components/appeals/city-names';
import { Notice } from '@/components/desk/notice';
import { ProblemList } from '@/components/problems/problem-list';
import { ORDER_WORDS } from '@/components/problems/problem-words';
import styles from '@/components/problems/problems.module.css';
import { PROBLEM_ORDERS, problemQuery } from '@/lib/contract/problem';
import { counted, type Forms } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listProblems } from '@/lib/services/problems/list-problems';

export const metadata: Metadata = { title: 'Проблемы · Пульт' };

const PROBLEMS: Forms = ['проблема', 'проблемы', 'проблем'];

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProblemsPage({ searchParams }: Props) {
  const { order } = await searchParams;
  const parsed = problemQuery.safeParse(typeof order === 'string' ? { order } : {});
  const input = parsed.success ? parsed.data : problemQuery.parse({});
  const { store } = appContext();
  const { profile } = store.city;
  const { items, total } = await listProblems({ ctx: { store, actor: LOCAL_OBSERVER }, input });
  return (
    <>
      <h1>Проблемы</h1>
      <p>
        Здесь собраны записи об одном: сорок сообщений о прорванной трубе — одна проблема. Срок ведёт самый
        строгий; сообщения и обращения не складываются.
      </p>
      <nav className={styles.orders} aria-label="Порядок">
        {PROBLEM_ORDERS.map((name) => (
          <Link
            key={name}
            href={`/problems?order=${name}`}
            aria-current={name === input.order ? 'page' : undefined}
          >
            {ORDER_WORDS[name]}
          </Link>
        ))}
      </nav>
      {items.length === 0 ? (
        <Notice title="Открытых проблем нет">
          <p>Проблема появится, когда об одном напишут двое или вы соберёте записи сами.</p>
        </Notice>
      ) : (
        <>
          <p>
            Открыто: {counted(total, PROBLEMS)}
            {total > items.length && `, показаны первые ${items.length}`}.
          </p>
          <ProblemList
            items={items}
            at={{ now: store.clock.now(), zone: profile.zone }}
            sourceName={cityNames(profile).source}
          />
        </>
      )}
    </>
  );
}
