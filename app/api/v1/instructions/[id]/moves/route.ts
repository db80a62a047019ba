import { instructionMove } from '@/lib/contract/instruction';
import { appContext } from '@/lib/services/context';
import { moveInstruction } from '@/lib/services/instructions/move-instruction';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf, parseBody } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = numberOf((await params).id, 'номер поручения не понят');
    const move = await parseBody(request, instructionMove, 'с поручением ничего не сделано: исправьте поля');
    return answer(await moveInstruction({ ctx: { store, actor }, input: { id, move } }));
  });
}
