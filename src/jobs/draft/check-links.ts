import { load } from 'cheerio/slim';
import type { FetchOutcome } from '../../feeds/fetch/guarded-fetch.ts';
import type { Issue, IssueContent } from '../../issues/issue.ts';
import { type LintFinding, warning } from '../../render/lint/finding.ts';
import type { Effects } from '../effects.ts';
import { previewDraft } from './render-draft.ts';

/** An issue has some thirty; more than this is no newsletter. */
const MOST_LINKS = 200;
const HOSTS_AT_ONCE = 6;
const LINK_MS = 15_000;

export interface LinkCheck {
  findings: LintFinding[];
  /** Different pages that the issue links to, our own apart. */
  links: number;
  /** How many of them were asked for: fewer where there are too many, or where it was stopped. */
  asked: number;
}

/**
 * Asks once for each page that an issue links to, a host's one after another, and says which cannot be had, going by
 * the headers. Pages of our own are left out: they are made when the issue is sent. `done` hears how many of how many
 * have been asked.
 */
export async function checkLinks(
  effects: Effects,
  issue: Issue,
  { signal, done }: { signal: AbortSignal; done?: (count: number, of: number) => void },
): Promise<LinkCheck> {
  const { html } = await previewDraft(effects, issue, true);
  const all = linksIn(html, effects.baseUrl);
  const links = all.slice(0, MOST_LINKS);
  const hosts = [...Map.groupBy(links, (link) => new URL(link).host).values()];
  const problems = new Map<string, string>();
  let asked = 0;
  const work = async () => {
    for (let ofHost = hosts.shift(); ofHost !== undefined; ofHost = hosts.shift())
      for (const link of ofHost) {
        if (signal.aborted) return;
        const within = AbortSignal.any([signal, AbortSignal.timeout(LINK_MS)]);
        const outcome = await effects.fetch(link, { signal: within, headersOnly: true });
        if (signal.aborted) return;
        const problem = problemOf(outcome, within.aborted);
        if (problem !== null) problems.set(link, problem);
        asked++;
        done?.(asked, links.length);
      }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  const findings = links.flatMap((link) => {
    const problem = problems.get(link);
    const where = storyWith(issue.content, link);
    return problem === undefined ? [] : [warning('dead-link', `${link}: ${problem}`, where)];
  });
  return { findings, links: all.length, asked };
}

function linksIn(html: string, baseUrl: string): string[] {
  const $ = load(html);
  const links = $('a[href]')
    .toArray()
    .map((element) => $(element).attr('href')?.split('#')[0] ?? '');
  return [...new Set(links)].filter(
    (link) => /^https?:/i.test(link) && URL.canParse(link) && !link.startsWith(`${baseUrl}/`),
  );
}

function storyWith({ stories, reads }: IssueContent, link: string): string | undefined {
  const told = [...stories, ...reads];
  return told.find(({ articles }) => articles.some(({ url }) => url.split('#')[0] === link))?.id;
}

/**
 * Null where a reader may well see it: who turns a program away (401, 403, 429) need not turn a reader away, and a port
 * that we keep away from may be a page all the same.
 */
function problemOf(outcome: FetchOutcome, late: boolean): string | null {
  if (outcome.outcome === 'refused') return outcome.inward ? outcome.reason : null;
  if (outcome.outcome === 'failed') return late ? 'It did not answer in time.' : outcome.reason;
  const { status } = outcome;
  if (status === 404 || status === 410) return `There is no such page (${status}).`;
  return status >= 500 ? `Its server has trouble (${status}).` : null;
}
