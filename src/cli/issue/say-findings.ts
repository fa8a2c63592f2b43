import type { IssueContent } from '../../issues/issue.ts';
import { countOf } from '../../lib/in-words.ts';
import type { LintFinding } from '../../render/lint/finding.ts';
import type { Terminal } from '../terminal.ts';

/** Of an issue, which tells the story that a finding names by its id. */
export function sayFindings(
  terminal: Terminal,
  findings: LintFinding[],
  { stories, reads }: Pick<IssueContent, 'stories' | 'reads'>,
): void {
  const headlines = new Map([...stories, ...reads].map(({ id, headline }) => [id, headline]));
  for (const { level, rule, message, where } of findings) {
    const colour = level === 'error' ? 'red' : 'yellow';
    const place = where && terminal.dim(` (${headlines.get(where) ?? where})`);
    terminal.say(`${terminal.colour(colour, level)} ${rule}: ${message}${place ?? ''}`);
  }
  const errors = findings.filter(({ level }) => level === 'error').length;
  terminal.say(`${countOf(errors, 'error')}, ${countOf(findings.length - errors, 'warning')}`);
}
