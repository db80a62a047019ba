import { fileFormat, fileQuery } from '@/lib/contract/department';
import { appContext } from '@/lib/services/context';
import { departmentsCsv, departmentsJson } from '@/lib/services/departments/departments-file';
import { importDepartments } from '@/lib/services/departments/import-departments';
import { decodeText } from '@/lib/services/setting-files/read-setting-file';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { fileAnswer } from '../../../file-answer';
import { answer, answering, parseQuery, readBytes } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { format } = parseQuery(request, fileFormat);
    const { byCode } = await store.departments.board(store.db.orm);
    const write = format === 'csv' ? departmentsCsv : departmentsJson;
    return fileAnswer('departments', format, write(byCode.values()));
  });
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const { mode } = parseQuery(request, fileQuery);
    const text = decodeText(await readBytes(request));
    return answer(await importDepartments({ ctx: { store, actor }, input: { text, mode } }));
  });
}
