'use client';

import { useRouter } from 'next/navigation';
import { Choice } from '@/components/settings/field';
import type { MonthAnswer, MonthsAnswer } from '@/lib/contract/indicators';
import { monthHref } from './month-url';

interface Props {
  readonly months: MonthsAnswer['items'];
  readonly shown: Pick<MonthAnswer, 'month' | 'department' | 'departments'>;
}

function monthName({ name, version, isOver }: MonthsAnswer['items'][number]): string {
  if (version !== null) return `${name} — зафиксирован`;
  return isOver ? name : `${name} — идёт`;
}

/** Which month, and of whom. */
export function MonthChoice({ months, shown }: Props) {
  const router = useRouter();
  const { month, department, departments } = shown;
  return (
    <>
      <Choice
        name="month"
        title="Месяц"
        value={month}
        fault={undefined}
        options={months.map((item) => ({ value: item.month, name: monthName(item) }))}
        onChange={(value) => router.push(monthHref({ month: value, department }))}
      />
      <Choice
        name="department"
        title="Чьи показатели"
        value={department ?? ''}
        fault={undefined}
        options={[
          { value: '', name: 'Весь центр' },
          ...departments.map(({ code, name }) => ({ value: code, name })),
        ]}
        onChange={(value) => router.push(monthHref({ month, department: value || null }))}
      />
    </>
  );
}
