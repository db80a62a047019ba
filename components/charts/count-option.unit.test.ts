import { expect, it } from 'vitest';
import { countOption } from './count-option';

const COLOURS = { bar: 'grey', axis: 'axis', text: 'text' };

it('draws every bar under its label and moves nothing', () => {
  const option = countOption({ bars: [{ label: '23.11', count: 4 }], colours: COLOURS });
  expect(option).toMatchObject({
    animation: false,
    xAxis: { data: ['23.11'] },
    series: [{ type: 'bar', data: [4] }],
  });
});
