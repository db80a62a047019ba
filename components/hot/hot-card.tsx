import Link from 'next/link';
import type { CityNames } from '@/components/appeals/city-names';
import styles from '@/components/appeals/record.module.css';
import type { HotAnswer } from '@/lib/contract/hot';
import { counted, formatMoment, formatNumber, formatSpan, MESSAGES } from '@/lib/domain/russian';
import { Fact, Group, Sources, Words } from './hot-groups';
import { seenWords } from './hot-words';
import { Known } from './known';

interface CardProps {
  readonly answer: HotAnswer;
  readonly names: CityNames;
  readonly zone: string;
  cellName(cell: string): string;
}

/** Why a topic is hot: what was expected and seen, who and where, what is new, what is known. */
export function HotCard(props: CardProps) {
  const { answer } = props;
  return (
    <>
      <p>{seenWords(answer.seen)}</p>
      <div className={styles.groups}>
        <Known known={answer} names={props.names} zone={props.zone} />
        <Figures {...props} />
        <Words words={answer.words} />
        <Places {...props} />
        <Past past={answer.past} zone={props.zone} />
      </div>
    </>
  );
}

function Figures({ answer, names, zone }: CardProps) {
  const { since, asOf, seen, district, authors, addresses, sources, department } = answer;
  const lasting =
    since === null
      ? '—'
      : `${formatMoment(zone, Date.parse(since))}, уже ${formatSpan(Date.parse(asOf) - Date.parse(since))}`;
  return (
    <Group title="Кто сообщает">
      <dl>
        <Fact name="Горячая с" value={lasting} />
        <Fact name="Где" value={district === null ? 'Весь город' : names.district(district)} />
        {seen.bound !== null && <Fact name="Порог" value={`больше ${formatNumber(seen.bound)}`} />}
        <Fact name="Авторов за час" value={formatNumber(authors)} />
        <Fact name="Адресов за час" value={formatNumber(addresses)} />
        <Sources sources={sources} />
        {department !== null && <Fact name="Ведёт" value={department} />}
      </dl>
    </Group>
  );
}

function Places({ answer, cellName }: CardProps) {
  return (
    <Group title="Откуда за час">
      {answer.cells.length === 0 ? (
        <p>Сообщений с местом за последний час нет.</p>
      ) : (
        <dl>
          {answer.cells.map(({ cell, count }) => (
            <div key={cell}>
              <dt>
                <Link
                  className={styles.back}
                  href={`/appeals?${new URLSearchParams({ topic: answer.topic, cell, from: 'now-24h' })}`}
                >
                  {cellName(cell)}
                </Link>
              </dt>
              <dd>{counted(count, MESSAGES)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Group>
  );
}

function Past({ past, zone }: { past: HotAnswer['past']; zone: string }) {
  if (past.length === 0) return null;
  return (
    <Group title="За 30 дней уже была горячей">
      <ul>
        {past.map(({ since, closedAt }) => (
          <li key={since}>
            с {formatMoment(zone, Date.parse(since))} до {formatMoment(zone, Date.parse(closedAt))}
          </li>
        ))}
      </ul>
    </Group>
  );
}
