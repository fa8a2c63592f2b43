import { load } from 'cheerio/slim';
import { lintFacts } from './lint/facts.ts';
import { error, type LintFinding, type LintInput } from './lint/finding.ts';
import { heaviestCopy } from './lint/heaviest-copy.ts';
import { lintInboxLine, lintSize } from './lint/inbox-line.ts';
import { lintLegibility } from './lint/legibility.ts';
import { lintLinks } from './lint/links.ts';
import { lintStories } from './lint/stories.ts';
import { lintStructure } from './lint/structure.ts';
import { lintTextPart } from './lint/text-part.ts';
import type { PersonalIssue } from './rendered-issue.ts';

/** Every check on an issue that needs no network, on the heaviest copy any reader could get. */
export function lintIssue(input: LintInput): LintFinding[] {
  const copy = heaviestCopy(input.rendered);
  const $ = load(copy.html);
  return [
    ...lintInboxLine(input),
    ...lintStories(input),
    ...lintFacts(input),
    ...lintSize(copy.html),
    ...lintStructure($, input),
    ...lintLegibility($, input.edition.template),
    ...lintLinks($, input.newsroom.url),
    ...lintTextPart(input),
    ...lintLeftovers(copy, input),
  ];
}

/** Braces or slots that no article holds: a template or the personal copy was not finished. */
function lintLeftovers({ html, text }: PersonalIssue, { content, newsroom }: LintInput): LintFinding[] {
  const typed = JSON.stringify([content, newsroom]);
  const findings: LintFinding[] = [];
  for (const [where, document] of [
    ['html', html],
    ['text', text],
  ] as const) {
    if (document.includes('{{') && !typed.includes('{{')) {
      findings.push(error('template-left', 'A template’s braces are left in the mail.', where));
    }
    if (document.includes('@@twofold-'))
      findings.push(error('slot-left', 'A personal part was not filled in.', where));
  }
  return findings;
}
