import { eq, max } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { department, settingChange } from '@/lib/db/schema';
import type { Department } from '@/lib/domain/departments/department';
import { type City, createCity } from '../city/city';
import { toMs } from '../mark';

/** The departments as they are now. */
export interface DepartmentBoard {
  /** Number of the last change of them. */
  readonly version: number;
  readonly byCode: ReadonlyMap<string, Department>;
}

export interface DepartmentDesk {
  /** Read anew only when something has changed; never ask inside a transaction that has changed them. */
  board(tx: Pick<Transaction, 'select'>): Promise<DepartmentBoard>;
  /** The city with the departments of the last reading: the one door to their names. */
  readonly city: City;
}

type Row = typeof department.$inferSelect;

const fromRow = ({ closedAt, ...row }: Row): Department => ({ ...row, closedAt: toMs(closedAt) });

async function versionNow(tx: Pick<Transaction, 'select'>): Promise<number> {
  const [row] = await tx
    .select({ last: max(settingChange.id) })
    .from(settingChange)
    .where(eq(settingChange.area, 'departments'));
  return row?.last ?? 0;
}

export function createDepartmentDesk(city: City): DepartmentDesk {
  let held: DepartmentBoard | null = null;
  let named = city;

  function hold(board: DepartmentBoard): void {
    held = board;
    const departments = [...board.byCode.values()].map(({ code: id, name, short, kind, parent }) => ({
      id,
      name,
      short,
      kind,
      parent,
    }));
    named = createCity({ ...city.profile, departments });
  }

  return {
    async board(tx) {
      const version = await versionNow(tx);
      if (held !== null && held.version === version) return held;
      const rows = await tx.select().from(department).orderBy(department.name);
      const board = { version, byCode: new Map(rows.map((row) => [row.code, fromRow(row)])) };
      hold(board);
      return board;
    },
    get city() {
      return named;
    },
  };
}
