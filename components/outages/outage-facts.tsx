import type { CityNames } from '@/components/appeals/city-names';
import type { OutageItem } from '@/lib/contract/outage';
import { formatMoment } from '@/lib/domain/russian';
import { whereWords } from './outage-words';
import own from './outages.module.css';

interface Props {
  readonly item: OutageItem;
  readonly names: CityNames;
  readonly zone: string;
}

/** What is known of one, name by name. */
export function OutageFacts({ item, names, zone }: Props) {
  const moment = (iso: string | null) => (iso === null ? null : formatMoment(zone, Date.parse(iso)));
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['Номер', item.id],
    ['Где', whereWords(item, names)],
    ['Кто проводит или сообщил', item.by],
    ['Что отключено', item.service],
    ['Объясняет темы', item.topics.length === 0 ? null : item.topics.map(names.topic).join(', ')],
    ['Начало', moment(item.from)],
    ['Обещанный конец', moment(item.promisedEnd)],
    ['Действительный конец', moment(item.actualEnd)],
  ];
  return (
    <dl className={own.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={own.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
