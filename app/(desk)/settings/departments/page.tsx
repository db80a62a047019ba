import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import table from '@/components/desk/data-table.module.css';
import forms from '@/components/desk/forms.module.css';
import { ChangeHistory } from '@/components/settings/change-history';
import { CheckedFile } from '@/components/settings/checked-file';
import { CloseForm } from '@/components/settings/close-form';
import { DepartmentForm } from '@/components/settings/department-form';
import type { DepartmentItem } from '@/lib/contract/department';
import { DEPARTMENT_KIND_NAMES } from '@/lib/domain/departments/department';
import { formatMoment, formatNumber } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listDepartments } from '@/lib/services/departments/list-departments';
import { listSettingChanges } from '@/lib/services/setting-changes/list-changes';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Подразделения · Настройки · Пульт' };

export default async function DepartmentSettingsPage() {
  const { store } = appContext();
  const ctx = { store, actor: LOCAL_OBSERVER };
  const { items, version } = await listDepartments({ ctx });
  const changes = await listSettingChanges({ ctx, input: { area: 'departments', limit: 50 } });
  const { scopes } = await pageActor(store, await headers());
  const { zone } = store.city.profile;
  const mayChange = scopes.has('settings');
  return (
    <>
      <h1>Подразделения</h1>
      {mayChange ? (
        <>
          <details className={forms.fold}>
            <summary>Добавить подразделение</summary>
            <DepartmentForm key={version} item={null} items={items} version={version} />
          </details>
          <CheckedFile path="/api/v1/departments/file" exports={['csv', 'json']} />
        </>
      ) : (
        <p>
          Меняет тот, у кого есть <Link href="/key">ключ</Link> с правом <code>settings</code>.
        </p>
      )}
      <h2>Справочник</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keys too */}
      <section className={table.frame} tabIndex={0} aria-label="Справочник подразделений">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Название</th>
              <th scope="col">Короткое</th>
              <th scope="col">Вид</th>
              <th scope="col" className={table.number}>
                Открыто
              </th>
              <th scope="col" className={table.number}>
                Правил
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <DepartmentRow key={item.code} item={item} view={{ items, version, zone, mayChange }} />
            ))}
          </tbody>
        </table>
      </section>
      <h2>История изменений</h2>
      <ChangeHistory items={changes.items} zone={zone} />
    </>
  );
}

interface View {
  readonly items: readonly DepartmentItem[];
  readonly version: number;
  readonly zone: string;
  readonly mayChange: boolean;
}

function DepartmentRow({ item, view }: { item: DepartmentItem; view: View }) {
  const nameOf = (code: string | null) => view.items.find((other) => other.code === code)?.name ?? code;
  return (
    <tr>
      <td>
        {view.mayChange ? (
          <details>
            <summary>{item.name}</summary>
            <DepartmentForm
              key={`form ${view.version}`}
              item={item}
              items={view.items}
              version={view.version}
            />
            <CloseForm key={`close ${view.version}`} item={item} items={view.items} version={view.version} />
          </details>
        ) : (
          item.name
        )}
        {item.closedAt !== null && (
          <div className={forms.done}>
            закрыто {formatMoment(view.zone, Date.parse(item.closedAt))}
            {item.successor !== null && `, преемник: ${nameOf(item.successor)}`}
          </div>
        )}
      </td>
      <td className={table.nowrap}>{item.short}</td>
      <td>{DEPARTMENT_KIND_NAMES[item.kind]}</td>
      <td className={table.number}>{formatNumber(item.open)}</td>
      <td className={table.number}>{formatNumber(item.rules)}</td>
    </tr>
  );
}
