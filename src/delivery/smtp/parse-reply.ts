import type { SmtpReply } from './smtp-reply.ts';

/** Takes the lines of one complete reply, without their line ends. Null where they are not SMTP. */
export function parseReply(lines: string[]): SmtpReply | null {
  const code = Number(/^[2-5]\d\d(?=[ -]|$)/.exec(lines[0] ?? '')?.[0]);
  if (!code) return null;
  const texts = lines.map((line) => line.slice(4));
  const enhanced = /^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)/.exec(texts[0] ?? '')?.[0] ?? null;
  const words = texts.map((line) =>
    enhanced && line.startsWith(enhanced) ? line.slice(enhanced.length) : line,
  );
  return { code, enhanced, text: tidy(words.join(' ')) };
}

/** It is stored and shown: one line, without control characters, and not a book. */
function tidy(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 2_000)
    .toWellFormed();
}
