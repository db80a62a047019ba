import Link from 'next/link';
import table from '@/components/desk/data-table.module.css';
import { SettingTable } from '@/components/settings/setting-table';
import type { MonthAnswer } from '@/lib/contract/indicators';
import { formatMoment } from '@/lib/domain/russian';
import { actorName } from './figure-words';
import { monthHref } from './month-url';

/** Who reported the month, when and why it was corrected; every version can be read again. */
export function MonthVersions({ shown, zone }: { shown: MonthAnswer; zone: string }) {
  const { month, version, versions } = shown;
  if (versions.length === 0) return null;
  return (
    <>
      <h2>Версии отчёта</h2>
      <SettingTable title="Версии отчёта" columns={['Версия', 'Когда', 'Кто', 'Почему']}>
        {versions.map((item) => (
          <tr key={item.version}>
            <td className={table.nowrap}>
              {item.version === version ? (
                `${item.version} — показана`
              ) : (
                <Link href={monthHref({ month, version: item.version })}>{item.version} — показать</Link>
              )}
            </td>
            <td className={table.nowrap}>{formatMoment(zone, Date.parse(item.at))}</td>
            <td>{actorName(item.actor)}</td>
            <td>{item.reason ?? 'первый отчёт'}</td>
          </tr>
        ))}
      </SettingTable>
    </>
  );
}
