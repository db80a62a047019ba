import type { estypes } from '@elastic/elasticsearch';
import { STOP_WORDS } from '../stop-words';

/**
 * Of a live index: a document becomes searchable within the refresh interval (refreshing some hundred documents
 * takes milliseconds), and a second node, where there is one, keeps a copy.
 */
export const LIVE_SETTINGS: estypes.IndicesIndexSettings = {
  refresh_interval: '200ms',
  auto_expand_replicas: '0-1',
};

/** Resolutions whose cells are kept as keywords: those that the maps draw. */
export const KEYWORD_RESOLUTIONS = [7, 8, 9] as const;

const keyword = { type: 'keyword' } as const;

/** Raised with every change of the mappings or the analysis: an index of another one counts as missing. */
export const DEFINITION = 4;

/**
 * Unknown fields are refused. Order is by time, so that the text needs no norms; its offsets let a highlight be
 * drawn without analysing the text again.
 */
export const MAPPINGS: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  _meta: { definition: DEFINITION },
  properties: {
    id: { type: 'long' },
    text: {
      type: 'text',
      analyzer: 'pult_russian',
      norms: false,
      index_options: 'offsets',
      // The words as they are written: what a mistyped word may have meant.
      fields: { words: { type: 'text', analyzer: 'pult_words', norms: false, index_options: 'docs' } },
    },
    kind: keyword,
    source: keyword,
    channel: keyword,
    topic: keyword,
    district: keyword,
    department: keyword,
    status: keyword,
    precision: keyword,
    // Several of the above in one: see `JOINT_FIELDS`.
    origin: keyword,
    stage: keyword,
    // The H3-9 index as a number: cells coarser than the keywords are ranges of it.
    cell: { type: 'long' },
    cell7: keyword,
    cell8: keyword,
    cell9: keyword,
    created: { type: 'date', format: 'epoch_millis' },
    finish: keyword,
    urgency: { type: 'long' },
    near: { type: 'long' },
  },
};

/** Of an index under construction: nobody reads it, so that it needs neither refreshes nor copies. */
export const BUILDING_SETTINGS: estypes.IndicesIndexSettings = {
  // A query is worked on by as many cores: inside a shard it cannot be split once the index is one large segment.
  number_of_shards: 2,
  number_of_replicas: 0,
  refresh_interval: '-1',
  // Lists show the newest first: read in that order, all but the first hits are only counted.
  sort: { field: ['created', 'id'], order: ['desc', 'desc'] },
  analysis: {
    filter: {
      pult_stop: { type: 'stop', stopwords: [...STOP_WORDS] },
      pult_stemmer: { type: 'stemmer', language: 'russian' },
    },
    analyzer: {
      pult_russian: {
        type: 'custom',
        tokenizer: 'standard',
        filter: ['lowercase', 'pult_stop', 'pult_stemmer'],
      },
      pult_words: { type: 'custom', tokenizer: 'standard', filter: ['lowercase'] },
    },
  },
};
