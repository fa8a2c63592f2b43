import segment from 'sentencex';

/** Splitters people would otherwise take, as they come. `language` is a BCP 47 tag; white space is kept. */
export const peers = {
  sentencex: (text: string, language: string): string[] => segment(language.split('-')[0] ?? 'en', text),
  segmenter: (text: string, language: string): string[] =>
    [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
      (piece) => piece.segment,
    ),
};
