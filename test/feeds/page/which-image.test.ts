import { expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const TEXT =
  '<p>The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.</p>'.repeat(
    3,
  );

test.for([
  ['ferry-crew-social.jpg', 'ferry-crew-social.jpg'],
  ['the-quay-social.png', 'deck.jpg'],
  ['share.png', 'deck.jpg'],
  ['ferry-default.png', 'deck.jpg'],
])('of a page that offers %s, the picture is %s', ([offered, chosen]) => {
  const html = `<html lang="en"><head><title>Ferry sails again</title><meta property="og:image" content="https://quay.example/${offered}"></head><body><article><h1>Ferry sails again</h1><figure><img src="/deck.jpg" width="1200" height="800"></figure>${TEXT}</article></body></html>`;
  expect(extractArticle(html, 'https://quay.example/1').image?.url).toBe(`https://quay.example/${chosen}`);
});
