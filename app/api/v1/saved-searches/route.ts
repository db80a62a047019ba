import { AppError } from '@/lib/contract/app-error';
import { savedSearchesQuery, searchToSave } from '@/lib/contract/saved-search';
import { appContext } from '@/lib/services/context';
import { listSearches, saveSearch } from '@/lib/services/searches/saved-searches';
import { answer, answering, parseBody, parseQuery } from '../../http';
import { ownerOf } from './actor';

export const dynamic = 'force-dynamic';

const JSON_TYPE = 'application/json';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { download } = parseQuery(request, savedSearchesQuery);
    const response = answer({ items: await listSearches({ ctx: { store, actor: await ownerOf(request) } }) });
    if (download === '1') {
      response.headers.set('content-disposition', 'attachment; filename="pult-saved-searches.json"');
    }
    return response;
  });
}

/** JSON only: a form of another site cannot send that without asking first. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const actor = await ownerOf(request);
    if (!(request.headers.get('content-type') ?? '').startsWith(JSON_TYPE)) {
      throw new AppError('invalid', `поиск не сохранён: пришлите его как ${JSON_TYPE}`);
    }
    const input = await parseBody(
      request,
      searchToSave,
      'поиск не сохранён: исправьте поля и пришлите снова',
    );
    return answer(await saveSearch({ ctx: { store, actor }, input }), 201);
  });
}
