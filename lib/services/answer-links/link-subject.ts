import { INSTRUCTION_MOVES } from '@/lib/domain/instructions/moves';
import { isUnfinished } from '@/lib/domain/life/move-table';
import { getAppeal } from '../appeals/get-appeal';
import { getInstruction } from '../instructions/list-instructions';
import type { VerbContext } from '../store';
import type { LinkRow } from './link-rows';

/** What an organisation is asked about, personal data masked. */
export interface LinkSubject {
  readonly title: string;
  readonly text: string;
  readonly address: string | null;
  readonly dueAt: string | null;
  /** Why no answer is wanted any more; null while one is. */
  readonly refusal: string | null;
}

export async function readSubject(
  ctx: VerbContext,
  { target, targetId: id }: Pick<LinkRow, 'target' | 'targetId'>,
): Promise<LinkSubject> {
  if (target === 'instruction') {
    const { text, dueAt, state } = await getInstruction({ ctx, input: { id } });
    const refusal = INSTRUCTION_MOVES.report.from.includes(state)
      ? null
      : 'по поручению уже отчитались, или его сняли с контроля: отвечать больше не нужно';
    return { title: `Поручение № ${id}`, text, address: null, dueAt, refusal };
  }
  const { topicName, text, address, dueAt, status } = await getAppeal({ ctx, input: { id } });
  const refusal = isUnfinished(status)
    ? null
    : 'центр закончил работу с этой записью: отвечать больше не нужно';
  return { title: `${topicName}, запись № ${id}`, text, address, dueAt, refusal };
}
