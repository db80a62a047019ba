import type { Pace } from './subjects';

export interface Subject {
  readonly code: string;
  readonly pace: Pace;
  /** Strikes a stretch of houses at once: a network, the air, a route. */
  readonly isAreal?: true;
  /**
   * Beginnings of words, signs parted by commas. Several words of a sign must all be there, in this order and near;
   * «a+b» stand side by side; a sign with «?» only hints.
   */
  readonly signs: string;
}

/** What a message is about, told by its own words: used beside the topic, and instead of it where there is none. */
export const SUBJECTS: readonly Subject[] = [
  {
    code: 'hot-water',
    pace: 'fast',
    isAreal: true,
    signs:
      'горяч вод, горяч водосн, вод горяч, гвс, горячую, горячей, горячая, мыться?, кипят вод, кастрюл, чайник?',
  },
  {
    code: 'heating',
    pace: 'fast',
    isAreal: true,
    signs: `отоплен, отопит, батаре, радиатор, стояк, топят, топить, теплоснаб, теплов энерг, теплотрасс, без+тепл,
      нет+тепл, тепла, тепло, мерзн?, замерза?, градус?, обогревател, холодн труб, ледник?, холодно?, от+холод`,
  },
  {
    code: 'cold-water',
    pace: 'fast',
    isAreal: true,
    signs: `холодн вод, холодн водосн, вод холодн, водоснабж?, без+вод, нет+вод, вод+нет, воды+с+утра, отключ+вод, подач+вод?,
      сух кран, кран сух, кран шип, кран пуст, краны+пуст, подвоз, бочк, хвс`,
  },
  {
    code: 'leak',
    pace: 'fast',
    signs: `прорв, прорыв, порыв, лопнул, хлещ, фонтан?, утечк, потоп, вод бьет, вод прет, бьет вод, вод теч, теч вод?, вод заливает,
      затопил?, размы`,
  },
  { code: 'pressure', pace: 'slow', signs: 'напор, давлен, вод еле, струйк, не поднима?' },
  {
    code: 'water-quality',
    pace: 'medium',
    isAreal: true,
    signs:
      'ржав вод, рыж вод, желт вод, коричнев вод, мутн, качеств вод, вод качеств, осадк, ржавчин, вод пахнет',
  },
  { code: 'sewage', pace: 'fast', signs: 'канализац, нечистот, фекал, стоки, засор, сточн' },
  { code: 'manhole', pace: 'medium', signs: 'люк' },
  {
    code: 'power',
    pace: 'fast',
    isAreal: true,
    signs: `электричеств, электроэнерг, электроснабж, обесточ, без+свет, нет+свет, свет+нет, отключ свет, отключ электр, свет отключ,
      свет погас, погас свет, вырубил, включ свет?, свечах, темнот?, трансформатор, подстанц, напряжен`,
  },
  {
    code: 'light',
    pace: 'slow',
    signs: 'фонар, освещ, светильник, лампочк, лампы, темень, темно, темнот?, опор?, прожектор',
  },
  { code: 'roof', pace: 'slow', signs: 'крыш, кровл, кровел, потолк?, потолок?' },
  { code: 'lift', pace: 'slow', signs: 'лифт' },
  {
    code: 'entrance',
    pace: 'slow',
    signs:
      'моют пол, пол моют, пол мыты, свинарник?, гряз подъезд, подъезд гряз, мыты, моют, уборк подъезд, влажн уборк, домофон, перила, окурк?, дверь закр?',
  },
  { code: 'basement', pace: 'slow', signs: 'подвал' },
  {
    code: 'bills',
    pace: 'slow',
    signs: 'квитанц, начисл, перерасч?, платеж, платежк, оплат?, тариф, счет за',
  },
  { code: 'overhaul', pace: 'slow', signs: 'капитальн ремонт, капремонт' },
  {
    code: 'playground',
    pace: 'slow',
    signs: 'детск площадк, площадк детск, качел, горк, карусел, песочниц, турник',
  },
  {
    code: 'yard',
    pace: 'slow',
    signs:
      'благоустро, ремонт двор, двор ремонт, дворов территор, бордюр, двор убит, убит двор, проезды разбит, двор разбит, двор в ужас, отремонт двор',
  },
  { code: 'parking', pace: 'slow', signs: 'газон, парку, стоянк?, припарк' },
  { code: 'park', pace: 'slow', signs: 'сквер?, скамейк, лавочк, лавк, лавоч, алле, набережн' },
  {
    code: 'pothole',
    pace: 'slow',
    signs: `яма, ямы, яму, ям, ямищ, ямочн, выбоин, ремонт дорог, дорожн полотн, дорожн покрыт, асфальтов покрыт, проезж част?, колес?, асфальт?,
      провал асфальт, провалил, просел, колея, колдобин, разбит дорог, дорог разбит`,
  },
  { code: 'traffic-light', pace: 'medium', signs: 'светофор' },
  { code: 'road-signs', pace: 'slow', signs: 'разметк, зебр, дорожн знак, пешеходн переход, знак' },
  { code: 'sidewalk', pace: 'slow', signs: 'тротуар' },
  { code: 'puddle', pace: 'medium', signs: 'луж, ливнев, подтоплен' },
  {
    code: 'snow',
    pace: 'medium',
    signs: 'снег, сугроб, заснеж, занесло?, трактор?, расчист?, чист двор?, двор чищен?',
  },
  {
    code: 'ice',
    pace: 'medium',
    signs: 'голол, обледен, лед, льду, каток, скользк, посып, наледь, льда, ледян',
  },
  { code: 'icicle', pace: 'medium', signs: 'сосул, карниз' },
  {
    code: 'transport',
    pace: 'medium',
    isAreal: true,
    signs: `интервал, расписан, не+дожд, ждали, ждем?, жду, долго нет?, опоздал, опаздыв, автобус?, троллейбус?, маршрут?, остановк?, минут?,
      выпуск, уехать, не+приехал, пропал+утром?, переполнен автобус`,
  },
  {
    code: 'cabin',
    pace: 'slow',
    isAreal: true,
    signs: 'салон, сиден, печк, хам, холод автобус, автобус холод, водител груб',
  },
  {
    code: 'fares',
    pace: 'slow',
    isAreal: true,
    signs: 'валидатор, проездн, оплат проезд, льготн проезд, кондуктор, карт студент, студенч карт, наличк',
  },
  { code: 'bus-stop', pace: 'slow', signs: 'павильон, остановочн' },
  {
    code: 'waste',
    pace: 'medium',
    signs:
      'вывоз, вывез, вывоз мусор, мусоровоз, мусор, мусорк, помойк, отход, тко, баки, баков, контейнер, бак?',
  },
  {
    code: 'bins',
    pace: 'slow',
    signs:
      'бак дыряв, контейнер ржав, ржав бак, без+крышек, новы бак, новы контейнер, замен контейнер, контейнер замен, ограждени площадк',
  },
  {
    code: 'dump',
    pace: 'slow',
    signs: 'свалк, строительн мусор, строительн отход, свалил, вывалил, покрыш, шин?',
  },
  { code: 'dogs', pace: 'slow', signs: 'собак, собач, стая, стаей, отлов, стаю' },
  { code: 'tree', pace: 'medium', signs: 'дерев, ветк, тополь, спил, повалил, берез, сухосто' },
  {
    code: 'smell',
    pace: 'fast',
    isAreal: true,
    signs: 'запах, воня, вонь, гарь, гари, дым, задымл, пахнет, тянет?, выброс, дышать?, несет?',
  },
  { code: 'gas', pace: 'fast', isAreal: true, signs: 'газа, газом, утечк газ, отключ газ, нет+газ' },
  { code: 'noise', pace: 'slow', signs: 'шум, музык, тишин, орет, громк, сверлит, не спать?' },
  { code: 'teachers', pace: 'slow', signs: 'учител, преподавател, логопед, воспитател?, заменя?, урок?' },
  { code: 'queue-school', pace: 'slow', signs: 'мест саду, место детск, очеред сад, очеред детск' },
  {
    code: 'doctor',
    pace: 'slow',
    signs: 'терапевт, педиатр, невролог, окулист, талон, записаться?, записи?, врач',
  },
  { code: 'medicine', pace: 'slow', signs: 'лекарств, инсулин, рецепт, аптек?' },
  { code: 'benefits', pace: 'slow', signs: 'выплат, пособи, льгот?, субсиди' },
];
