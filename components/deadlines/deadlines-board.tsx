'use client';

import { useMemo } from 'react';
import { cityNames } from '@/components/appeals/city-names';
import type { CityProfile } from '@/lib/contract/city-profile';
import { type Book, type GaugeBy, NONE } from '@/lib/contract/figures';
import { DEADLINES } from '@/lib/contract/room';
import { LiveProvider } from '@/lib/live/live-provider';
import { BookSummary } from './book-summary';
import styles from './deadlines.module.css';
import { GaugeTable } from './gauge-table';
import { Queue } from './queue';
import { type RegimeName, regimeNames } from './regime-names';

const TITLES: Readonly<Record<GaugeBy, string>> = {
  departments: 'По исполнителям',
  regimes: 'По правилам срока',
  topics: 'По темам',
  districts: 'По районам',
  sources: 'По источникам',
};
const ORDER = ['departments', 'regimes', 'topics', 'districts', 'sources'] as const;
/** Filters of the list that tell the rows apart; a regime has a list of its own, a source has none. */
const FILTERS: Readonly<Partial<Record<GaugeBy, string>>> = {
  departments: 'department',
  topics: 'topic',
  districts: 'district',
};

interface Props {
  readonly profile: CityProfile;
  readonly regimes: readonly RegimeName[];
}

/** The gauges and the queue of deadlines; messages and petitions stand apart and are never added. */
export function DeadlinesBoard({ profile, regimes }: Props) {
  return (
    <LiveProvider room={DEADLINES}>
      <div className={styles.books}>
        <BookPart book="messages" title="Сообщения" profile={profile} regimes={regimes} />
        <BookPart book="petitions" title="Обращения по 59-ФЗ" profile={profile} regimes={regimes} />
      </div>
    </LiveProvider>
  );
}

interface BookProps extends Props {
  readonly book: Book;
  readonly title: string;
}

function BookPart({ book, title, profile, regimes }: BookProps) {
  const kind = book === 'messages' ? 'message' : 'petition';
  const names = useMemo(() => cityNames(profile), [profile]);
  const naming: Readonly<Record<GaugeBy, (code: string) => string>> = {
    topics: names.topic,
    departments: names.department,
    districts: names.district,
    sources: names.source,
    regimes: regimeNames(regimes),
  };
  const hrefOf = (by: GaugeBy) => (code: string, standing: string) => {
    if (by === 'regimes')
      return `/deadlines/regimes/${encodeURIComponent(code)}?${new URLSearchParams({ kind, deadline: standing })}`;
    const filter = FILTERS[by];
    if (filter === undefined || code === NONE) return null;
    return `/appeals?${new URLSearchParams({ kind, [filter]: code, deadline: standing })}`;
  };
  return (
    <section aria-label={title} data-book={book}>
      <h2>{title}</h2>
      <BookSummary book={book} zone={profile.zone} />
      <Queue kind={kind} zone={profile.zone} topicName={names.topic} departmentName={names.department} />
      {ORDER.map((by) => (
        <GaugeTable key={by} book={book} by={by} title={TITLES[by]} nameOf={naming[by]} hrefOf={hrefOf(by)} />
      ))}
    </section>
  );
}
