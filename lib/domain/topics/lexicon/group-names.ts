/**
 * Beginnings of the words by which centres name the group where a theme belongs, the most telling first:
 * the first that stands in a name of the file's groups decides.
 */
const HEAT = ['отоплен', 'теплоснаб', 'тепл', 'жкх', 'жилищн', 'коммунал'];
const WATER = ['водоснаб', 'канализ', 'водоотв', 'вод', 'жкх', 'жилищн', 'коммунал'];
const HOUSE = ['жкх', 'многокварт', 'жилищн', 'подъезд', 'управляющ', 'дом', 'жил', 'коммунал'];
const ROADS = ['дорог', 'дорож', 'автодорог'];
const TRAFFIC = ['одд', 'организаци дорожн', 'парков', 'пдд', 'безопасность дорож', ...ROADS];
const WINTER = ['снег', 'налед', 'гололед', 'зим', 'уборк', ...ROADS];
const TRANSPORT = ['транспорт', 'автобус', 'перевоз'];
const GREEN = ['дерев', 'озелен', 'зелен', 'благоустр'];
const WASTE = ['мусор', 'тко', 'отход', 'свалк', 'тбо'];
const HEALTH = ['медиц', 'здравоохр', 'здоров', 'больниц', 'поликлин'];
const SUPPORT = ['соцзащ', 'социал', 'льгот', 'выплат'];
const SERVICES = ['госуслуг', 'услуг', 'мфц', 'орган'];

export const GROUP_NAMES: Readonly<Record<string, readonly string[]>> = {
  'no-heating': HEAT,
  'cold-home': HEAT,
  'no-hot-water': ['горяч', ...HEAT, 'вод'],
  'heating-leak': HEAT,
  'no-cold-water': WATER,
  'low-pressure': WATER,
  'water-quality': WATER,
  'water-leak': WATER,
  sewage: ['канализ', 'водоотв', ...WATER],
  manhole: ['люк', ...WATER, ...ROADS],
  'no-power': ['электр', 'энерг', 'свет', 'жкх', 'коммунал'],
  gas: ['газ', 'энерг', 'жкх', 'коммунал'],
  'street-light': ['освещ', 'свет', 'электр', 'благоустр', ...ROADS],
  'yard-light': ['освещ', 'свет', 'двор', 'благоустр', ...HOUSE],
  'roof-leak': HOUSE,
  lift: ['лифт', ...HOUSE],
  entrance: HOUSE,
  basement: HOUSE,
  'house-manager': HOUSE,
  bills: ['начисл', 'плата', ...HOUSE],
  overhaul: ['капит', 'капрем', ...HOUSE],
  playground: ['площадк', 'двор', 'благоустр', ...HOUSE],
  'yard-works': ['двор', 'благоустр', ...HOUSE],
  'yard-roads': ['двор', ...ROADS, 'благоустр'],
  digging: ['благоустр', 'земляны', 'раскоп', ...ROADS],
  facade: ['фасад', 'благоустр', 'архитект', 'здани'],
  'public-spaces': ['парк ', 'парки', 'сквер', ...GREEN, 'обществен'],
  grass: GREEN,
  trees: GREEN,
  'stray-dogs': ['животн', 'собак', 'ветерин', 'эколог'],
  smell: ['эколог', 'воздух', 'запах', 'природ'],
  pollution: ['эколог', 'природ', 'водн'],
  'waste-removal': WASTE,
  bins: WASTE,
  dump: WASTE,
  building: ['строит', 'архитект', 'градостр'],
  trade: ['торгов', 'потребит', 'бизнес', 'эконом'],
  ads: ['реклам', 'объявл', 'благоустр', 'торгов'],
  potholes: ROADS,
  'dirt-road': ROADS,
  'street-cleaning': ['уборк', ...ROADS, 'благоустр'],
  sidewalks: ['тротуар', ...ROADS, 'благоустр'],
  puddles: ['ливнев', 'подтопл', 'водоснаб', 'водоотв', 'канализ', ...ROADS],
  'traffic-light': ['светофор', ...TRAFFIC],
  'road-signs': ['знак', 'разметк', ...TRAFFIC],
  crossings: ['пешеход', ...TRAFFIC],
  'lawn-parking': ['парковк', ...TRAFFIC, 'благоустр', 'двор'],
  snow: WINTER,
  ice: WINTER,
  icicles: ['крыш', 'сосул', ...WINTER, ...HOUSE],
  'bus-interval': TRANSPORT,
  'bus-condition': TRANSPORT,
  'bus-stops': ['остановк', ...TRANSPORT],
  fares: ['проезд', ...TRANSPORT],
  taxi: ['такси', ...TRANSPORT],
  schools: ['школ', 'образов', 'учеб'],
  kindergartens: ['детск', 'дошкол', 'образов'],
  'clinic-queue': HEALTH,
  'medical-care': HEALTH,
  medicines: ['лекарств', ...HEALTH],
  epidemic: ['covid', 'ковид', 'коронавир', 'вакцин', 'эпидем', ...HEALTH],
  benefits: SUPPORT,
  jobs: ['труд', 'занятост', 'зарплат', ...SUPPORT],
  accessibility: ['доступн', ...SUPPORT],
  culture: ['культур', 'спорт', 'досуг', 'памятн'],
  communication: ['связ', 'интернет', 'почт', 'телеком'],
  paperwork: SERVICES,
  land: ['земел', 'имуществ', 'земл', 'строит'],
  'night-noise': ['тишин', 'шум', 'правопоряд', 'порядок', 'безопасн'],
};
