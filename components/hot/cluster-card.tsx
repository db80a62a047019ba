import type { CityNames } from '@/components/appeals/city-names';
import styles from '@/components/appeals/record.module.css';
import type { ClusterAnswer } from '@/lib/contract/hot';
import { counted, formatMoment, formatNumber, formatSpan, MESSAGES } from '@/lib/domain/russian';
import { Fact, Group, Sources, Words } from './hot-groups';
import { clusterWords } from './hot-words';
import { Known } from './known';

interface CardProps {
  readonly answer: ClusterAnswer;
  readonly names: CityNames;
  readonly zone: string;
}

/** Why a neighbourhood rings: what gathered, about what, from whom, what is known. */
export function ClusterCard({ answer, names, zone }: CardProps) {
  const { since, asOf, authors, addresses, sources, topics, district } = answer;
  const lasting = `${formatMoment(zone, Date.parse(since))}, уже ${formatSpan(Date.parse(asOf) - Date.parse(since))}`;
  return (
    <>
      <p>{clusterWords(answer)}</p>
      <div className={styles.groups}>
        <Known known={answer} names={names} zone={zone} />
        <Group title="Кто сообщает">
          <dl>
            <Fact name="Собирается с" value={lasting} />
            <Fact name="Район" value={district === null ? '—' : names.district(district)} />
            <Fact name="Авторов" value={formatNumber(authors)} />
            <Fact name="Адресов" value={formatNumber(addresses)} />
            <Sources sources={sources} />
          </dl>
        </Group>
        <Group title="О чём пишут">
          <dl>
            {topics.map(({ topic, name, count }) => (
              <Fact key={topic} name={name} value={counted(count, MESSAGES)} />
            ))}
          </dl>
        </Group>
        <Words words={answer.words} />
      </div>
    </>
  );
}
