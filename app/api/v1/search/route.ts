import { searchQuery } from '@/lib/contract/search';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { searchAppeals } from '@/lib/services/search/search-appeals';
import { answer, answering, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store, search } = appContext();
    const input = parseQuery(request, searchQuery);
    return answer(await searchAppeals({ ctx: { store, actor: LOCAL_OBSERVER }, search, input }));
  });
}
