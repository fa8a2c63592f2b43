import { messageOf } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import type { Summariser } from '../summariser.ts';
import { type Asked, type AskNeeds, askOnce } from './ask-once.ts';
import { keepExtractive } from './reconcile.ts';
import { writeStory } from './write-story.ts';

export interface ModelSummariserNeeds extends AskNeeds {
  log: Log;
  /** For all of an issue's stories together. */
  issueMs: number;
}

/** Failures in a row after which an issue goes on without the model. */
const PATIENCE = 3;

/** A summariser that has a language model word stories, and its gate check them. */
export function createModelSummariser(needs: ModelSummariserNeeds): Summariser {
  const { chat, log, issueMs } = needs;
  return {
    async usedToday() {
      const { tokens, costMicros } = await needs.answers.spentOn(needs.clock.now());
      return { tokens, cost: costMicros / 1_000_000 };
    },
    begin(issueId, signal) {
      const time = AbortSignal.timeout(issueMs);
      const either = signal ? AbortSignal.any([signal, time]) : time;
      let inARow = 0;
      let givenUp: string | null = null;
      const onFailure = ({ reason, hopeless }: Extract<Asked, { outcome: 'failed' }>) => {
        inARow += 1;
        if (hopeless || inARow >= PATIENCE) givenUp = reason;
        log.warn({ issue: issueId, model: chat.model, reason }, 'the model did not answer');
      };
      const ask: Parameters<typeof writeStory>[2] = async (messages, isUsable) => {
        const failure = over(signal, time) ?? givenUp;
        if (failure !== null) return { outcome: 'failed', reason: failure, hopeless: true };
        const asked = await askOnce(needs, issueId, messages, isUsable, either);
        if (asked.outcome === 'answered') inARow = 0;
        return asked.outcome === 'failed' ? { ...asked, reason: over(signal, time) ?? asked.reason } : asked;
      };
      return async (story) => {
        try {
          return await writeStory(story, chat.model, ask, onFailure);
        } catch (error) {
          log.error({ err: error, issue: issueId, model: chat.model }, 'a story could not be worded');
          return keepExtractive(story, chat.model, `it could not be worded: ${messageOf(error)}`);
        }
      };
    },
  };
}

function over(signal: AbortSignal | undefined, time: AbortSignal): string | null {
  if (signal?.aborted) return 'Twofold was stopped';
  return time.aborted ? 'the issue’s time for the model was over' : null;
}
