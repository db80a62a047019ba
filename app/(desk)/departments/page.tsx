import type { Metadata } from 'next';
import { QualityTable } from '@/components/departments/quality-table';
import { Notice } from '@/components/desk/notice';
import { formatMoment } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { departmentQuality, RANKED_FROM, ranked } from '@/lib/services/departments/department-quality';

export const metadata: Metadata = { title: 'Подразделения · Пульт' };

export default async function DepartmentsPage() {
  const { store } = appContext();
  const list = await departmentQuality({ ctx: { store, actor: LOCAL_OBSERVER } });
  const own = ranked(list.filter(({ kind }) => kind !== 'outside'));
  const outside = list
    .filter(({ kind }) => kind === 'outside')
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
  const few = list.filter((one) => one.kind !== 'outside' && !own.includes(one));
  return (
    <>
      <h1>Подразделения</h1>
      <p>
        На {formatMoment(store.city.profile.zone, store.clock.now())}. Числа — сообщения; обращения по 59-ФЗ
        стоят отдельно и с ними не складываются. Доля «в срок» — из тех, чей срок наступил за 30 дней.
      </p>
      <h2>Администрация, МП и МУ</h2>
      {own.length === 0 ? (
        <Notice title="Сравнивать пока нечего" />
      ) : (
        <QualityTable title="Администрация, МП и МУ" rows={own} />
      )}
      {few.length > 0 && (
        <>
          <h2>Меньше {RANKED_FROM} сообщений: не сравниваются</h2>
          <QualityTable title="Меньше двух сообщений" rows={few} />
        </>
      )}
      <h2>Сторонние организации</h2>
      <p>Отвечают по ссылке; по алфавиту, в общий ряд не ставятся.</p>
      <QualityTable title="Сторонние организации" rows={outside} />
    </>
  );
}
