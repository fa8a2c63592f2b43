import { html } from 'hono/html';
import type { IssueStory } from '../../issues/issue.ts';
import { isEditable } from '../../issues/transitions.ts';
import type { Html } from '../layout.ts';
import { notice, type Tone } from './desk-page.ts';
import { agendaForm, openingForm } from './issue-fields.ts';
import { issueBar, issueHead } from './issue-head.ts';
import { auditPanel, checksPanel, type PreviewView, previewPanel, testSendPanel } from './issue-side.ts';
import type { IssueView } from './issue-view.ts';
import { leftOutList } from './left-out-list.ts';
import { storyCard } from './story-card.ts';
import { type TypedForm, typedIn } from './typed-form.ts';

export interface IssuePageOptions {
  editor: string;
  preview: PreviewView;
  /** What became of the last thing the editor did. */
  said?: { tone: Tone; text: string };
  /** What was typed and refused. */
  typed?: TypedForm;
}

/** Left what is edited, right what will be mailed. Every `data-part` is refreshed on its own by the script. */
export function issuePage(view: IssueView, { editor, preview, said, typed }: IssuePageOptions): Html {
  const editable = isEditable(view.issue.state);
  const { stories, reads } = view.issue.content;
  return html`<div data-page="issue" data-issue="${view.issue.id}">
${issueHead(view)}
<div id="said" data-part>${said ? notice(said.tone, said.text) : ''}</div>
${issueBar(view)}
<p class="announce" id="announce" role="status"></p>
<div class="issue-columns">
<div class="issue-edit">
${openingForm(view, editable, typed)}
<section aria-labelledby="stories-title">
<h2 id="stories-title">Stories</h2>
${storyList('stories', stories, view, typed, true)}
</section>
${
  reads.length > 0
    ? html`<section aria-labelledby="reads-title"><h2 id="reads-title">Reads</h2>${storyList('reads', reads, view, typed, false)}</section>`
    : ''
}
${agendaForm(view, editable, typed)}
${leftOutList(view, editable)}
</div>
<div class="issue-side">
${previewPanel(view, preview)}
${checksPanel(view)}
${testSendPanel(view, editor)}
${auditPanel(view)}
</div>
</div>
</div>`;
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
