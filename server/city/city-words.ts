import type { GazetteerChange } from '@/lib/db/schema';
import type { GazetteerEntry, GazetteerKind } from '@/lib/domain/places/gazetteer-entry';
import { counted, type Forms, formatNumber } from '@/lib/domain/russian';
import { isChange } from '@/lib/services/gazetteer/change-gazetteer';

const KINDS: Readonly<Record<GazetteerKind, Forms>> = {
  street: ['улица', 'улицы', 'улиц'],
  house: ['дом', 'дома', 'домов'],
  quarter: ['квартал', 'квартала', 'кварталов'],
  object: ['объект', 'объекта', 'объектов'],
  stop: ['остановка', 'остановки', 'остановок'],
  settlement: ['населённый пункт', 'населённых пункта', 'населённых пунктов'],
};

/** «112 улиц, 5 000 домов». */
export function describeEntries(entries: readonly GazetteerEntry[]): string {
  const counts = new Map<GazetteerKind, number>();
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => counted(n, KINDS[kind])).join(', ');
}

export function describeChange(change: GazetteerChange, version: number): string {
  if (!isChange(change)) return `Справочник уже такой, ничего не изменено; версия ${version}.`;
  const { added, changed, removed } = change;
  return `Справочник изменён: добавлено ${formatNumber(added)}, изменено ${formatNumber(changed)}, убрано ${formatNumber(removed)}; версия ${version}.`;
}
