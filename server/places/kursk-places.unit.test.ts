import path from 'node:path';
import { expect, it } from 'vitest';
import { evaluatePlaces, precisionOf, recallOf } from '@/lib/domain/places/evaluate';
import { createGazetteer } from '@/lib/domain/places/gazetteer';
import { readPlaces } from '@/lib/domain/places/read-places';
import { describeWithSharedData } from '@/tests/shared-data';
import { readLabelledTexts } from './labelled-texts';
import { readStreetList } from './street-list';

describeWithSharedData('places in real texts', (folder) => {
  it('finds streets, houses and the main place as people labelled them', async () => {
    const texts = await readLabelledTexts(path.join(folder, 'appeals/kursk-places.jsonl'));
    const streets = await readStreetList(path.join(folder, 'appeals/kursk-streets.csv'));
    const gazetteer = createGazetteer(streets, { city: null, districts: [] });
    const { street, house, rightMain } = evaluatePlaces(texts, (text) => readPlaces(gazetteer, text));
    expect(precisionOf(street)).toBeGreaterThanOrEqual(0.95);
    expect(recallOf(street)).toBeGreaterThanOrEqual(0.95);
    expect(precisionOf(house)).toBeGreaterThanOrEqual(0.95);
    expect(recallOf(house)).toBeGreaterThanOrEqual(0.95);
    expect(rightMain / texts.length).toBeGreaterThanOrEqual(0.9);
  }, 20_000);
});
