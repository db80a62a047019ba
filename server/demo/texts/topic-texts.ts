/** Where the trouble is when nobody names a place: decides between «в нашем доме», «во дворе», «на нашей улице». */
export type Setting = 'home' | 'yard' | 'street' | 'stop' | 'city';

/** Topic → its setting and its lines, in the little language of `expandLine`. */
export type TopicTexts = Readonly<Record<string, readonly [Setting, readonly string[]]>>;
