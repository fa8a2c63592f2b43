import { html } from 'hono/html';
import type { IssueStory } from '../../../issues/issue.ts';
import { isEditable } from '../../../issues/transitions.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { LintFinding } from '../../../render/lint/finding.ts';
import type { Html } from '../../layout.ts';
import { notice } from '../desk-page.ts';
import { freezingPanel, progressPanel } from '../send/progress-panel.ts';
import { issuePath } from '../words.ts';
import { agendaForm, openingForm } from './issue-fields.ts';
import { issueBar, issueHead } from './issue-head.ts';
import { issueNotices, oldNotices } from './issue-notices.ts';
import { auditPanel, checksPanel, type PreviewView, previewPanel, testSendPanel } from './issue-side.ts';
import type { IssueStanding, IssueView } from './issue-view.ts';
import { leftOutList } from './left-out-list.ts';
import type { Said } from './said-after.ts';
import { storyCard } from './story-card.ts';
import { type TypedForm, typedIn } from './typed-form.ts';

export interface IssuePageOptions {
  editor: string;
  preview: PreviewView;
  /** What became of the last thing the editor did. */
  said?: Said;
  /** What was typed and refused. */
  typed?: TypedForm;
}

/** Left what is edited, right what will be mailed. Every `data-part` is refreshed on its own by the script. */
export function issuePage(view: IssueView, { editor, preview, said, typed }: IssuePageOptions): Html {
  const { issue } = view;
  const columns = isEditable(issue.state)
    ? draftColumns(view, editor, preview, typed)
    : frozenColumns(view, preview);
  return html`<div data-page="issue" data-issue="${issue.id}">
${issueStanding(view, view.lint, saidPart(said))}
<p class="announce" id="announce" role="status"></p>
<div class="issue-columns">
${columns}
</div>
</div>`;
}

/** Empty where nothing is to be said. */
export function saidPart(said?: Said): Html {
  return html`<div id="said" data-part data-live>${said ? notice(said.tone, said.text) : ''}</div>`;
}

/** How the issue stands and what can be done with it; while it is sent the script asks for this alone. */
export function issueStanding(standing: IssueStanding, lint: LintFinding[], said: Html | '' = ''): Html {
  const from = `${issuePath(standing.issue.id)}/standing`;
  return html`${issueHead(standing)}
${standing.freezing === null ? progressPanel(standing.issue, standing.counts, from) : freezingPanel(standing.freezing, from)}
${said}
${issueNotices(standing)}
${issueBar(standing, lint)}
${oldNotices(standing)}`;
}

function draftColumns(
  view: IssueView,
  editor: string,
  preview: PreviewView,
  typed: TypedForm | undefined,
): Html {
  return html`<div class="issue-edit">
${texts(view, typed)}
${leftOutList(view, true)}
</div>
<div class="issue-side">
${previewPanel(view, preview)}
${checksPanel(view)}
${testSendPanel(view, editor)}
${auditPanel(view)}
</div>`;
}

/** Nothing is edited any more: what became of it first, the texts for who asks. */
function frozenColumns(view: IssueView, preview: PreviewView): Html {
  const { stories, reads } = view.issue.content;
  const counted = [
    countOf(stories.length, 'story', 'stories'),
    ...(reads.length > 0 ? [countOf(reads.length, 'read')] : []),
  ];
  return html`<div class="issue-edit">
${auditPanel(view)}
${checksPanel(view)}
<details class="fold" id="frozen-texts"><summary>Texts <span class="meta">${counted.join(', ')}</span></summary>
${texts(view, undefined)}
</details>
<details class="fold" id="frozen-left-out"><summary>What was left out <span class="meta">${view.issue.content.leftOut.length}</span></summary>
${leftOutList(view, false)}
</details>
</div>
<div class="issue-side issue-side-frozen">
${previewPanel(view, preview)}
</div>`;
}

function texts(view: IssueView, typed: TypedForm | undefined): Html {
  const editable = isEditable(view.issue.state);
  const { stories, reads } = view.issue.content;
  return html`${openingForm(view, editable, typed)}
<section aria-labelledby="stories-title">
<h2 id="stories-title">Stories</h2>
${storyList('stories', stories, view, typed, true)}
</section>
${
  reads.length > 0
    ? html`<section aria-labelledby="reads-title"><h2 id="reads-title">Reads</h2>${storyList('reads', reads, view, typed, false)}</section>`
    : ''
}
${agendaForm(view, editable, typed)}`;
}

function storyList(
  id: string,
  stories: IssueStory[],
  view: IssueView,
  typed: TypedForm | undefined,
  ordered: boolean,
): Html {
  return html`<ol class="stories" id="${id}" data-list>${stories.map((story, place) =>
    storyCard({
      issueId: view.issue.id,
      version: view.issue.version,
      story,
      edition: view.edition,
      position: ordered ? { place, of: stories.length } : null,
      place: view.places.get(story.id),
      editable: isEditable(view.issue.state),
      typed: typedIn(typed, 'story', story.id),
    }),
  )}</ol>`;
}
