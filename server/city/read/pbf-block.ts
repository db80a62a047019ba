import { PbfReader } from 'pbf';
import type { ElementType, Member, OsmSink, Tags } from '@/lib/domain/osm/element';

/** What all elements of one block share. */
interface Block {
  readonly words: readonly string[];
  readonly sink: OsmSink;
  readonly wants: ReadonlySet<ElementType>;
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
}

interface RawElement {
  id: number;
  keys: number[];
  values: number[];
}
interface RawNode extends RawElement {
  lat: number;
  lon: number;
}
interface RawWay extends RawElement {
  refs: number[];
}
interface RawRelation extends RawWay {
  roles: number[];
  types: number[];
}

const TYPES: readonly ElementType[] = ['node', 'way', 'relation'];
const GROUP = { node: 1, dense: 2, way: 3, relation: 4 } as const;
/** The format counts in 1e-9 degree, we in 1e-7. */
const NANO = 100;

const word = (block: Block, i: number) => {
  const found = block.words[i];
  if (found === undefined) throw new RangeError('no such word in the block');
  return found;
};

function tagsOf(block: Block, keys: readonly number[], values: readonly number[]): Tags {
  const tags: Record<string, string> = {};
  keys.forEach((key, i) => {
    tags[word(block, key)] = word(block, values[i] ?? -1);
  });
  return tags;
}

function place(block: Block, lat: number, lon: number) {
  return {
    lonE7: Math.round((block.lonOffset + block.granularity * lon) / NANO),
    latE7: Math.round((block.latOffset + block.granularity * lat) / NANO),
  };
}

function undelta(values: number[]): number[] {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] ?? 0;
    values[i] = sum;
  }
  return values;
}

interface Dense {
  readonly ids: number[];
  readonly lats: number[];
  readonly lons: number[];
  readonly words: number[];
}

function takeDense(tag: number, dense: Dense, pbf: PbfReader): void {
  if (tag === 1) pbf.readPackedSVarint(dense.ids);
  else if (tag === 8) pbf.readPackedSVarint(dense.lats);
  else if (tag === 9) pbf.readPackedSVarint(dense.lons);
  else if (tag === 10) pbf.readPackedVarint(dense.words);
}

/** Keys and values of all nodes in one list, a zero after each node's; empty when no node has any. */
function tellDense(block: Block, { ids, lats, lons, words }: Dense): void {
  let [id, lat, lon, at] = [0, 0, 0, 0];
  for (let i = 0; i < ids.length; i++) {
    id += ids[i] ?? 0;
    lat += lats[i] ?? 0;
    lon += lons[i] ?? 0;
    let tags: Record<string, string> | null = null;
    while (at < words.length && words[at] !== 0) {
      tags ??= {};
      tags[word(block, words[at] ?? -1)] = word(block, words[at + 1] ?? -1);
      at += 2;
    }
    at++;
    block.sink.node(id, place(block, lat, lon), tags);
  }
}

function takeCommon(tag: number, element: RawElement, pbf: PbfReader): void {
  if (tag === 2) pbf.readPackedVarint(element.keys);
  else if (tag === 3) pbf.readPackedVarint(element.values);
}

function takeNode(tag: number, node: RawNode, pbf: PbfReader): void {
  if (tag === 1) node.id = pbf.readSVarint();
  else if (tag === 8) node.lat = pbf.readSVarint();
  else if (tag === 9) node.lon = pbf.readSVarint();
  else takeCommon(tag, node, pbf);
}

function takeWay(tag: number, way: RawWay, pbf: PbfReader): void {
  if (tag === 1) way.id = pbf.readVarint(true);
  else if (tag === 8) pbf.readPackedSVarint(way.refs);
  else takeCommon(tag, way, pbf);
}

function takeRelation(tag: number, relation: RawRelation, pbf: PbfReader): void {
  if (tag === 1) relation.id = pbf.readVarint(true);
  else if (tag === 8) pbf.readPackedVarint(relation.roles, true);
  else if (tag === 9) pbf.readPackedSVarint(relation.refs);
  else if (tag === 10) pbf.readPackedVarint(relation.types);
  else takeCommon(tag, relation, pbf);
}

const blank = () => ({ id: 0, keys: [], values: [] });

function membersOf(block: Block, { refs, roles, types }: RawRelation): Member[] {
  return undelta(refs).map((ref, i) => {
    const type = TYPES[types[i] ?? -1];
    if (type === undefined) throw new RangeError('no such type of member');
    return { type, ref, role: word(block, roles[i] ?? -1) };
  });
}

function takeGroup(tag: number, block: Block, pbf: PbfReader): void {
  const { sink, wants } = block;
  if (tag === GROUP.node && wants.has('node')) {
    const node = pbf.readMessage<RawNode>(takeNode, { ...blank(), lat: 0, lon: 0 });
    const tags = node.keys.length === 0 ? null : tagsOf(block, node.keys, node.values);
    sink.node(node.id, place(block, node.lat, node.lon), tags);
  } else if (tag === GROUP.dense && wants.has('node')) {
    tellDense(block, pbf.readMessage<Dense>(takeDense, { ids: [], lats: [], lons: [], words: [] }));
  } else if (tag === GROUP.way && wants.has('way')) {
    const way = pbf.readMessage<RawWay>(takeWay, { ...blank(), refs: [] });
    sink.way(way.id, undelta(way.refs), tagsOf(block, way.keys, way.values));
  } else if (tag === GROUP.relation && wants.has('relation')) {
    const relation = pbf.readMessage<RawRelation>(takeRelation, {
      ...blank(),
      refs: [],
      roles: [],
      types: [],
    });
    sink.relation(relation.id, membersOf(block, relation), tagsOf(block, relation.keys, relation.values));
  }
}

interface Frame {
  words: string[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
  /** Where the groups lie: they can be read only when the frame is known. */
  readonly groups: Uint8Array[];
}

function takeFrame(tag: number, frame: Frame, pbf: PbfReader): void {
  if (tag === 1) frame.words = pbf.readMessage<string[]>(takeWords, []);
  else if (tag === 2) frame.groups.push(pbf.readBytes());
  else if (tag === 17) frame.granularity = pbf.readVarint();
  else if (tag === 19) frame.latOffset = pbf.readVarint(true);
  else if (tag === 20) frame.lonOffset = pbf.readVarint(true);
}

function takeWords(tag: number, words: string[], pbf: PbfReader): void {
  if (tag === 1) words.push(pbf.readString());
}

/** Tells a sink the elements of one unpacked block. Errors: throws over bytes that are no such block. */
export function readBlock(bytes: Uint8Array, { sink, wants }: Pick<Block, 'sink' | 'wants'>): void {
  const frame = new PbfReader(bytes).readFields<Frame>(takeFrame, {
    words: [],
    granularity: 100,
    latOffset: 0,
    lonOffset: 0,
    groups: [],
  });
  const { words, granularity, latOffset, lonOffset } = frame;
  const block: Block = { words, sink, wants, granularity, latOffset, lonOffset };
  for (const group of frame.groups) new PbfReader(group).readFields<Block>(takeGroup, block);
}
