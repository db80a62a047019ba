import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { showImports } from '@/lib/services/imports/list-imports';
import { answer, answering } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    return answer({ items: await showImports({ ctx: { store, actor: LOCAL_OBSERVER } }) });
  });
}
