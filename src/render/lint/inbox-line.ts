import { countOf } from '../../lib/in-words.ts';
import { error, type LintFinding, type LintInput, warning } from './finding.ts';
import { quotedPrintableBytes } from './heaviest-copy.ts';

const SUBJECT_CHARACTERS = 55;
const WARN_BYTES = 90_000;
const FAIL_BYTES = 100_000;

/** What a reader sees before opening. */
export function lintInboxLine({ content, edition }: LintInput): LintFinding[] {
  return [...lintSubject(content.subject), ...lintPreheader(content, edition.greeting)];
}

function lintSubject(subject: string): LintFinding[] {
  const findings: LintFinding[] = [];
  if (subject.trim() === '') findings.push(error('subject-missing', 'The subject is empty.', 'subject'));
  if (/[\u0000-\u001f\u007f]/.test(subject)) {
    findings.push(
      error('subject-one-line', 'The subject holds a line break or a control character.', 'subject'),
    );
  }
  const length = [...subject].length;
  if (length > SUBJECT_CHARACTERS) {
    const message = `The subject has ${countOf(length, 'character')}; phones cut it after ${SUBJECT_CHARACTERS}.`;
    findings.push(warning('subject-length', message, 'subject'));
  }
  return findings;
}

function lintPreheader(
  { subject, preheader, greeting }: LintInput['content'],
  opening: string,
): LintFinding[] {
  const findings: LintFinding[] = [];
  const length = [...preheader].length;
  if (length < 40 || length > 90) {
    const message = `The preheader has ${countOf(length, 'character')}; 40 to 90 fill the preview line.`;
    findings.push(warning('preheader-length', message, 'preheader'));
  }
  const line = fold(preheader);
  const firstLine = fold(greeting.startsWith(opening) ? greeting.slice(opening.length) : greeting);
  if (
    line !== '' &&
    (line === fold(subject) || firstLine.startsWith(line) || fold(greeting).startsWith(line))
  ) {
    const message = 'The preheader says again what the subject or the first line says.';
    findings.push(warning('preheader-differs', message, 'preheader'));
  }
  return findings;
}

/** Gmail clips a mail near 102 KB, and with it the unsubscribe link. */
export function lintSize(html: string): LintFinding[] {
  const bytes = quotedPrintableBytes(html);
  if (bytes <= WARN_BYTES) return [];
  const level = bytes > FAIL_BYTES ? error : warning;
  const size = `${Math.round(bytes / 1000)} KB`;
  const hidden = 'Gmail hides what is beyond 102 KB, the way to unsubscribe with it';
  const message = `The heaviest copy has ${size}; ${hidden}. Fewer stories make it lighter.`;
  return [level('size', message, 'html')];
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
