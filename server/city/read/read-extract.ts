import type { Bounds } from '@/lib/domain/geometry';
import type { CityExtract, ElementType, OsmSink, Relation, TaggedNode, Way } from '@/lib/domain/osm/element';
import { keepTags } from '@/lib/domain/osm/kinds';
import { refuseFile } from './faults';
import { NodeStore } from './node-store';
import type { OsmReader } from './osm-reader';

/** Degrees around the city that still belong to its map. */
const MARGIN = 0.005;
const E7 = 1e7;
/** Borders of regions and of the country are none of a city's, and huge. */
const WIDEST_ADMIN_LEVEL = 5;

const IN_ORDER: readonly ElementType[] = ['node', 'way', 'relation'];
const ORDER_WORDS = 'сначала точки, потом линии, потом отношения';

export interface ExtractOptions {
  readonly city: { readonly name: string; readonly bounds: Bounds };
  /** Which of the passes over the file is under way, and the part of it that is done, 0 to 1. */
  onProgress(pass: number, share: number): void;
}

const ignore: OsmSink = { node: () => undefined, way: () => undefined, relation: () => undefined };

function degrees({ west, south, east, north }: Bounds): string {
  const [w, s, e, n] = [west, south, east, north].map((value) => value.toFixed(2).replace('.', ','));
  return `${s}–${n} с. ш., ${w}–${e} в. д.`;
}

const overlap = (a: Bounds, b: Bounds) =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

export function foreignCity(name: string, found: Bounds | null, city: ExtractOptions['city']): Error {
  const where = found === null ? 'в границах города в нём ничего нет' : `он охватывает ${degrees(found)}`;
  return refuseFile(
    `${name} — выгрузка другого места: ${where}, а «${city.name}» лежит в пределах ${degrees(city.bounds)}; проверьте файл и --city`,
  );
}

class CityCollector implements OsmSink {
  readonly places = new NodeStore();
  /** Of nodes outside the city on which its ways rest. */
  readonly farPlaces = new NodeStore();
  readonly nodes: TaggedNode[] = [];
  readonly ways = new Map<number, Way>();
  readonly relations: Relation[] = [];
  readonly #reader: OsmReader;
  readonly #box: readonly [west: number, south: number, east: number, north: number];
  #stage = 0;

  constructor(reader: OsmReader, { west, south, east, north }: Bounds) {
    this.#reader = reader;
    this.#box = [(west - MARGIN) * E7, (south - MARGIN) * E7, (east + MARGIN) * E7, (north + MARGIN) * E7];
  }

  #at(type: ElementType): void {
    const stage = IN_ORDER.indexOf(type);
    if (stage < this.#stage) {
      throw refuseFile(
        `${this.#reader.file.name}: элементы стоят не по порядку (${ORDER_WORDS}); отсортируйте выгрузку`,
      );
    }
    this.#stage = stage;
  }

  node(id: number, at: { readonly lonE7: number; readonly latE7: number }, tags: TaggedNode['tags'] | null) {
    this.#at('node');
    const [west, south, east, north] = this.#box;
    if (at.lonE7 < west || at.lonE7 > east || at.latE7 < south || at.latE7 > north) return;
    this.places.add(id, at);
    const kept = tags === null ? null : keepTags(tags);
    if (kept !== null) this.nodes.push({ id, tags: kept, at: [at.lonE7 / E7, at.latE7 / E7] });
  }

  way(id: number, refs: readonly number[], tags: Way['tags']): void {
    this.#at('way');
    if (refs.some((ref) => this.places.has(ref))) {
      this.ways.set(id, { id, tags: keepTags(tags) ?? {}, refs: Float64Array.from(refs) });
    }
  }

  relation(id: number, members: Relation['members'], tags: Relation['tags']): void {
    this.#at('relation');
    const kept = keepTags(tags);
    if (kept?.type === undefined || Object.keys(kept).length === 1) return;
    const level = Number(kept.admin_level ?? Number.NaN);
    if (kept.boundary === 'administrative' && level < WIDEST_ADMIN_LEVEL) return;
    const isHere = members.some(({ type, ref }) =>
      type === 'way' ? this.ways.has(ref) : type === 'node' && this.places.has(ref),
    );
    if (isHere) this.relations.push({ id, members, tags: kept });
  }

  /** Ways of the city's areas that lie outside it. */
  missingWays(): Set<number> {
    const missing = new Set<number>();
    for (const { tags, members } of this.relations) {
      if (tags.type !== 'multipolygon' && tags.type !== 'boundary') continue;
      for (const { type, ref } of members) if (type === 'way' && !this.ways.has(ref)) missing.add(ref);
    }
    return missing;
  }

  missingNodes(): Set<number> {
    const missing = new Set<number>();
    for (const { refs } of this.ways.values()) {
      for (const ref of refs) if (!this.places.has(ref)) missing.add(ref);
    }
    return missing;
  }
}

/**
 * What an extract holds of a city. Memory grows with the city, not with the file. Errors: invalid for a file
 * that is cut, damaged, out of order, or of another place.
 */
export async function readExtract(reader: OsmReader, options: ExtractOptions): Promise<CityExtract> {
  const { city, onProgress } = options;
  const { file, bounds } = reader;
  if (bounds !== null && !overlap(bounds, city.bounds)) throw foreignCity(file.name, bounds, city);
  let pass = 0;
  const sweep = (sink: OsmSink, ...wants: ElementType[]) => {
    pass++;
    const onBytes = (read: number) => onProgress(pass, read / file.size);
    return reader.read({ sink, wants: new Set(wants), onBytes });
  };
  const found = new CityCollector(reader, city.bounds);
  await sweep(found, ...IN_ORDER);
  if (found.places.size === 0) throw foreignCity(file.name, bounds, city);
  const ways = found.missingWays();
  if (ways.size > 0) {
    const keep = (id: number, refs: readonly number[], tags: Way['tags']) => {
      if (ways.has(id)) found.ways.set(id, { id, tags: keepTags(tags) ?? {}, refs: Float64Array.from(refs) });
    };
    await sweep({ ...ignore, way: keep }, 'way');
  }
  const nodes = found.missingNodes();
  if (nodes.size > 0) {
    await sweep({ ...ignore, node: (id, at) => nodes.has(id) && found.farPlaces.add(id, at) }, 'node');
  }
  const { places, farPlaces } = found;
  return {
    nodes: found.nodes,
    ways: found.ways,
    relations: found.relations,
    position: (node) => places.position(node) ?? farPlaces.position(node),
  };
}
