'use client';

import Link from 'next/link';
import { ALL, type Book, numbersOf, section } from '@/lib/contract/figures';
import { MINUTE } from '@/lib/domain/city-time';
import { projectTomorrow } from '@/lib/domain/deadline/project-late';
import { formatNumber } from '@/lib/domain/russian';
import { useFigure, useSection, useServerTime } from '@/lib/live/use-figures';
import styles from './deadlines.module.css';

interface Props {
  readonly book: Book;
  readonly zone: string;
}

/** Late, soon, in time now; what tomorrow brings if nothing is done; what was late over all that is stored. */
export function BookSummary({ book, zone }: Props) {
  const [inTime = 0, soon = 0, late = 0] = numbersOf(useFigure(section.deadlines(book), ALL));
  const kind = book === 'messages' ? 'message' : 'petition';
  const list = (standing: string) => `/appeals?${new URLSearchParams({ kind, deadline: standing })}`;
  return (
    <>
      <dl className={styles.figures}>
        <Figure name="Просрочено" count={late} href={list('late')} isAlarm={late > 0} />
        <Figure name="Скоро" count={soon} href={list('soon')} />
        <Figure name="В срок" count={inTime} href={list('inTime')} />
      </dl>
      <Tomorrow book={book} zone={zone} />
      <Ever book={book} />
    </>
  );
}

interface FigureProps {
  readonly name: string;
  readonly count: number;
  readonly href: string;
  readonly isAlarm?: boolean;
}

function Figure({ name, count, href, isAlarm = false }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isAlarm ? styles.late : undefined}>
        <Link href={href}>{formatNumber(count)}</Link>
      </dd>
    </div>
  );
}

/** Height of the highest bar, in pixels. */
const BAR = 72;

function Tomorrow({ book, zone }: Props) {
  const slots = numbersOf(useSection(section.dueSlots(book)).get('list'));
  const now = useServerTime(MINUTE);
  if (now === null) return null;
  const { total, hours } = projectTomorrow(slots, zone, now);
  const most = Math.max(1, ...hours.map(({ count }) => count));
  if (total === 0) return <p>Если ничего не делать, завтра не просрочится ничего.</p>;
  return (
    <>
      <p>
        Если ничего не делать, завтра просрочится <strong>{formatNumber(total)}</strong>, по часам:
      </p>
      <ol className={styles.hours}>
        {hours.map(({ hour, count }) => (
          <li key={hour}>
            <strong>{formatNumber(count)}</strong>
            <span className={styles.bar} style={{ height: `${(BAR * count) / most}px` }} />
            <span>{hour === 24 ? 'к концу дня' : `${hour}:00`}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Ever({ book }: { book: Book }) {
  const [answered = 0, late = 0] = numbersOf(useFigure(section.finished(book, 'ever', 'topics'), ALL));
  if (answered === 0) return null;
  return (
    <p data-ever>
      За всё время отвечено или закрыто со сроком {formatNumber(answered)}, из них позже срока{' '}
      {formatNumber(late)} ({((100 * late) / answered).toFixed(1).replace('.', ',')} %).
    </p>
  );
}
