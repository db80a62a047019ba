import { instructionInput, instructionsQuery } from '@/lib/contract/instruction';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { giveInstruction } from '@/lib/services/instructions/give-instruction';
import { listInstructions } from '@/lib/services/instructions/list-instructions';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = parseQuery(request, instructionsQuery);
    return answer(await listInstructions({ ctx: { store, actor: LOCAL_OBSERVER }, input }));
  });
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, instructionInput, 'поручение не дано: исправьте поля');
    return answer(await giveInstruction({ ctx: { store, actor }, input }), 201);
  });
}
