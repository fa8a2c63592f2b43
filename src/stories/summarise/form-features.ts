import { type Group, sentenceAt } from './feature-group.ts';
import { reportLengths } from './word-features.ts';

/** Where a sentence stands. */
export const PLACE: Group = {
  names: ['index', 'relative', 'wordCount', 'sentences', 'report', 'reports'],
  prepare({ story }) {
    const lengths = reportLengths(story);
    return (at) => {
      const { index, report, words } = sentenceAt(story, at);
      return [
        index,
        index / Math.max(1, lengths[report] ?? 1),
        words.length,
        story.sentences.length / story.reports,
        report,
        story.reports,
      ];
    };
  },
};

const SAYS = /\b(?:said|says|told|added|according to|tweeted|wrote|a dit|selon|a déclaré)\b/i;
const MODAL = /\b(?:will|would|could|can|may|might|should|must)\b/i;
const CONTRAST = /\b(?:but|although|though|however|despite|while|mais)\b/i;
const DAY =
  /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/i;

/** How it is written. */
export const WORDING: Group = {
  names: [
    'quotes',
    'opensQuote',
    'commas',
    'brackets',
    'pointsBack',
    'leans',
    'addresses',
    'says',
    'asks',
    'modal',
    'contrast',
    'dayNamed',
  ],
  prepare({ story }) {
    return (at) => {
      const { text, pointsBack, leans, addresses } = sentenceAt(story, at);
      const uses = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      return [
        uses(/["“”«»]/g),
        Number(/^["“‘«]/.test(text)),
        uses(/,/g),
        uses(/[()]/g),
        Number(pointsBack),
        Number(leans),
        Number(addresses),
        Number(SAYS.test(text)),
        Number(/[?!]/.test(text)),
        Number(MODAL.test(text)),
        Number(CONTRAST.test(text)),
        Number(DAY.test(text)),
      ];
    };
  },
};
