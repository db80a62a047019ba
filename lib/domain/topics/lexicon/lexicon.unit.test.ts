import { describe, expect, it } from 'vitest';
import { mapThemes } from '../groups';
import { compileLexicon } from './compile';
import { GROUP_NAMES } from './group-names';
import { metCues, themeScores } from './match';
import { createLexiconReader } from './read';
import { THEMES } from './themes';

const ids = THEMES.map(({ id }) => id);
const lexicon = compileLexicon(THEMES);
const reader = createLexiconReader(lexicon, ids, mapThemes(THEMES, ids));

describe('the lexicon', () => {
  it.each([
    ['no-heating', 'Третий день батареи холодные, в доме нет отопления'],
    ['traffic-light', 'На перекрёстке погас светофор, машины едут кто как хочет'],
    ['manhole', 'Возле школы открыт люк, крышку унесли'],
    ['stray-dogs', 'По двору бегает стая бродячих собак'],
    ['street-light', 'Вечером на улице темно, фонари не горят'],
    ['lift', 'Лифт стоит вторую неделю, пожилым не подняться'],
    ['epidemic', 'После прививки не пришёл сертификат вакцинации'],
    ['waste-removal', 'Не вывозят мусор, баки переполнены'],
    ['trees', 'Сухое дерево вот-вот упадёт на провода'],
    ['fares', 'В автобусе не принимают оплату проезда картой'],
    ['medicines', 'В аптеке нет льготного инсулина'],
    ['snow', 'Двор завален снегом, никто не чистит'],
    ['traffic-light', 'Ne rabotaet svetofor u vokzala'],
  ])('reads «%s» from its words', (topic, text) => {
    expect(reader.read(text).group).toBe(topic);
  });

  it('names the words that decided and the runner-up', () => {
    const reading = reader.read('Светофор не работает, а на дороге глубокая яма');
    expect(reading.group).toBe('traffic-light');
    expect(reading.words).toContain('светофор');
    expect(reading.runnerUp?.group).toBe('potholes');
    expect(reading.confidence).toBeGreaterThan(reading.runnerUp?.confidence ?? 1);
  });

  it('says nothing of a text without telling words', () => {
    expect(reader.read('😡😡😡').group).toBeNull();
    expect(reader.read('Здравствуйте!').group).toBeNull();
  });

  it('needs the words of a cue near one another', () => {
    const cue = compileLexicon([{ id: 'a', name: 'А', strong: 'нет света' }]);
    const score = (words: string[]) => themeScores(cue, metCues(cue, words))[0] ?? 0;
    expect(score(['света', 'опять', 'нет'])).toBeGreaterThan(0);
    expect(score(['нет', ...'давно уже пора бы что то сделать'.split(' '), 'света'])).toBe(0);
  });

  it('refuses a cue that no word can meet', () => {
    expect(() => compileLexicon([{ id: 'a', name: 'А', strong: 'по-русски' }])).toThrow('по-русски');
  });

  it('has every theme once, and for each the words by which centres name its group', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(GROUP_NAMES).sort()).toEqual([...ids].sort());
  });
});

describe('foreign groups', () => {
  it('take the themes that their names tell', () => {
    const groups = ['Вода и канализация', 'Дороги', 'Освещение улиц', 'Школы и сады'];
    const map = mapThemes(THEMES, groups);
    const groupOf = (theme: string) => groups[map[ids.indexOf(theme)] ?? -1];
    expect(groupOf('sewage')).toBe('Вода и канализация');
    expect(groupOf('potholes')).toBe('Дороги');
    expect(groupOf('street-light')).toBe('Освещение улиц');
    expect(groupOf('schools')).toBe('Школы и сады');
    expect(groupOf('stray-dogs')).toBeUndefined();
  });
});
