import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import forms from '@/components/desk/forms.module.css';
import { Notice } from '@/components/desk/notice';
import { DrillTable } from '@/components/indicators/drill-table';
import { FigureTable } from '@/components/indicators/figure-table';
import styles from '@/components/indicators/indicators.module.css';
import { MonthChoice } from '@/components/indicators/month-choice';
import { MonthState } from '@/components/indicators/month-state';
import { MonthVersions } from '@/components/indicators/month-versions';
import { ReportMonth } from '@/components/indicators/report-month';
import { AppError } from '@/lib/contract/app-error';
import { type MonthAnswer, monthQuery, type SubjectItem } from '@/lib/contract/indicators';
import { SUBJECT_NAMES } from '@/lib/domain/indicator/indicator-words';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getMonth, listMonths } from '@/lib/services/indicators/get-month';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Показатели · Пульт' };

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The month that an address names, or why there is none, in words. */
async function monthOf(query: Record<string, unknown>): Promise<MonthAnswer | string> {
  const input = monthQuery.safeParse(query);
  if (!input.success) return input.error.issues[0]?.message ?? 'адрес не понят';
  try {
    return await getMonth({
      ctx: { store: appContext().store, actor: LOCAL_OBSERVER },
      input: input.data,
    });
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

const isEmpty = ({ figures }: SubjectItem) => figures.every(({ n, of }) => n === 0 && (of ?? 0) === 0);

export default async function IndicatorsPage({ searchParams }: Props) {
  const { store } = appContext();
  const shown = await monthOf(await searchParams);
  if (typeof shown === 'string') {
    return (
      <Notice title="Такого месяца нет">
        <p>Запрос не выполнен: {shown}.</p>
        <Link href="/indicators">К показателям последнего месяца</Link>
      </Notice>
    );
  }
  const { items: months } = await listMonths({ ctx: { store, actor: LOCAL_OBSERVER } });
  const { scopes } = await pageActor(store, await headers());
  const { zone } = store.city.profile;
  return (
    <>
      <h1>Показатели: {shown.name}</h1>
      <p>
        Сообщения, обращения по 59-ФЗ и поручения считаются порознь и не складываются. Рабочие часы — по
        календарю «{shown.calendar}». Планы задаются в <Link href="/settings/indicators">настройках</Link>.
      </p>
      <div className={`${forms.form} ${styles.bar}`}>
        <MonthChoice months={months} shown={shown} />
      </div>
      <MonthState shown={shown} zone={zone}>
        {scopes.has('indicators') ? (
          <ReportMonth key={shown.month} shown={shown} latest={shown.versions[0]?.version ?? null} />
        ) : (
          <p>
            Фиксирует и исправляет месяц тот, у кого есть <Link href="/key">ключ</Link> с правом{' '}
            <code>indicators</code>.
          </p>
        )}
      </MonthState>
      {shown.missingYears.length > 0 && (
        <p role="status">
          ⚠ В рабочем календаре нет {shown.missingYears.join(', ')} года: у записей, которые до него доходят,
          рабочие часы не посчитаны. <Link href="/settings/calendar">Добавить год</Link>
        </p>
      )}
      <DrillTable shown={shown} />
      {shown.subjects.map((item) => (
        <section key={item.subject} aria-label={SUBJECT_NAMES[item.subject]}>
          <h2>{SUBJECT_NAMES[item.subject]}</h2>
          {isEmpty(item) ? (
            <Notice title="За этот месяц считать нечего">
              <p>Таких записей в нём не было.</p>
            </Notice>
          ) : (
            <FigureTable item={item} shown={shown} />
          )}
        </section>
      ))}
      <MonthVersions shown={shown} zone={zone} />
    </>
  );
}
