import type { Metadata } from 'next';
import Link from 'next/link';
import pager from '@/components/appeals/appeals-page.module.css';
import { cityNames } from '@/components/appeals/city-names';
import table from '@/components/desk/data-table.module.css';
import { LabelTable } from '@/components/desk/label-table';
import { Notice } from '@/components/desk/notice';
import { ParkedTable } from '@/components/desk/parked-table';
import { pageQuery } from '@/lib/contract/mending';
import { counted, type Forms } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listParked } from '@/lib/services/intake/list-parked';
import { listLabels } from '@/lib/services/labels/list-labels';

export const metadata: Metadata = { title: 'На исправление · Пульт' };

const ROWS: Forms = ['строка ждёт', 'строки ждут', 'строк ждут'];
const LABELS: Forms = ['метка ждёт', 'метки ждут', 'меток ждут'];

/** Fixed words: a label comes from outside, and a command is copied into a shell. */
const EXAMPLE = `curl -X PUT http://127.0.0.1:3000/api/v1/labels \\
  -H 'authorization: Bearer ТОКЕН' -H 'content-type: application/json' \\
  -d '{"source":"код источника","label":"метка, как она есть","topic":"код темы"}'`;

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function IntakePage({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const parsed = pageQuery.safeParse(typeof cursor === 'string' ? { cursor } : {});
  const { store } = appContext();
  const ctx = { store, actor: LOCAL_OBSERVER };
  const [parked, labels] = await Promise.all([
    listParked({ ctx, input: parsed.success ? parsed.data : pageQuery.parse({}) }),
    listLabels({ ctx }),
  ]);
  const { profile } = store.city;
  return (
    <>
      <h1>На исправление</h1>
      <p>
        Здесь ждёт то, что Пульт не смог принять или понять. Ничего из присланного не потеряно. Страница
        только показывает: исправляет тот, у кого есть токен, — через приём.
      </p>
      <h2>Строки с ошибками</h2>
      {parked.items.length === 0 ? (
        <Notice title="Все присланные строки приняты" />
      ) : (
        <>
          <p>
            {counted(parked.total, ROWS)}. Пришлите строку снова, исправленную и под тем же номером: отсюда
            она уйдёт сама.
          </p>
          <ParkedTable items={parked.items} zone={profile.zone} />
          <nav className={pager.more} aria-label="Страницы строк">
            {parked.next !== null && <Link href={`/intake?cursor=${parked.next}`}>Показать ещё</Link>}
          </nav>
        </>
      )}
      <h2>Метки без темы</h2>
      {labels.items.length === 0 ? (
        <Notice title="Все метки источников понятны" />
      ) : (
        <>
          <p>
            {labels.waiting === 0 ? 'Все метки сопоставлены' : counted(labels.waiting, LABELS)}. Записи с
            такой меткой приняты и стоят под темой «Не определена»; после решения они получат тему сразу.
          </p>
          <LabelTable items={labels.items} sourceName={cityNames(profile).source} />
          <h2>Как сопоставить метку</h2>
          <p>
            Токен с правом <code>labels</code> выдаёт команда{' '}
            <code>npm run token -- --name ИМЯ --scope labels</code>. Коды тем — в файле города; всё о запросе
            — в разделе <Link href="/api-docs">«Приём по API»</Link>.
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls by keys too */}
          <pre className={table.code} tabIndex={0}>
            {EXAMPLE}
          </pre>
        </>
      )}
    </>
  );
}
