import { and, count, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { answerLink, instruction, routingRule } from '@/lib/db/schema';
import { counted, type Forms, RECORDS, RULES } from '@/lib/domain/russian';
import { openAppealsOf } from './move-open-appeals';

const INSTRUCTIONS: Forms = ['поручение', 'поручения', 'поручений'];
const LINKS: Forms = ['ссылка для ответа', 'ссылки для ответа', 'ссылок для ответа'];

/** What a department would leave undone. */
export interface OpenWork {
  readonly appeals: readonly number[];
  readonly instructions: readonly number[];
  readonly rules: number;
  /** Links for answers that hold. */
  readonly links: number;
}

export async function openWorkOf(tx: Transaction, code: string, now: number): Promise<OpenWork> {
  const given = await tx
    .select({ id: instruction.id })
    .from(instruction)
    .where(and(eq(instruction.executor, code), isNull(instruction.closedAt)))
    .orderBy(instruction.id);
  const [rules] = await tx.select({ n: count() }).from(routingRule).where(eq(routingRule.department, code));
  const holds = and(
    eq(answerLink.department, code),
    isNull(answerLink.revokedAt),
    gt(answerLink.expiresAt, new Date(now)),
  );
  const [links] = await tx.select({ n: count() }).from(answerLink).where(holds);
  return {
    appeals: await openAppealsOf(tx, code),
    instructions: given.map(({ id }) => id),
    rules: rules?.n ?? 0,
    links: links?.n ?? 0,
  };
}

/** Somebody must take it over; a link is only taken back. */
export const needsSuccessor = ({ appeals, instructions, rules }: OpenWork) =>
  appeals.length + instructions.length + rules > 0;

/** «12 записей, 2 поручения, 1 правило»; what there is none of is left out. */
export function workWords({ appeals, instructions, rules, links }: OpenWork): string {
  const parts: [number, Forms][] = [
    [appeals.length, RECORDS],
    [instructions.length, INSTRUCTIONS],
    [rules, RULES],
    [links, LINKS],
  ];
  return parts
    .filter(([n]) => n > 0)
    .map(([n, forms]) => counted(n, forms))
    .join(', ');
}
