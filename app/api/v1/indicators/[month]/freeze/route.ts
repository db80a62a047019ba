import { monthText } from '@/lib/contract/indicators';
import { appContext } from '@/lib/services/context';
import { freezeMonth } from '@/lib/services/indicators/freeze-month';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ readonly month: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const month = parseWith(monthText, (await params).month, 'месяц не понят');
    return answer(await freezeMonth({ ctx: { store, actor }, input: { month } }), 201);
  });
}
