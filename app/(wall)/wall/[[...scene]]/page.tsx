import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WallScreen } from '@/components/wall/wall-screen';
import { wallSettings } from '@/components/wall/wall-settings';
import { SCENES } from '@/lib/contract/room';
import { appContext } from '@/lib/services/context';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Стена · Пульт' };

interface Props {
  readonly params: Promise<{ scene?: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WallPage({ params, searchParams }: Props) {
  const [name = 'situation', ...rest] = (await params).scene ?? [];
  const scene = SCENES.find((known) => known === name);
  if (scene === undefined || rest.length > 0) notFound();
  const { store, baseMap } = appContext();
  const settings = wallSettings(await searchParams);
  return (
    <WallScreen
      profile={store.city.profile}
      baseMap={await baseMap.info()}
      settings={settings}
      scene={scene}
    />
  );
}
