import { describe, expect, test } from 'vitest';
import { isCredit, partCredit } from '../../../src/feeds/fields/part-credit.ts';

describe('a credit within a caption is told apart', () => {
  test.for([
    ['The quay at dawn. Foto: Ida Moe', 'The quay at dawn.', 'Ida Moe'],
    ['The quay at dawn © Ann Lee / CX', 'The quay at dawn', 'Ann Lee / CX'],
    [
      'The quay, 1 May 2026. CXPRESS/Ann Lee/File Photo Purchase Licensing Rights',
      'The quay, 1 May 2026.',
      'CXPRESS/Ann Lee/File Photo',
    ],
    ['The quay at dawn. (Ann Lee / The Quay)', 'The quay at dawn.', 'Ann Lee / The Quay'],
    ['The quay at dawn.Credit...Ann Lee for The Quay', 'The quay at dawn.', 'Ann Lee for The Quay'],
    ['הרציף עם שחר צילום: עמית לוי', 'הרציף עם שחר', 'עמית לוי'],
    ['Photo: Ann Lee', '', 'Ann Lee'],
    ['Image: The quay at dawn. Pic: AP', 'The quay at dawn.', 'AP'],
    ['The quay at dawn | Photograph: Ann Lee/CX', 'The quay at dawn', 'Ann Lee/CX'],
  ] as const)('%s', ([written, caption, credit]) => {
    expect(partCredit(written, '')).toEqual({ caption, credit });
  });

  test('what is told beside it is the credit, without its label', () => {
    expect(partCredit('The quay at dawn. Credit:', 'Bild: Ann Lee/CX')).toEqual({
      caption: 'The quay at dawn.',
      credit: 'Ann Lee/CX',
    });
  });

  test.for([
    'The talks ended at noon. NATO/EU officials left by the back door.',
    'A photograph of the quay, which was sold by the harbour office',
    'The ferry (built in 1931) at the northern quay.',
    'The crew shared a photo… and then the boat was gone',
    'Visitors look at a photograph by Ann Lee in the town hall',
    'Under a photo: the mayor and her husband on Friday',
  ])('none: %s', (caption) => {
    expect(partCredit(caption, '')).toEqual({ caption, credit: '' });
  });
});

test('a line below a picture', () => {
  for (const line of ['Ann Lee/CX', '© Ann Lee', 'Foto: Ann Lee', 'Ann Lee (EFE)', 'Reuters'])
    expect([line, isCredit(line)]).toEqual([line, true]);
  for (const line of ['The ferry on Tuesday', 'The ferry (built in 1931)', 'Ann Lee waves.'])
    expect([line, isCredit(line)]).toEqual([line, false]);
});
