import type { EditionConfig } from '../../issues/edition.ts';
import type { IssueContent } from '../../issues/issue.ts';
import type { Newsroom } from '../../issues/newsroom.ts';
import type { RenderedIssue } from '../rendered-issue.ts';

/** An `error` should stop a send, a `warning` is for an editor to weigh. */
export interface LintFinding {
  /** Name of the rule, in kebab case. */
  rule: string;
  level: 'error' | 'warning';
  /** A sentence for an editor. */
  message: string;
  /** A story's id, or `subject`, `preheader`, `html`, `text`. */
  where?: string;
}

/** The words of an article a summary was made from. */
export interface SourceText {
  id: string;
  title: string;
  teaser: string;
  body: string;
}

export interface LintInput {
  content: IssueContent;
  rendered: RenderedIssue;
  edition: EditionConfig;
  newsroom: Newsroom;
  /** Full texts where they are at hand: summaries are then held against them, not only against what the issue keeps. */
  sources?: SourceText[];
}

export function error(rule: string, message: string, where?: string): LintFinding {
  return { rule, level: 'error', message, ...(where === undefined ? {} : { where }) };
}

export function warning(rule: string, message: string, where?: string): LintFinding {
  return { rule, level: 'warning', message, ...(where === undefined ? {} : { where }) };
}
