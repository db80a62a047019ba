import Link from 'next/link';
import type { ReactNode } from 'react';
import type { CityNames } from '@/components/appeals/city-names';
import styles from '@/components/appeals/record.module.css';
import type { HotAnswer } from '@/lib/contract/hot';
import { counted, formatMoment, formatNumber, formatSpan, MESSAGES } from '@/lib/domain/russian';
import { seenWords } from './hot-words';

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
        <Figures {...props} />
        <Words words={answer.words} />
        <Places {...props} />
        <Known {...props} />
      </div>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Figures({ answer, names, zone }: CardProps) {
  const { since, asOf, seen, district, authors, addresses, sources } = answer;
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
        {sources.map(({ source, name, count }) => (
          <Fact key={source} name={name} value={counted(count, MESSAGES)} />
        ))}
      </dl>
    </Group>
  );
}

function Words({ words }: { words: HotAnswer['words'] }) {
  return (
    <Group title="Новые слова">
      {words.length === 0 ? (
        <p>Слов, которых в этой теме обычно нет, пятеро авторов пока не назвали.</p>
      ) : (
        <dl>
          {words.map(({ word, authors }) => (
            <Fact key={word} name={word} value={`авторов: ${formatNumber(authors)}`} />
          ))}
        </dl>
      )}
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

function Known({ answer, names, zone }: CardProps) {
  const { outages, past } = answer;
  const moment = (text: string) => formatMoment(zone, Date.parse(text));
  return (
    <Group title="Что известно">
      {outages.length === 0 && <p>Отключений, которые это объясняют, не объявлено.</p>}
      {outages.map(({ title, district, from, to }) => (
        <p key={`${title} ${from}`}>
          {title}
          {district === null ? '' : `, ${names.district(district)}`}: с {moment(from)} до {moment(to)}
        </p>
      ))}
      {past.length > 0 && (
        <>
          <p>За 30 дней тема уже была горячей:</p>
          <ul>
            {past.map(({ since, closedAt }) => (
              <li key={since}>
                с {moment(since)} до {moment(closedAt)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Group>
  );
}
