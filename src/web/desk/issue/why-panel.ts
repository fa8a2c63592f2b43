import { html } from 'hono/html';
import type { EditionConfig } from '../../../issues/edition.ts';
import type { IssueStory } from '../../../issues/issue.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { GroupingReason } from '../../../stories/story.ts';
import type { Html } from '../../layout.ts';
import { editedAt } from './edited-report.ts';
import { partsShown, rounded } from './score-words.ts';
import { wordingList } from './wording.ts';

/** What moved it since an earlier issue, its reports, why they are one story, what its score is made of, and who worded it. */
export function whyPanel(story: IssueStory, edition: EditionConfig): Html {
  return html`<details class="why" id="why-${story.id}">
<summary>Why this story: score ${rounded(story.score.total)}, ${countOf(story.articles.length, 'report')}</summary>
${story.moved ? html`<p>Updated since ${story.moved.issue}. New facts: ${story.moved.facts.join(', ')}.</p>` : ''}
<div class="why-columns">
<div><h4>Reports</h4>
<ul>${story.articles.map((article) => html`<li><a href="${article.url}" rel="noreferrer" target="_blank">${article.title}</a> <span class="meta">${article.outlet}${editedAt(article, edition)}${joinedBecause(story, article.id)}</span></li>`)}</ul></div>
<div><h4>Score</h4>
${scoreList(story)}</div>
</div>
${wordingList(story)}
</details>`;
}

/** Every part of the score, with what it means. */
export function scoreList({ score }: Pick<IssueStory, 'score'>): Html {
  return html`<dl class="score">${partsShown(score.parts).map(
    ({ name, means, value }) =>
      html`<div><dt>${name}${means ? html` <span class="meta">${means}</span>` : ''}</dt><dd>${value}</dd></div>`,
  )}<div><dt><strong>Score</strong></dt><dd><strong>${rounded(score.total)}</strong></dd></div></dl>`;
}

function joinedBecause(story: IssueStory, articleId: string): string {
  const reason = story.why.find((why) => why.articleId === articleId);
  if (!reason) return '';
  const terms = reason.sharedTerms.slice(0, 6).join(', ');
  const evidence = [
    reason.copy ? 'the same text' : '',
    terms ? `shares ${terms}` : '',
    reason.hoursApart === undefined ? '' : apart(reason.hoursApart),
  ].filter(Boolean);
  const other = story.articles.find(({ id }) => id === reason.joinedTo)?.outlet;
  return ` — ${verdict(reason, other)}${evidence.length > 0 ? `: ${evidence.join('; ')}` : ''}`;
}

function verdict({ told, angle, similarity }: GroupingReason, other: string | undefined): string {
  if (told) return `a teaser that says nothing ${other ? `${other}’s report` : 'the report'} does not`;
  if (angle) return `another angle of the great story${other ? ` that ${other} tells` : ''}`;
  return `one event${other ? ` with ${other}’s` : ''}, ${Math.round(similarity * 100)}% sure`;
}

function apart(hours: number): string {
  const whole = Math.round(Math.abs(hours));
  if (whole === 0) return 'within the hour';
  return `${countOf(whole, 'hour')} ${hours > 0 ? 'later' : 'earlier'}`;
}
