const MAX_CHARACTERS = 80;

/** A name or label fit for one line: control and invisible direction characters become spaces, the rest stays as typed. */
export function tidyText(typed: string): string {
  const visible = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return [...visible].slice(0, MAX_CHARACTERS).join('');
}
