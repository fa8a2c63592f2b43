import { checkClaims } from './check-claims.ts';
import { checkForm } from './check-form.ts';
import type { Finding } from './finding.ts';
import { isOtherLanguage } from './language-of.ts';
import type { Sources } from './read-sources.ts';

/**
 * Everything that keeps a sentence somebody else wrote from being printed as a summary of the sources: its form,
 * its language (BCP 47 tag), and each fact and claim it makes. Empty where it may be printed.
 */
export function checkSentence(
  text: string,
  sources: Sources,
  { language, part }: { language: string; part: 'headline' | 'sentence' },
): Finding[] {
  const form = checkForm(text, part);
  if (isOtherLanguage(text, language, sources.known.words.slice(0, 2_000))) {
    return [...form, { kind: 'language', detail: 'it is in another language' }];
  }
  return [...form, ...checkClaims(text, sources, part)];
}
