import type { Database } from '@/lib/db/database';
import type { Clock } from '@/lib/domain/clock';
import type { Actor } from './actor';
import type { City } from './city/city';
import type { DeadlineDesk } from './deadlines/deadline-desk';
import type { DepartmentDesk } from './departments/department-desk';
import type { RoutingDesk } from './routing/routing-desk';
import type { TopicDesk } from './topics/topic-desk';

/** One store and what every verb on it needs. */
export interface Store {
  readonly db: Database;
  /** Its departments are those of the last reading of `departments`. */
  readonly city: City;
  /** Reads what texts are about. */
  readonly topics: TopicDesk;
  /** Knows who answers. */
  readonly departments: DepartmentDesk;
  /** Knows whom an appeal goes to. */
  readonly routing: RoutingDesk;
  /** Knows by when an answer is due. */
  readonly deadlines: DeadlineDesk;
  readonly clock: Clock;
  /** Key of the fingerprints of authors and addresses, generated with the store. */
  readonly secret: string;
  /** Tells the relay that something was committed; only a hint, it may be lost. */
  pokeRelay(): void;
}

export interface VerbContext {
  readonly store: Store;
  readonly actor: Actor;
}
