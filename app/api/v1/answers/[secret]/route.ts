import { answerInput } from '@/lib/contract/answer-link';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openLink } from '@/lib/services/answer-links/open-link';
import { proposeAnswer } from '@/lib/services/answer-links/propose-answer';
import { appContext } from '@/lib/services/context';
import { answer, answering, parseBody } from '../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ secret: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { secret } = await params;
    return answer(await openLink({ ctx: { store, actor: LOCAL_OBSERVER }, input: { secret } }));
  });
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { secret } = await params;
    const input = {
      secret,
      answer: await parseBody(request, answerInput, 'ответ не отправлен: исправьте поля'),
    };
    return answer(await proposeAnswer({ ctx: { store, actor: LOCAL_OBSERVER }, input }), 201);
  });
}
