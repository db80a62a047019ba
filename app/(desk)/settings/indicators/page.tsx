import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import table from '@/components/desk/data-table.module.css';
import styles from '@/components/indicators/indicators.module.css';
import { ChangeHistory } from '@/components/settings/change-history';
import { PlanForm } from '@/components/settings/plan-form';
import { SettingTable } from '@/components/settings/setting-table';
import settings from '@/components/settings/settings.module.css';
import { type CatalogueEntry, indicatorsOf } from '@/lib/domain/indicator/catalogue';
import { SUBJECTS, type Subject } from '@/lib/domain/indicator/indicator';
import { SUBJECT_NAMES, UNIT_NAMES, valueWords } from '@/lib/domain/indicator/indicator-words';
import { type Month, monthAfter, monthOf, monthWords } from '@/lib/domain/indicator/month';
import { type Plan, planAt } from '@/lib/domain/indicator/plan';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listPlans } from '@/lib/services/indicators/plans';
import { listSettingChanges } from '@/lib/services/setting-changes/list-changes';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Планы показателей · Настройки · Пульт' };

export default async function IndicatorSettingsPage() {
  const { store } = appContext();
  const ctx = { store, actor: LOCAL_OBSERVER };
  const { items: plans } = await listPlans({ ctx });
  const changes = await listSettingChanges({ ctx, input: { area: 'indicators', limit: 50 } });
  const { scopes } = await pageActor(store, await headers());
  const { zone } = store.city.profile;
  const month = monthOf(zone, store.clock.now());
  const mayChange = scopes.has('settings');
  return (
    <>
      <h1>Планы показателей</h1>
      <p>
        План действует с названного месяца, пока его не сменит другой. Зафиксированные месяцы остаются с тем
        планом, с которым о них отчитались. Значения — на <Link href="/indicators">странице показателей</Link>
        .
        {!mayChange && (
          <>
            {' '}
            Меняет тот, у кого есть <Link href="/key">ключ</Link> с правом <code>settings</code>.
          </>
        )}
      </p>
      {SUBJECTS.map((subject) => (
        <section key={subject}>
          <h2>{SUBJECT_NAMES[subject]}</h2>
          <SettingTable
            title={`Планы: ${SUBJECT_NAMES[subject]}`}
            look={styles.plans}
            columns={['Показатель', 'План', 'Действует', 'Акт', 'Подтверждён']}
          >
            {indicatorsOf(subject)
              .filter(({ better }) => better !== null)
              .map((entry) => (
                <PlanRow key={entry.code} entry={entry} view={{ subject, plans, month, mayChange }} />
              ))}
          </SettingTable>
        </section>
      ))}
      <h2>История изменений</h2>
      <ChangeHistory items={changes.items} zone={zone} />
    </>
  );
}

interface View {
  readonly subject: Subject;
  readonly plans: readonly Plan[];
  readonly month: Month;
  readonly mayChange: boolean;
}

function PlanRow({ entry, view }: { entry: CatalogueEntry; view: View }) {
  const { code, name, unit, better } = entry;
  const { subject, plans, month, mayChange } = view;
  const plan = planAt(plans, { subject, code, month });
  const direction = better === 'more' ? 'больше — лучше' : 'меньше — лучше';
  return (
    <tr data-plan={`${subject}.${code}`}>
      <td>
        {mayChange ? (
          <details className={settings.checks}>
            <summary>
              {name}, {direction}
            </summary>
            <PlanForm
              key={`${plan?.since} ${plan?.value}`}
              subject={subject}
              code={code}
              unit={UNIT_NAMES[unit]}
              plan={plan}
              since={monthAfter(month, 1)}
            />
          </details>
        ) : (
          `${name}, ${direction}`
        )}
        <Later plans={plans} view={view} entry={entry} />
      </td>
      <td className={table.nowrap}>{valueWords(plan?.value ?? null, unit)}</td>
      <td className={table.nowrap}>{sinceWords(plan)}</td>
      <td>{plan?.act ?? '—'}</td>
      <td>{plan === null ? '—' : plan.isConfirmed ? 'да' : 'нет'}</td>
    </tr>
  );
}

function sinceWords(plan: Plan | null): string {
  if (plan === null) return '—';
  return plan.since === null ? 'с начала' : `с месяца «${monthWords(plan.since)}»`;
}

/** Plans that begin later. */
function Later({
  plans,
  entry: { code, unit },
  view: { subject, month },
}: {
  plans: readonly Plan[];
  entry: CatalogueEntry;
  view: View;
}) {
  const later = plans.filter(
    (plan) => plan.subject === subject && plan.code === code && plan.since !== null && plan.since > month,
  );
  return later.map((plan) => (
    <div key={plan.since}>
      {sinceWords(plan)}: {valueWords(plan.value, unit)}
    </div>
  ));
}
