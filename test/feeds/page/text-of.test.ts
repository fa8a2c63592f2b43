import { expect, test } from 'vitest';
import { openPage } from '../../../src/feeds/page/page-document.ts';
import { isShorter, textOf } from '../../../src/feeds/page/text-of.ts';

const bodyOf = (html: string) => openPage(`<html><body>${html}</body></html>`).document.body;

test('an element’s text is what a reader sees of it, on one line', () => {
  expect(textOf(bodyOf('<p>Rain in\n Vey</p><script>no</script><p>Fog <b>in</b> Orme</p>'))).toBe(
    'Rain in Vey Fog in Orme',
  );
});

test('of a text no line could hold, only the beginning is taken', () => {
  const body = bodyOf(`<p>${'fog '.repeat(2_000)}</p>`.repeat(100));
  expect(textOf(body).length).toBeLessThanOrEqual(10_000);
  expect(textOf(body)).toMatch(/^fog fog /);
});

test.for([
  ['six characters in two elements', '<p>fog</p><p>ice</p>', 6, false],
  ['the same, one more allowed', '<p>fog</p><p>ice</p>', 7, true],
  ['nothing', '', 1, true],
  ['thousands of empty elements, which are too many to look at', '<i></i>'.repeat(5_000), 10, false],
] as const)('shorter or not: %s', ([, html, characters, shorter]) => {
  expect(isShorter(bodyOf(html), characters)).toBe(shorter);
});
