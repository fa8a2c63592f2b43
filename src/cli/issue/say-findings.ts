import { countOf } from '../../lib/in-words.ts';
import type { LintFinding } from '../../render/lint/finding.ts';
import type { Terminal } from '../terminal.ts';

export function sayFindings(terminal: Terminal, findings: LintFinding[]): void {
  for (const { level, rule, message, where } of findings) {
    const colour = level === 'error' ? 'red' : 'yellow';
    terminal.say(
      `${terminal.colour(colour, level)} ${rule}: ${message}${where ? terminal.dim(` (${where})`) : ''}`,
    );
  }
  const errors = findings.filter(({ level }) => level === 'error').length;
  terminal.say(`${countOf(errors, 'error')}, ${countOf(findings.length - errors, 'warning')}`);
}
