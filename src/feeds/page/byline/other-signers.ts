/*
 * Who signs where no person of two names is found: a nickname, an agency, the outlet.
 */

import { LONGEST } from '../../fields/names/byline-line.ts';
import { BEFORE_NAMES } from '../../fields/names/byline-words.ts';
import { readNames } from '../../fields/names/read-names.ts';
import { squash } from '../../fields/text/tidy-line.ts';
import type { MetaTags } from '../meta-tags.ts';
import type { PageElement } from '../page-document.ts';
import { isThing, listOf, plainText, type StructuredData } from '../structured-data.ts';
import type { Surroundings } from '../surroundings.ts';
import { isShorter, textOf } from '../text-of.ts';
import { isElsewhere } from './opening-line.ts';
import { isOtherWork } from './other-work.ts';

const MAX_LOOKED_AT = 40;

const MARKED_AS_NAME =
  '[itemprop~="author"] [itemprop~="name"], .author .fn, .vcard .fn, .post-author .fn, .p-author, [rel~="author"]';

/** "harbourmum", "Kayalvizhi": one word, and marked up as the author's name; looked for where nobody else is named. */
export function nameAlone(around: Surroundings, sites: ReadonlySet<string>): string | undefined {
  const marked = around.behindHeading(MARKED_AS_NAME).slice(0, MAX_LOOKED_AT);
  return marked
    .filter((element) => !isElsewhere(element) && !around.isInTeaser(element) && !isOtherWork(element))
    .map((element) => textOf(element))
    .find(
      (name) =>
        /^[\p{L}\p{M}][\p{L}\p{M}\d._'’-]{2,29}$/u.test(name) &&
        !sites.has(squash(name)) &&
        readNames(name.replace(/[\d_]/g, ''), sites).length > 0,
    );
}

/** News agencies as papers sign their reports. */
const AGENCY =
  /^(?:AFP|ANP|ANSA|AP|APA|Belga|Bloomberg|CTK|ČTK|dpa|EFE|Europa Press|IANS|Jiji|Kyodo|Lusa|MTI|NTB|PAP|PTI|Reuters|Ritzau|STT|TASS|ТАСС|TT|Xinhua|新华社|共同通信|연합뉴스|رويترز|أ ف ب)$/;

export function agencyShown(elements: readonly PageElement[], around: Surroundings): string[] {
  const agency = elements
    .slice(0, MAX_LOOKED_AT)
    .filter((element) => isShorter(element, LONGEST) && !isElsewhere(element) && !around.isInTeaser(element))
    .map((element) => textOf(element).replace(BEFORE_NAMES, ''))
    .find((text) => AGENCY.test(text));
  return agency ? [agency] : [];
}

/** Better than nobody: the outlet or agency that is named as author. */
export function outletNames(data: StructuredData, meta: MetaTags): string[] {
  const named = listOf(data.article?.author).map((value) => {
    const one = data.resolve(value);
    return typeof one === 'string' ? one : isThing(one) ? plainText(one.name) : '';
  });
  return [...named, meta.first('author', 'dc.creator', 'article:author', 'og:article:author')]
    .filter((name) => name.length > 1 && name.length <= 60 && !/^https?:|[@{}<>]/.test(name))
    .slice(0, 1);
}
