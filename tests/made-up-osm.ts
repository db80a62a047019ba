import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { Bounds, Position } from '@/lib/domain/geometry';
import type { Member, Tags } from '@/lib/domain/osm/element';

/** An extract made up by a test, before it is written in one of the two formats. */
export interface MadeUpOsm {
  readonly bounds: Bounds | null;
  readonly nodes: readonly { readonly id: number; readonly at: Position; readonly tags?: Tags }[];
  readonly ways: readonly { readonly id: number; readonly refs: readonly number[]; readonly tags?: Tags }[];
  readonly relations: readonly {
    readonly id: number;
    readonly members: readonly Member[];
    readonly tags: Tags;
  }[];
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const tagLines = (tags: Tags = {}) =>
  Object.entries(tags).map(([k, v]) => `<tag k="${escaped(k)}" v="${escaped(v)}"/>`);

/** The extract as `.osm` XML. */
export function toXml({ bounds, nodes, ways, relations }: MadeUpOsm): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6" generator="test">'];
  if (bounds !== null) {
    const { west, south, east, north } = bounds;
    lines.push(`<bounds minlon="${west}" minlat="${south}" maxlon="${east}" maxlat="${north}"/>`);
  }
  for (const { id, at, tags } of nodes) {
    lines.push(`<node id="${id}" lat="${at[1]}" lon="${at[0]}">`, ...tagLines(tags), '</node>');
  }
  for (const { id, refs, tags } of ways) {
    lines.push(`<way id="${id}">`, ...refs.map((ref) => `<nd ref="${ref}"/>`), ...tagLines(tags), '</way>');
  }
  for (const { id, members, tags } of relations) {
    const inside = members.map(
      ({ type, ref, role }) => `<member type="${type}" ref="${ref}" role="${role}"/>`,
    );
    lines.push(`<relation id="${id}">`, ...inside, ...tagLines(tags), '</relation>');
  }
  return [...lines, '</osm>', ''].join('\n');
}

class Words {
  readonly list = [''];
  readonly #known = new Map<string, number>();

  of(word: string): number {
    const known = this.#known.get(word) ?? this.list.push(word) - 1;
    this.#known.set(word, known);
    return known;
  }
}

const deltas = (values: readonly number[]) => values.map((value, i) => value - (values[i - 1] ?? 0));
const e7 = (degrees: number) => Math.round(degrees * 1e7);
const TYPES = ['node', 'way', 'relation'] as const;

function writeDense(nodes: MadeUpOsm['nodes'], words: Words, pbf: PbfWriter): void {
  const tags = nodes.flatMap((node) => [
    ...Object.entries(node.tags ?? {}).flatMap(([k, v]) => [words.of(k), words.of(v)]),
    0,
  ]);
  pbf.writePackedSVarint(1, deltas(nodes.map(({ id }) => id)));
  pbf.writePackedSVarint(8, deltas(nodes.map(({ at }) => e7(at[1]))));
  pbf.writePackedSVarint(9, deltas(nodes.map(({ at }) => e7(at[0]))));
  pbf.writePackedVarint(10, tags);
}

function writeTags(tags: Tags, words: Words, pbf: PbfWriter): void {
  pbf.writePackedVarint(
    2,
    Object.keys(tags).map((key) => words.of(key)),
  );
  pbf.writePackedVarint(
    3,
    Object.values(tags).map((value) => words.of(value)),
  );
}

function groupOf(osm: Partial<MadeUpOsm>, words: Words): Uint8Array {
  const group = new PbfWriter();
  const { nodes = [], ways = [], relations = [] } = osm;
  if (nodes.length > 0) group.writeMessage(2, (list, pbf) => writeDense(list, words, pbf), nodes);
  for (const way of ways) {
    group.writeMessage(
      3,
      ({ id, refs, tags = {} }, pbf) => {
        pbf.writeTag(1, 0);
        pbf.writeVarint(id);
        writeTags(tags, words, pbf);
        pbf.writePackedSVarint(8, deltas(refs));
      },
      way,
    );
  }
  for (const relation of relations) {
    group.writeMessage(
      4,
      ({ id, members, tags }, pbf) => {
        pbf.writeTag(1, 0);
        pbf.writeVarint(id);
        writeTags(tags, words, pbf);
        pbf.writePackedVarint(
          8,
          members.map(({ role }) => words.of(role)),
        );
        pbf.writePackedSVarint(9, deltas(members.map(({ ref }) => ref)));
        pbf.writePackedVarint(
          10,
          members.map(({ type }) => TYPES.indexOf(type)),
        );
      },
      relation,
    );
  }
  return group.finish();
}

function blockOf(osm: Partial<MadeUpOsm>): Uint8Array {
  const words = new Words();
  const group = groupOf(osm, words);
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (list, pbf) => {
      for (const word of list) {
        pbf.writeTag(1, 2);
        pbf.writeString(word);
      }
    },
    words.list,
  );
  block.writeTag(2, 2);
  block.writeBytes(group);
  return block.finish();
}

/** One length-prefixed block of a PBF file. */
export function toBlob(type: string, content: Uint8Array): Buffer {
  const blob = new PbfWriter();
  blob.writeTag(2, 0);
  blob.writeVarint(content.length);
  blob.writeTag(3, 2);
  blob.writeBytes(deflateSync(content));
  const body = blob.finish();
  const header = new PbfWriter();
  header.writeTag(1, 2);
  header.writeString(type);
  header.writeTag(3, 0);
  header.writeVarint(body.length);
  const head = header.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

export function headerContent(bounds: Bounds | null, features: readonly string[]): Uint8Array {
  const header = new PbfWriter();
  if (bounds !== null) {
    header.writeMessage(
      1,
      ({ west, east, north, south }, pbf) => {
        [west, east, north, south].forEach((side, i) => {
          pbf.writeTag(i + 1, 0);
          pbf.writeSVarint(Math.round(side * 1e9));
        });
      },
      bounds,
    );
  }
  for (const feature of features) {
    header.writeTag(4, 2);
    header.writeString(feature);
  }
  return header.finish();
}

/** The extract as PBF: a block of nodes, one of ways, one of relations. */
export function toPbf({ bounds, nodes, ways, relations }: MadeUpOsm): Buffer {
  return Buffer.concat([
    toBlob('OSMHeader', headerContent(bounds, ['OsmSchema-V0.6', 'DenseNodes'])),
    toBlob('OSMData', blockOf({ nodes })),
    toBlob('OSMData', blockOf({ ways })),
    toBlob('OSMData', blockOf({ relations })),
  ]);
}
