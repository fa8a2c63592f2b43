import { describe, expect, onTestFinished, test } from 'vitest';
import { type ChatEndpointOptions, createChatEndpoint } from '../../../src/stories/model/chat-endpoint.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import {
  completion,
  type ModelRequest,
  reply,
  type Says,
  startModelDouble,
} from '../../support/model-double.ts';

const MESSAGES = [{ role: 'user' as const, content: '{}' }];
const NOW = Date.UTC(2026, 10, 23, 12);

async function start(says: Says, options: Partial<ChatEndpointOptions> = {}) {
  const model = await startModelDouble(says);
  onTestFinished(() => model[Symbol.asyncDispose]());
  const chat = createChatEndpoint({
    baseUrl: model.url,
    key: 'sk-test',
    model: 'double-1',
    outputTokens: 500,
    timeoutMs: 2_000,
    clock: fixedClock(NOW),
    backOffMs: 1,
    ...options,
  });
  return { model, ask: (signal = new AbortController().signal) => chat.ask(MESSAGES, signal) };
}

const formatsOf = (requests: ModelRequest[]) =>
  requests.map(({ body }) => body.response_format?.type ?? 'plain');

test('asks for JSON of the schema, with the key, and reads text and usage', async () => {
  const { model, ask } = await start(() => 'said');
  expect(await ask()).toEqual({
    outcome: 'answered',
    text: 'said',
    usage: { inputTokens: 900, outputTokens: 300 },
  });
  const [request] = model.requests;
  expect(request).toMatchObject({
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer sk-test' },
  });
  expect(request?.body).toMatchObject({ model: 'double-1', max_tokens: 500, stream: false, temperature: 0 });
  expect(request?.body.response_format?.json_schema?.schema).toMatchObject({ additionalProperties: false });
});

test('without a key none is sent', async () => {
  const { model, ask } = await start(() => 'said', { key: null });
  await ask();
  expect(model.requests[0]?.headers.authorization).toBeUndefined();
});

describe('a server that knows less of the API', () => {
  const refuses =
    (isRefused: (request: ModelRequest) => string | null): Says =>
    (request) => {
      const why = isRefused(request);
      return why === null ? 'said' : (response) => reply(response, 400, { error: { message: why } });
    };

  test.for([
    ['json_object', ['json_schema']],
    ['plain', ['json_schema', 'json_object']],
  ] as const)('is asked for %s, and remembered', async ([last, refused]) => {
    const { model, ask } = await start(
      refuses(({ body }) =>
        (refused as readonly string[]).includes(body.response_format?.type ?? '')
          ? 'response_format is not supported'
          : null,
      ),
    );
    expect(await ask()).toMatchObject({ outcome: 'answered' });
    expect(formatsOf(model.requests)).toEqual([...refused, last]);
    await ask();
    expect(formatsOf(model.requests).at(-1)).toBe(last);
    expect(model.requests).toHaveLength(refused.length + 2);
  });

  test('is given max_completion_tokens and no temperature where it insists', async () => {
    const { model, ask } = await start(
      refuses(({ body }) => {
        if ('max_tokens' in body) return "Unsupported parameter: 'max_tokens'";
        return 'temperature' in body ? "Unsupported value: 'temperature'" : null;
      }),
    );
    expect(await ask()).toMatchObject({ outcome: 'answered' });
    expect(model.requests.at(-1)?.body).toMatchObject({ max_completion_tokens: 500 });
    expect(formatsOf(model.requests)).toEqual(['json_schema', 'json_schema', 'json_schema']);
  });

  test('is given up where nothing helps', async () => {
    const { model, ask } = await start(refuses(() => 'no'));
    expect(await ask()).toMatchObject({
      outcome: 'failed',
      billed: false,
      reason: expect.stringContaining('400: no'),
    });
    expect(model.requests).toHaveLength(3);
  });
});

describe('a busy server', () => {
  test('is asked again, twice at most', async () => {
    const { model, ask } = await start((_, count) =>
      count < 3 ? (response) => reply(response, 503, {}) : 'said',
    );
    expect(await ask()).toMatchObject({ outcome: 'answered' });
    model.says = () => (response) => reply(response, 503, {});
    expect(await ask()).toMatchObject({ outcome: 'failed', hopeless: false, billed: false });
    expect(model.requests).toHaveLength(6);
  });

  test.for([
    ['0', 2],
    [new Date(NOW - 5_000).toUTCString(), 2],
    ['120', 1],
    [new Date(NOW + 600_000).toUTCString(), 1],
  ] as const)('Retry-After: %s', async ([retryAfter, requests]) => {
    const { model, ask } = await start((_, count) =>
      count === 1 ? (response) => reply(response, 429, {}, { 'retry-after': retryAfter }) : 'said',
    );
    const asked = await ask();
    expect(model.requests).toHaveLength(requests);
    expect(asked.outcome).toBe(requests === 2 ? 'answered' : 'failed');
  });
});

test('a stalled answer is not asked for again: it may have to be paid twice', async () => {
  const { model, ask } = await start(() => () => {}, { timeoutMs: 1_000 });
  expect(await ask()).toMatchObject({ outcome: 'failed', billed: true });
  expect(model.requests).toHaveLength(1);
});

test('an issue that is broken off ends the request', async () => {
  const stop = new AbortController();
  const { ask } = await start(() => () => stop.abort());
  expect(await ask(stop.signal)).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('broken off'),
  });
});

test('a redirect is not followed, so the key goes nowhere else', async () => {
  const elsewhere = await start(() => 'said');
  const { ask } = await start(
    () => (response) => reply(response, 307, '', { location: `${elsewhere.model.url}/chat/completions` }),
  );
  expect(await ask()).toMatchObject({ outcome: 'failed', hopeless: true });
  expect(elsewhere.model.requests).toEqual([]);
});

test.for([
  ['/v1/', '/v1/chat/completions'],
  ['/v1/chat/completions', '/v1/chat/completions'],
  ['/deployments/a?api-version=2', '/deployments/a/chat/completions?api-version=2'],
] as const)('a base address %s leads to %s', async ([base, path]) => {
  const { model } = await start(() => 'said');
  const chat = createChatEndpoint({
    baseUrl: new URL(base, model.url).href,
    key: null,
    model: 'm',
    outputTokens: 500,
    timeoutMs: 2_000,
    clock: fixedClock(NOW),
  });
  await chat.ask(MESSAGES, new AbortController().signal);
  expect(model.requests[0]?.path).toBe(path);
});

test.for([
  [
    'parts of content',
    {
      choices: [
        {
          message: {
            content: [
              { type: 'text', text: 'sa' },
              { type: 'text', text: 'id' },
            ],
          },
        },
      ],
    },
  ],
  ['no usage', completion('said', null)],
  ['a usage of another form', completion('said', { total: 4 })],
] as const)('reads %s', async ([, body]) => {
  const { ask } = await start(() => (response) => reply(response, 200, body));
  expect(await ask()).toEqual({ outcome: 'answered', text: 'said', usage: null });
});
