import { savedSearchId } from '@/lib/contract/saved-search';
import { appContext } from '@/lib/services/context';
import { forgetSearch } from '@/lib/services/searches/saved-searches';
import { answer, answering, parseWith } from '../../../http';
import { ownerOf } from '../actor';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function DELETE(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = parseWith(savedSearchId, (await params).id, 'поиск не найден');
    return answer(await forgetSearch({ ctx: { store, actor: await ownerOf(request) }, input: { id } }));
  });
}
