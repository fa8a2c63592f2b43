import { expect, test } from 'vitest';
import { mendLostQuotes } from '../../../../src/feeds/fields/text/mend-lost-quotes.ts';

test.for([
  ['The city?s plan isn?t final.', 'The city’s plan isn’t final.'],
  [
    'The mayor?s office called it ?ridiculous?, and said: ?We must talk.?',
    'The mayor’s office called it “ridiculous”, and said: “We must talk.”',
  ],
  [
    'The port?s pier closed.?Nobody told us,? she said. ?Why??',
    'The port’s pier closed.“Nobody told us,” she said. “Why?”',
  ],
  ['He said: ?It?s over.??We are glad,? said another.', 'He said: “It’s over.”“We are glad,” said another.'],
  ['The plan failed,? she said.', 'The plan failed,? she said.'],
])('%s', ([lost = '', mended = '']) => {
  expect(mendLostQuotes(lost)).toBe(mended);
  expect(mendLostQuotes(lost)).toHaveLength(lost.length);
});

test.for([
  'Will the old pier survive? Engineers doubt it.',
  'Who pays?Nobody knows.',
  'See https://harbour.example/page?id=3 and www.harbour.example/?s for more.',
])('%s stays', (text) => {
  expect(mendLostQuotes(text)).toBe(text);
});

test('a text full of addresses and question marks takes linear time', () => {
  const text = `The city?s list: ${'www.harbour.example ? '.repeat(40_000)}`;
  const start = performance.now();
  expect(mendLostQuotes(text)).toHaveLength(text.length);
  expect(performance.now() - start).toBeLessThan(2_000);
});
