import { correctionInput, monthText } from '@/lib/contract/indicators';
import { appContext } from '@/lib/services/context';
import { correctMonth } from '@/lib/services/indicators/freeze-month';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, parseWith } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ readonly month: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const month = parseWith(monthText, (await params).month, 'месяц не понят');
    const input = await parseBody(request, correctionInput, 'месяц не исправлен: исправьте поля');
    return answer(await correctMonth({ ctx: { store, actor }, input: { ...input, month } }), 201);
  });
}
