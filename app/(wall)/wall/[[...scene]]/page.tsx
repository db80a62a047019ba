import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WallScreen } from '@/components/wall/wall-screen';
import { wallSettings } from '@/components/wall/wall-settings';
import { appContext } from '@/lib/services/context';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Стена · Пульт' };

const SCENES: ReadonlySet<string> = new Set(['situation']);

interface Props {
  readonly params: Promise<{ scene?: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WallPage({ params, searchParams }: Props) {
  const [scene = 'situation', ...rest] = (await params).scene ?? [];
  if (!SCENES.has(scene) || rest.length > 0) notFound();
  const { store, baseMap } = appContext();
  const settings = wallSettings(await searchParams);
  return <WallScreen profile={store.city.profile} baseMap={await baseMap.info()} settings={settings} />;
}
