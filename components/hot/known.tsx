import Link from 'next/link';
import type { CityNames } from '@/components/appeals/city-names';
import styles from '@/components/appeals/record.module.css';
import type { HotKnown } from '@/lib/contract/hot';
import { OUTAGE_KIND_WORDS } from '@/lib/domain/outages/outage-words';
import { capitalised, counted, type Forms, formatMoment } from '@/lib/domain/russian';
import { outageHref } from '../outages/outage-href';
import { Group } from './hot-groups';

const AUTHORS: Forms = ['автор', 'автора', 'авторов'];
const OPEN: Forms = ['открытая запись', 'открытые записи', 'открытых записей'];

interface KnownProps {
  readonly known: HotKnown;
  readonly names: CityNames;
  readonly zone: string;
}

type Outage = HotKnown['outages'][number];
type Problem = HotKnown['problems'][number];

/** Outages and accidents announced, problems gathered; or plainly that nobody knows anything yet. */
export function Known({ known: { outages, problems }, names, zone }: KnownProps) {
  return (
    <Group title="Что известно">
      {outages.length === 0 && (
        <p>
          {problems.length === 0
            ? 'Пока ничего: отключений и аварий, которые это объясняют, не объявлено, проблема не заведена.'
            : 'Отключений и аварий, которые это объясняют, не объявлено.'}
        </p>
      )}
      {outages.map((outage) => (
        <OutageLine key={outage.id} outage={outage} names={names} zone={zone} />
      ))}
      {problems.map((problem) => (
        <ProblemLine key={problem.id} problem={problem} zone={zone} />
      ))}
    </Group>
  );
}

function stateWords({ state, promisedEnd, actualEnd }: Outage, zone: string): string {
  const moment = (text: string) => formatMoment(zone, Date.parse(text));
  switch (state) {
    case 'expected':
      return `ещё не началось, закончить обещали ${moment(promisedEnd)}`;
    case 'active':
      return `идёт, закончить обещали ${moment(promisedEnd)}`;
    case 'overdue':
      return `обещали закончить ${moment(promisedEnd)}, но о конце не сообщили`;
    case 'ended':
      return `закончилось ${moment(actualEnd ?? promisedEnd)}`;
  }
}

function OutageLine({ outage, names, zone }: { outage: Outage; names: CityNames; zone: string }) {
  const { id, kind, by, title, district, area, from } = outage;
  const where = area ?? (district === null ? 'весь город' : names.district(district));
  const what = [OUTAGE_KIND_WORDS[kind], by].filter((part) => part !== null).join(', ');
  return (
    <p>
      {capitalised(what)}:{' '}
      <Link className={styles.back} href={outageHref(id)}>
        {title}
      </Link>{' '}
      ({where}). С {formatMoment(zone, Date.parse(from))}, {stateWords(outage, zone)}.
    </p>
  );
}

function ProblemLine({ problem, zone }: { problem: Problem; zone: string }) {
  const { id, title, authors, open, dueAt, department, explainedBy } = problem;
  const state = open === 0 ? 'все записи закрыты' : counted(open, OPEN);
  return (
    <p>
      Проблема:{' '}
      <Link className={styles.back} href={`/problems/${id}`}>
        {title}
      </Link>
      . {counted(authors, AUTHORS)}, {state}
      {dueAt === null ? '' : `, срок ${formatMoment(zone, Date.parse(dueAt))}`}.
      {department === null ? '' : ` Ведёт: ${department}.`}
      {explainedBy.length === 0 ? '' : ` Объясняет: ${explainedBy.join('; ')}.`}
    </p>
  );
}
