import type { GazetteerChange } from '@/lib/db/schema';
import type { MatchedAreas } from '@/lib/domain/osm/districts';
import type { GazetteerEntry, GazetteerKind } from '@/lib/domain/places/gazetteer-entry';
import { counted, type Forms, formatNumber } from '@/lib/domain/russian';
import { isChange } from '@/lib/services/gazetteer/change-gazetteer';
import type { Reread } from '@/lib/services/places/reread-places';
import { formatBytes } from '../sources/run/words';

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

/** What became of the boundaries of districts; empty where the city has no districts. */
export function describeBoundaries({ boundaries, missing }: MatchedAreas, isChanged: boolean): string {
  if (boundaries.length + missing.length === 0) return '';
  const left = missing.length === 0 ? '' : ` Из профиля города остаются: ${missing.join(', ')}.`;
  if (boundaries.length === 0) return 'Границ районов в выгрузке нет: остаются из профиля города.';
  const counts = `Границы районов: ${formatNumber(boundaries.length)}`;
  const news = isChanged ? 'новые, сервер возьмёт их при следующем запуске' : 'без изменений';
  return `${counts}, ${news}.${left}`;
}

/** What became of the places that were read before; empty where there were none. */
export function describeReread({ read, moved }: Reread): string {
  if (read === 0) return '';
  return `Места без координат прочитаны заново: ${counted(read, ['запись', 'записи', 'записей'])}; изменилось: ${formatNumber(moved)}. Что указал человек, осталось.`;
}

export function describeMap(map: {
  readonly isNew: boolean;
  readonly tiles: number;
  readonly bytes: number;
}): string {
  if (!map.isNew) return 'Карта уже такая, файл не тронут.';
  return `Карта построена: плиток ${formatNumber(map.tiles)}, ${formatBytes(map.bytes)}; стена возьмёт её при следующем открытии.`;
}
