/**
 * French keeps ; : ! ? and guillemets together with their words by a space that does not break. Only a space that is
 * there is made so: Quebec writes none before ; ! ? and an hour or an address has none.
 */
export function typeset(text: string, language: string): string {
  if (new Intl.Locale(language).language !== 'fr') return text;
  return text.replace(/ (?=[;:!?»%€$](?:[\s.,)»]|$))/g, '\u00a0').replace(/« /g, '«\u00a0');
}
