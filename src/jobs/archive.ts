import type { RenderedIssue } from '../render/rendered-issue.ts';
import type { ArchiveRepository } from '../store/issues/archive-repository.ts';
import { archiveCopy } from './draft/render-draft.ts';
import type { Effects } from './effects.ts';

/** The public archive: what was frozen is what is shown. */
export function createArchive(effects: Effects, archive: ArchiveRepository) {
  return {
    ...archive,
    async html(issueId: string): Promise<string | undefined> {
      const frozen = (await archive.find(issueId)) && (await effects.issues.frozen(issueId));
      return frozen ? archiveCopy(effects, JSON.parse(frozen) as RenderedIssue).html : undefined;
    },
  };
}
