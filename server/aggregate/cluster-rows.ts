import type { HotCluster } from '@/lib/contract/figures';
import { cellCentre, parentCell } from '@/lib/domain/cell';
import { HOUR } from '@/lib/domain/city-time';
import type { ClusterLife } from '@/lib/domain/hot/cluster-life';
import { zoneCells } from '@/lib/domain/hot/cluster-zones';
import { displayInterval } from '@/lib/domain/norm';
import type { City } from '@/lib/services/city/city';
import type { AggregateState } from './aggregate-state';
import { isUntold } from './cluster-scan';

/** Open clusters with what their circle and window hold now, worst first; what still gathers before what calms. */
export function clusterRows(city: City, state: AggregateState): HotCluster[] {
  const excess = ({ count, norm: [, high] }: HotCluster) => count - high;
  const isCalm = ({ phase }: HotCluster) => Number(phase === 'calmed');
  return state.clusters
    .all()
    .map((life) => rowOf(city, state, life))
    .sort((a, b) => isCalm(a) - isCalm(b) || excess(b) - excess(a) || (a.id < b.id ? -1 : 1));
}

function rowOf(city: City, state: AggregateState, life: ClusterLife): HotCluster {
  const { id, topic, centre, rings, phase, since, hours, expected } = life;
  const voices = state.placed
    .of(zoneCells(centre, rings))
    .filter(
      (voice) =>
        voice.at > state.now - hours * HOUR &&
        (topic === null || voice.topic === topic) &&
        isUntold(state, voice),
    );
  const [lat, lon] = cellCentre(centre);
  const distinct = (of: (voice: (typeof voices)[number]) => string) => new Set(voices.map(of)).size;
  return {
    id,
    topic,
    district: city.districtAt(lon, lat),
    place: city.nearestPlace(lon, lat),
    cell: parentCell(centre, 7),
    centre,
    rings,
    phase,
    since,
    count: voices.length,
    hours,
    norm: displayInterval(expected, state.norms.clusterDispersion()),
    authors: distinct(({ author }) => author),
    sources: distinct(({ source }) => source),
    addresses: distinct(({ address }) => address),
  };
}
