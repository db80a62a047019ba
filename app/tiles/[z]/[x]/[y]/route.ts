import { AppError } from '@/lib/contract/app-error';
import { tileAddress } from '@/lib/contract/base-map';
import { appContext } from '@/lib/services/context';
import { answering, parseWith } from '../../../../api/http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ z: string; x: string; y: string }>;
}

/** The address names the map's version: what stands under it never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';

export function GET(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { z, x, y } = parseWith(tileAddress, await params, 'адрес плитки не понят');
    const { baseMap } = appContext();
    const info = await baseMap.info();
    if (info === null)
      throw new AppError('not-found', 'карта города не загружена: её загружает npm run city:import');
    const isNamed = new URL(request.url).searchParams.get('v') === info.version;
    const tile = await baseMap.tile(z, x, y);
    const headers = { 'cache-control': isNamed ? FOR_EVER : 'no-store' };
    if (tile === null) return new Response(null, { status: 204, headers });
    return new Response(Buffer.from(tile), {
      headers: { ...headers, 'content-type': 'application/vnd.mapbox-vector-tile' },
    });
  });
}
