import type { Article } from '../../feeds/article.ts';
import { isFrenchText } from '../language/terms.ts';
import type { ArticleKind } from '../ranking/kind-of-article.ts';
import { BEFELL, wordsOf } from '../ranking/kinds/news-signals.ts';
import { ACTORS, ACTS, BASES, EVENTS } from '../ranking/kinds/news-words.ts';

/** News that sellers make too, and that therefore tells nothing of what is no filler: products, mergers, openings. */
const ANNOUNCED = new Set(
  `announce announces announced announcing announcement announcements launch launches launched launching unveil unveils unveiled unveiling reveal reveals
revealed tease teases teased teaser trailer debut debuts debuted release releases released introduce introduces introduced plan plans planned planning propose proposes
proposed partner partners partnership deal merger acquire acquires acquired acquisition agreement join joins joined return returns returned start starts started upcoming
recall ready stopped
lancement lance lancé lancée dévoile dévoilé dévoilée présente présentation sortie prévoit projet accord partenariat rachat rachète fusion ouvre ouvrira ouverture fermera
fermeture rouvre débute débutera prend devient bat battent battus renverse tombe cède valide censure obtient remporte élimine qualifie cas résultats mouvement restrictions`.split(
    /\s+/,
  ),
);

/** “80 hectares”, “30 %”, “3-0”, “1,2 million”: but not “Orbit 14 Pro”, which is a name, nor a year. */
const FIGURE =
  /(?<!\p{Lu}[\p{L}-]{0,20} )(?<![\p{L}\d])(?!(?:19|20)\d\d(?!\d))\d[\d.,]{0,8}(?:\s?[%$€£]|[\s\u00a0\u202f]\p{Ll}{3}|-\d)/u;

/** “se sont effondrés”, “a marqué”, “ont été engagés”: French tells what happened in its perfect. */
const PERFECT = /(?<!\p{L})(?:a|ont|est|sont|été|s'est)\s\p{Ll}{2,20}(?:é|ée|és|ées|is|it|u|us|ue)(?!\p{L})/u;

const READ = 300;

/**
 * Whether no word of an article's title and top says that anything happened, or is about to: there is something to read
 * on a matter (a guide, a tribute, a walk). In languages other than English, French, German, Spanish and Portuguese only a
 * figure tells.
 */
export function tellsNoEvent({ teaser, body }: Article, kind: ArticleKind, headline: string): boolean {
  if (kind !== 'news' && kind !== 'live') return true;
  const top = `${headline}\n${(teaser || body).slice(0, READ)}`.replaceAll('’', "'");
  if (FIGURE.test(top) || BEFELL.test(top) || (isFrenchText(top) && PERFECT.test(top))) return false;
  return [...wordsOf(top)].every((word) => !TELLING.some((words) => words.has(word)));
}

const TELLING = [EVENTS, ACTORS, ACTS, BASES, ANNOUNCED];
