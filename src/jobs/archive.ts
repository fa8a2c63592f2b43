import type { RenderedIssue } from '../render/rendered-issue.ts';
import { typeset } from '../render/typeset.ts';
import type { ArchiveRepository } from '../store/issues/archive-repository.ts';
import type { PublishedIssue } from '../web/pages/pages-deps.ts';
import { archiveCopy } from './draft/render-draft.ts';
import type { Effects } from './effects.ts';

/** The public archive: what was frozen is what is shown, its titles set as its language is. */
export function createArchive(
  effects: Pick<Effects, 'newsroom' | 'issues' | 'baseUrl' | 'links'>,
  archive: ArchiveRepository,
) {
  const { editions, newsroom } = effects.newsroom;
  const set = (issue: PublishedIssue): PublishedIssue => {
    const { language } = editions.find(({ id }) => id === issue.edition) ?? newsroom;
    const { subject, preheader } = issue;
    return { ...issue, subject: typeset(subject, language), preheader: typeset(preheader, language) };
  };
  return {
    async find(issueId: string) {
      const found = await archive.find(issueId);
      return found && set(found);
    },
    list: async (page: Parameters<ArchiveRepository['list']>[0]) => (await archive.list(page)).map(set),
    async neighbours(issueId: string) {
      const { previous, next } = await archive.neighbours(issueId);
      return { previous: previous && set(previous), next: next && set(next) };
    },
    async html(issueId: string): Promise<string | undefined> {
      const frozen = (await archive.find(issueId)) && (await effects.issues.frozen(issueId));
      return frozen ? archiveCopy(effects, JSON.parse(frozen) as RenderedIssue).html : undefined;
    },
  };
}
