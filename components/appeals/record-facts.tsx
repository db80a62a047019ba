import type { AppealRecord } from '@/lib/contract/search';
import { formatMoment } from '@/lib/domain/russian';
import { CHANNEL_NAMES, KIND_NAMES, STATUS_NAMES } from '@/lib/domain/russian-names';
import type { CityNames } from './city-names';
import styles from './record.module.css';

interface RecordFactsProps {
  readonly record: AppealRecord;
  readonly names: CityNames;
  readonly zone: string;
}

type Fact = readonly [name: string, value: string | null];

/** Everything that is known of a record besides its text; what is absent is left out. */
export function RecordFacts(props: RecordFactsProps) {
  const groups = [
    { title: 'Откуда', facts: originFacts(props) },
    { title: 'О чём и где', facts: matterFacts(props) },
    { title: 'Сроки и ответ', facts: termFacts(props) },
  ];
  return groups.map(({ title, facts }) => (
    <section key={title} className={styles.group}>
      <h2>{title}</h2>
      <dl>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  ));
}

function originFacts({ record, names }: RecordFactsProps): Fact[] {
  return [
    ['Вид', KIND_NAMES[record.kind]],
    ['Источник', names.source(record.source)],
    ['Номер в источнике', record.externalId],
    ['Канал', CHANNEL_NAMES[record.channel]],
    ['Автор', record.hasAuthor ? 'указан, скрыт' : 'не указан'],
  ];
}

const quoted = (words: string | null) => (words === null ? null : `«${words}»`);

function matterFacts({ record, names }: RecordFactsProps): Fact[] {
  return [
    ['Тема', names.topic(record.topic)],
    ['Тема словами источника', record.topicLabel],
    ['Адрес', record.address],
    ['Исполнитель', record.department === null ? null : names.department(record.department)],
    [
      'Почему он',
      record.route.isChosen ? 'назван источником или выбран человеком' : quoted(record.route.words),
    ],
  ];
}

function termFacts({ record, zone }: RecordFactsProps): Fact[] {
  const moment = (iso: string | null) => (iso === null ? null : formatMoment(zone, Date.parse(iso)));
  return [
    ['Состояние', STATUS_NAMES[record.status]],
    ['Состояние словами источника', record.statusLabel],
    ['Гражданин написал', moment(record.createdAt)],
    ['Центр получил', moment(record.receivedAt)],
    ['Внесено в Пульт', moment(record.registeredAt)],
    ['Срок ответа', moment(record.dueAt) ?? 'не задан'],
    ['Дан ответ', moment(record.answeredAt)],
    ['Закрыто', moment(record.closedAt)],
  ];
}
