import { expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const IMG = '<img src="/quay.jpg" width="1200" height="800">';
const TEXT =
  '<p>The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.</p>'.repeat(
    3,
  );

test.for([
  `<figure>${IMG}<figcaption><span>The quay, this Friday.</span><span>Ann Lee (EFE)</span></figcaption></figure>`,
  `<figure>${IMG}<figcaption><span>The quay, this Friday.</span><span><span>Credit...</span><span>Ann Lee (EFE)</span></span></figcaption></figure>`,
  `<figure>${IMG}<figcaption>The quay, this Friday. <span>Foto: Ann Lee (EFE)</span></figcaption></figure>`,
  `<div class="visual"><figure>${IMG}</figure><div class="visual-caption"><p class="credit">PHOTO Ann Lee (EFE)</p><p class="legend">The quay, this Friday.</p></div></div>`,
  `<figure>${IMG}<figcaption><span>1/14</span> The quay, this Friday. <small>Ann Lee (EFE)</small></figcaption></figure>`,
])('a caption and whose the picture is: %s', (picture) => {
  const html = `<html lang="en"><head><title>Ferry returns to the quay</title></head><body><article><h1>Ferry returns to the quay</h1>${picture}${TEXT}</article></body></html>`;
  const { image } = extractArticle(html, 'https://quay.example/ferry');
  expect(image?.caption).toBe('The quay, this Friday.');
  expect(image?.credit).toMatch(/^Ann Lee(?: \(EFE)?\)?$/);
});

test('a picture without a caption does not take that of another', () => {
  const html = `<html lang="en"><head><title>Ferry returns to the quay</title></head><body><article><h1>Ferry returns to the quay</h1><div><figure>${IMG}</figure><figure><img src="/b.jpg"><figcaption>Bo Cruz in 1998.</figcaption></figure></div>${TEXT}</article></body></html>`;
  expect(extractArticle(html, 'https://quay.example/ferry').image?.caption).toBe('');
});
