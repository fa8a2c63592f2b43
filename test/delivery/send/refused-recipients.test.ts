import { expect, test } from 'vitest';
import { createRefusedRecipients } from '../../../src/delivery/send/refused-recipients.ts';

/** `+` an acceptance, `-` a final refusal, `~` one that was "not now", `!` the alarm; a word before them is the domain. */
function believedOf(story: string): number[] {
  const recipients = createRefusedRecipients();
  let id = 0;
  for (const word of story.split(' ')) {
    const [, domain = '', what, times] = /^([a-z]*)([-+~!])(\d*)$/.exec(word) ?? [];
    for (let n = 0; n < Number(times || 1); n++) {
      if (what === '+') recipients.accepted(domain);
      else if (what === '!') recipients.forget();
      else recipients.refused({ id: ++id, final: what === '-' }, domain);
    }
  }
  return recipients
    .believed()
    .map((each) => each.id)
    .sort((a, b) => a - b);
}

const times = (count: number, story: string) => Array(count).fill(story).join(' ');
const HALF_OF_ALL = [...'abcdefghijklmnopqrstuvwxyz']
  .map((domain) => times(2, `${domain}- ${domain}+`))
  .join(' ');

test.for<[string, string, number[]]>([
  ['an acceptance follows', 'a- b- a+', [1, 2]],
  ['the last one, of a relay that accepted more', 'a+ b+ a-', [1]],
  ['nothing was ever accepted', 'a- b-', []],
  ['more refused than accepted, and nothing accepted since', 'a+ b- c-', []],
  ['as many refused as accepted, and nothing accepted since', 'a+ b-', [1]],
  ['the alarm, and acceptances after it', 'a-60 ! a+9 b-', [61]],
  ['before the row that led to the alarm', 'a- b+ c-55 ! b+', [1]],
  ['“not now” until the time was up, and nobody accepted in this run', 'a~ b~', [1, 2]],
  ['a domain that the relay takes for its own', 'a-11 b+20', []],
  ['a few of a domain', 'a-10 b+20', Array.from({ length: 10 }, (_, n) => n + 1)],
  ['many of a domain that works', 'a-40 b+50 a+', Array.from({ length: 40 }, (_, n) => n + 1)],
  ['all of a domain for a while', 'b+ a-25 b+ a-26 b+ a+ b+ a- b+', [52]],
  ['one of two servers of a relay calls everybody unknown', HALF_OF_ALL, []],
  ['one of two servers of a domain does', times(60, 'a- a+ b+9'), []],
  ['not so many of a list that half works', times(50, 'a- a+'), Array.from({ length: 50 }, (_, n) => n + 1)],
  [
    '“not now” until the time was up, of such a list',
    times(60, 'a~ a+'),
    Array.from({ length: 60 }, (_, n) => n + 1),
  ],
  ['many of a list of which not three times as many work', times(30, 'a-2 a+5'), []],
  [
    '“not now” until the time was up, of many of a domain',
    'a~11 b+20',
    Array.from({ length: 11 }, (_, n) => n + 1),
  ],
  ['many of a list that mostly works', times(60, 'a- a+3'), Array.from({ length: 60 }, (_, n) => n + 1)],
])('%s', ([, story, believed]) => {
  expect(believedOf(story)).toEqual(believed);
});

test('how many were refused for good is counted whether they are believed or not', () => {
  const recipients = createRefusedRecipients();
  for (const final of [true, false, true]) recipients.refused({ id: 1, final }, 'a');
  recipients.forget();
  expect([recipients.finals(), recipients.believed()]).toEqual([2, []]);
});
