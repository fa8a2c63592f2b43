import type { ModelConfig } from '../config/model-config.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { AnswerStore } from '../stories/model/answer-store.ts';
import { createChatEndpoint } from '../stories/model/chat-endpoint.ts';
import { createModelSummariser } from '../stories/model/create-model-summariser.ts';
import type { Summariser } from '../stories/summariser.ts';

/** The language model's endpoint, its account and its gate. */
export function openModel(
  model: ModelConfig,
  needs: { answers: AnswerStore; clock: Clock; log: Log },
): Summariser {
  const limit = (scope: 'perIssue' | 'perDay') => ({
    tokens: model.tokens[scope],
    costMicros: model.budget[scope] * 1_000_000,
  });
  return createModelSummariser({
    ...needs,
    chat: createChatEndpoint({
      baseUrl: model.url,
      key: model.key,
      model: model.name,
      outputTokens: model.outputTokens,
      timeoutMs: model.timeoutMs,
      clock: needs.clock,
    }),
    limits: { perIssue: limit('perIssue'), perDay: limit('perDay') },
    prices: model.prices,
    issueMs: model.issueMs,
  });
}
