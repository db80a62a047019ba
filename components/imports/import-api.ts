import type {
  ImportFileAnswer,
  ImportItem,
  ImportSettings,
  RejectMended,
  RejectsAnswer,
} from '@/lib/contract/imports';

/** A refusal in the server's own words. */
export class Refused extends Error {}

async function readAnswer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  throw new Refused(messageOf(body) ?? `сервер ответил ${response.status}: повторите позже`);
}

function messageOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return String(error.message);
}

/** What the page asks of its server, under the key that this browser was given. */
export interface ImportApi {
  upload(file: File, onShare: (share: number) => void): Promise<ImportFileAnswer>;
  file(id: number): Promise<ImportFileAnswer>;
  settle(id: number, settings: ImportSettings): Promise<ImportFileAnswer>;
  start(id: number): Promise<ImportFileAnswer>;
  list(): Promise<readonly ImportItem[]>;
  undo(jobId: number): Promise<void>;
  rejects(jobId: number, after: number): Promise<RejectsAnswer>;
  rejectsFile(jobId: number): Promise<Blob>;
  mend(at: { jobId: number; line: number }, values: Readonly<Record<string, string>>): Promise<RejectMended>;
}

/** `fetch` tells nothing of how much was sent; the older way does. */
function send(url: string, file: File, onShare: (share: number) => void) {
  return new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new Refused('файл не дошёл: связь прервалась, отправьте его снова'));
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.send(file);
  });
}

function ask(url: string, method: string, body?: unknown): Promise<Response> {
  const sent = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return fetch(`/api/v1/${url}`, { method, ...(body === undefined ? {} : sent) });
}

export const importApi: ImportApi = {
  upload: async (file, onShare) =>
    readAnswer(await send(`/api/v1/import-files?name=${encodeURIComponent(file.name)}`, file, onShare)),
  file: async (id) => readAnswer(await ask(`import-files/${id}`, 'GET')),
  settle: async (id, settings) => readAnswer(await ask(`import-files/${id}`, 'PUT', settings)),
  start: async (id) => readAnswer(await ask(`import-files/${id}/start`, 'POST')),
  list: async () => (await readAnswer<{ items: ImportItem[] }>(await ask('imports', 'GET'))).items,
  undo: async (jobId) => {
    await readAnswer(await ask(`imports/${jobId}/undo`, 'POST'));
  },
  rejects: async (jobId, after) => readAnswer(await ask(`imports/${jobId}/rejects?after=${after}`, 'GET')),
  rejectsFile: async (jobId) => {
    const response = await ask(`imports/${jobId}/rejects/file`, 'GET');
    return response.ok ? response.blob() : readAnswer<Blob>(response);
  },
  mend: async ({ jobId, line }, values) =>
    readAnswer(await ask(`imports/${jobId}/rejects/${line}`, 'PUT', { values })),
};
