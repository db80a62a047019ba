import { type IndicatorCode, indicatorsOf } from './catalogue';
import type { CountFact, InstructionFact, PromiseFact, RoundFact } from './facts';
import type { Subject } from './indicator';
import { MEASURES, type Measured } from './measure';
import { type Ground, shareOfInstruction, shareOfPromise, shareOfRound } from './share-of';
import { Tally } from './tally';

export type Figures = Readonly<Partial<Record<IndicatorCode, Measured>>>;

/** The figures of one kind of records: of all, and of each department that had any. */
export interface SubjectFigures {
  readonly all: Figures;
  readonly departments: Readonly<Record<string, Figures>>;
}

export type MonthFigures = Readonly<Record<Subject, SubjectFigures>>;

interface Book {
  readonly all: Tally;
  readonly departments: Map<string, Tally>;
}

/** Counts a month from its facts, taken one by one in any order; kinds of records never meet. */
export class MonthCounter {
  readonly #ground: Ground;
  readonly #books: Readonly<Record<Subject, Book>>;

  constructor(ground: Ground) {
    this.#ground = ground;
    const book = (): Book => ({ all: new Tally(), departments: new Map() });
    this.#books = { message: book(), petition: book(), instruction: book() };
  }

  #tallies(subject: Subject, department: string | null): readonly Tally[] {
    const { all, departments } = this.#books[subject];
    if (department === null) return [all];
    let own = departments.get(department);
    if (own === undefined) {
      own = new Tally();
      departments.set(department, own);
    }
    return [all, own];
  }

  round(fact: RoundFact): void {
    const share = shareOfRound(fact, this.#ground);
    if (share.counts.length + share.spans.length === 0) return;
    for (const tally of this.#tallies(fact.kind, fact.department)) tally.add(share);
  }

  promise(fact: PromiseFact): void {
    const share = shareOfPromise(fact, this.#ground);
    if (share.counts.length === 0) return;
    for (const tally of this.#tallies(fact.kind, fact.department)) tally.add(share);
  }

  instruction(fact: InstructionFact): void {
    const share = shareOfInstruction(fact, this.#ground);
    if (share.counts.length === 0) return;
    for (const tally of this.#tallies('instruction', fact.executor)) tally.add(share);
  }

  counted({ kind, department, key, count }: CountFact): void {
    for (const tally of this.#tallies(kind, department)) tally.count(key, count);
  }

  figures(): MonthFigures {
    const books = this.#books;
    return {
      message: figuresOf('message', books.message),
      petition: figuresOf('petition', books.petition),
      instruction: figuresOf('instruction', books.instruction),
    };
  }
}

function figuresOf(subject: Subject, { all, departments }: Book): SubjectFigures {
  const own = [...departments].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const executors = own.filter(([, tally]) => tally.of('assigned') > 0).length;
  return {
    all: measured(subject, all, executors),
    departments: Object.fromEntries(own.map(([code, tally]) => [code, measured(subject, tally, 1)])),
  };
}

function measured(subject: Subject, tally: Tally, executors: number): Figures {
  const entries = indicatorsOf(subject).map(({ code }) => [code, MEASURES[code](tally, { executors })]);
  return Object.fromEntries(entries);
}
