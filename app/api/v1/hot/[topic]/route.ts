import { hotTopicName } from '@/lib/contract/hot';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { explainHot } from '@/lib/services/hot/explain-hot';
import { answer, answering, parseWith } from '../../../http';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ topic: string }>;
}

export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answering(async () => {
    const { live, store } = appContext();
    const topic = parseWith(hotTopicName, (await params).topic, 'тема не понята');
    const ctx = { store, actor: LOCAL_OBSERVER };
    return answer(await explainHot({ ctx, live, input: { topic } }));
  });
}
