import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getInstruction } from '@/lib/services/instructions/list-instructions';
import { answer, answering, numberOf } from '../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = numberOf((await params).id, 'номер поручения не понят');
    return answer(await getInstruction({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}
