import { expect, test } from 'vitest';
import { defaultEditions } from '../../src/config/read-newsroom-defaults.ts';
import { sendTimesInWords } from '../../src/issues/send-times-in-words.ts';

const [morning] = defaultEditions('America/Toronto');
if (!morning) throw new Error('there is no default edition');

test.for([
  [{}, null],
  [{ spreadMinutes: 1 }, 'Not everybody gets it at once: copies are spread over 1 minute.'],
  [
    { sendTime: 'reader', quietHours: ['22:00', '06:00'] },
    'Not everybody gets it at once: nobody before 06:30 in their own zone (America/Toronto where none is known), nobody between 22:00 and 06:00 there.',
  ],
] as const)('%o: %s', ([changes, said]) => {
  expect(sendTimesInWords({ ...morning, ...changes } as typeof morning)).toBe(said);
});
