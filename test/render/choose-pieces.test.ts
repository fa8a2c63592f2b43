import { expect, test } from 'vitest';
import { choosePieces } from '../../src/render/choose-pieces.ts';

const piece = (n: number, given: { storyId?: string; authors?: string[]; topics?: string[] } = {}) => ({
  articleId: String(n),
  storyId: String(n),
  authors: [] as string[],
  topics: [] as string[],
  htmlParts: ['', ''] as [string, string],
  textParts: ['', ''] as [string, string],
  ...given,
});
const author = (label: string) => ({ kind: 'author' as const, label });
const topic = (label: string) => ({ kind: 'topic' as const, label });

test('pieces come in the issue’s order, as many as the edition allows', () => {
  const following = Array.from({ length: 12 }, (_, n) =>
    piece(n, n % 2 === 0 ? { authors: ['Ada Quill'] } : { topics: ['Canals'] }),
  );
  const places = (followingMax: number) =>
    choosePieces({ following, followingMax }, [topic('Canals'), author('Ada Quill')]).map(
      ({ place }) => place,
    );
  expect(places(12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(places(3)).toEqual([0, 1, 2]);
  expect(places(0)).toEqual([]);
});

test('one of each story, the next where the first was told, and none of what is told', () => {
  const following = [
    piece(0, { storyId: 'lock', topics: ['Canals'] }),
    piece(1, { storyId: 'lock', topics: ['Canals'] }),
    piece(2, { topics: ['Canals'] }),
  ];
  const rendered = { following, followingMax: 9 };
  const places = (told: number[]) =>
    choosePieces(rendered, [topic('canals')], (place) => told.includes(place)).map(({ place }) => place);
  expect(places([])).toEqual([0, 2]);
  expect(places([0])).toEqual([1, 2]);
  expect(places([0, 1, 2])).toEqual([]);
});

test('the reason is the author before the topic, as the newsroom writes it', () => {
  const following = [piece(0, { authors: ['Zoë  Quill'], topics: ['Canals'] })];
  const because = (...follows: ReturnType<typeof topic | typeof author>[]) =>
    choosePieces({ following, followingMax: 1 }, follows).map((chosen) => chosen.because);
  expect(because(topic('CANALS'), author('zoe quill'))).toEqual(['Zoë  Quill']);
  expect(because(topic('CANALS'))).toEqual(['Canals']);
  expect(because(topic('Zoë Quill'), author('Canals'))).toEqual([]);
});
