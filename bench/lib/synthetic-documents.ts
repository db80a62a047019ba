import { CHANNELS, STATUSES } from '@/lib/domain/appeal';
import { cellAt } from '@/lib/domain/cell';
import { DAY, HOUR } from '@/lib/domain/city-time';
import { NOT_DUE } from '@/lib/domain/deadline/standing';
import type { SearchDocument } from '@/lib/search/appeal-search';
import type { City } from '@/lib/services/city/city';
import { createRandom } from './random';

const WORDS =
  `дорога яма двор снег лед тротуар свет фонарь отопление вода горячая холодная батарея подъезд крыша течь лифт
  мусор контейнер вывоз свалка запах автобус остановка маршрут водитель школа садик площадка дерево ветка собака
  стая парковка газон знак разметка светофор пробка канализация люк подвал квитанция начисление управляющая
  компания дом улица квартал бульвар проспект житель ребенок пенсионер коляска помогите просим срочно опять второй
  третий неделя месяц вчера сегодня утром вечером ночью невозможно опасно холодно темно грязно убрать починить
  сделать принять меры ответ отписка ждем обещали никто приехал бригада авария прорыв труба колодец забор ремонт`
    .split(/\s+/)
    .filter((word) => word !== '');

/** One in ten is open, one in ten of the others was answered late. */
function deadlineOf(roll: number, created: number): Pick<SearchDocument, 'finish' | 'urgency' | 'near'> {
  if (roll < 0.1) return { finish: 'open', urgency: created + 30 * DAY, near: created + 30 * DAY - 2 * HOUR };
  return { finish: roll < 0.19 ? 'answeredLate' : 'answered', urgency: NOT_DUE, near: NOT_DUE };
}

/** Documents as long and as varied as citizens' messages, the same ones from the same seed. */
export function* syntheticDocuments(city: City, count: number, now: number): Generator<SearchDocument> {
  const random = createRandom(311);
  const pick = <T>(list: readonly T[], fallback: T): T =>
    list[Math.floor(random() ** 1.7 * list.length)] ?? fallback;
  const { home, topics, districts } = city.profile;
  for (let id = 1; id <= count; id++) {
    const length = 8 + Math.floor(random() * 60);
    const text = Array.from({ length }, () => pick(WORDS, 'дом'));
    text.push(`дом ${Math.floor(random() * 120)}`);
    const isPlaced = random() < 0.45;
    const created = Math.floor(now - (1 - id / count) * 365 * DAY);
    yield {
      id,
      version: id,
      text: text.join(' '),
      kind: random() < 0.06 ? 'petition' : 'message',
      source: 'bench',
      channel: pick(CHANNELS, 'vk'),
      topic: pick(topics, null)?.id ?? 'undetermined',
      district: random() < 0.7 ? (pick(districts, null)?.id ?? null) : null,
      department: null,
      status: pick(STATUSES, 'registered'),
      precision: isPlaced ? 'house' : 'none',
      cell: isPlaced
        ? cellAt(
            home.south + random() * (home.north - home.south),
            home.west + random() * (home.east - home.west),
          )
        : null,
      created,
      ...deadlineOf(random(), created),
    };
  }
}
