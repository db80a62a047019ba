import { eq } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { topicModel } from '@/lib/db/schema';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import { cityGroups } from '@/lib/domain/topics/city-themes';
import { compileLexicon } from '@/lib/domain/topics/lexicon/compile';
import { createLexiconReader } from '@/lib/domain/topics/lexicon/read';
import { THEMES } from '@/lib/domain/topics/lexicon/themes';
import { createModelReader } from '@/lib/domain/topics/model/topic-model';
import { type Nature, natureOf } from '@/lib/domain/topics/nature';
import { NOTHING_READ, type TopicReading } from '@/lib/domain/topics/reading';
import type { City } from '../city/city';
import { modelFromBytes } from './model-bytes';

export interface CityReading extends TopicReading {
  readonly nature: Nature;
  /** The city's topic, or «не определена» below the threshold, for thanks and for spam. */
  readonly topic: string;
}

export interface CityReader {
  /** `lexicon`, or `model:3`. */
  readonly name: string;
  read(text: string): CityReading;
}

export interface TopicDesk {
  /** The reader that is active now; a model is unpacked once per version and process. */
  reader(tx: Pick<Transaction, 'select'>): Promise<CityReader>;
}

/** From here on the lexicon's answers are taken; measured on messages it was not written after. */
const LEXICON_THRESHOLD = 0.8;
/** A model that never reached its aim on kept rows must at least be this sure. */
const HIGHEST_THRESHOLD = 0.95;

interface Source {
  readonly name: string;
  readonly threshold: number;
  read(text: string): TopicReading;
}

export function createTopicDesk(city: City): TopicDesk {
  const lexicon = compileLexicon(THEMES);
  const topics = new Set(city.profile.topics.map(({ id }) => id));
  const groups = cityGroups(
    topics,
    THEMES.map(({ id }) => id),
  );
  const names = [...new Set(groups)];
  const map = groups.map((group) => names.indexOf(group));
  const untrained: Source = {
    name: 'lexicon',
    threshold: LEXICON_THRESHOLD,
    read: createLexiconReader(lexicon, names, map).read,
  };
  let held: { id: number; reader: CityReader } | null = null;

  function cityReader(source: Source): CityReader {
    return { name: source.name, read: (text) => readInCity(source, topics, text) };
  }

  const byLexicon = cityReader(untrained);
  return {
    async reader(tx) {
      const [active] = await tx
        .select({ id: topicModel.id })
        .from(topicModel)
        .where(eq(topicModel.isActive, true));
      if (active === undefined) return byLexicon;
      if (held?.id === active.id) return held.reader;
      const [row] = await tx
        .select({ content: topicModel.content })
        .from(topicModel)
        .where(eq(topicModel.id, active.id));
      if (row === undefined) return byLexicon;
      const model = modelFromBytes(row.content);
      const reader = cityReader({
        name: `model:${active.id}`,
        threshold: Math.min(model.calibration.threshold, HIGHEST_THRESHOLD),
        read: createModelReader(model, lexicon).read,
      });
      held = { id: active.id, reader };
      return reader;
    },
  };
}

function readInCity(source: Source, topics: ReadonlySet<string>, text: string): CityReading {
  const nature = natureOf(text);
  const reading = nature === 'wordless' || nature === 'spam' ? NOTHING_READ : source.read(text);
  const isTold = nature === 'report' || nature === 'question';
  const isSure =
    reading.group !== null && topics.has(reading.group) && reading.confidence >= source.threshold;
  return { ...reading, nature, topic: (isTold && isSure ? reading.group : null) ?? UNDETERMINED_TOPIC };
}
