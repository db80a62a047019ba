import { settingChangesQuery } from '@/lib/contract/department';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listSettingChanges } from '@/lib/services/setting-changes/list-changes';
import { answer, answering, parseQuery } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = parseQuery(request, settingChangesQuery);
    return answer(await listSettingChanges({ ctx: { store, actor: LOCAL_OBSERVER }, input }));
  });
}
