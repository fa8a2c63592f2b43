import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat completion request as the double got it. */
export interface ModelRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: {
    model: string;
    messages: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { schema: unknown } };
    [field: string]: unknown;
  };
  /** The reports it was given. */
  reports: { title: string; text: string }[];
}

/** What the model says: texts, or an exchange of the test's own making. */
export type Says = (
  request: ModelRequest,
  count: number,
) => object | string | ((response: ServerResponse) => void);

export interface ModelDouble extends AsyncDisposable {
  /** As MODEL_URL. */
  url: string;
  requests: ModelRequest[];
  says: Says;
}

/** A server that speaks chat completions as a model's endpoint does, and says what a test wants. */
export async function startModelDouble(says: Says): Promise<ModelDouble> {
  const server = createServer(async (message, response) => {
    const request = await read(message);
    double.requests.push(request);
    const said = double.says(request, double.requests.length);
    if (typeof said === 'function') said(response);
    else reply(response, 200, completion(typeof said === 'string' ? said : JSON.stringify(said)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const double: ModelDouble = {
    url: `http://127.0.0.1:${port}/v1`,
    requests: [],
    says,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

async function read(message: IncomingMessage): Promise<ModelRequest> {
  let text = '';
  for await (const piece of message) text += piece;
  const body = JSON.parse(text) as ModelRequest['body'];
  const asked = body.messages.find(({ role }) => role === 'user')?.content ?? '{}';
  const reports = asked.startsWith('{') ? (JSON.parse(asked) as Partial<ModelRequest>).reports : [];
  return { path: message.url ?? '', headers: message.headers, body, reports: reports ?? [] };
}

export function reply(
  response: ServerResponse,
  status: number,
  body: object | string,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function completion(
  content: string,
  usage: object | null = { prompt_tokens: 900, completion_tokens: 300 },
): object {
  return { choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }], usage };
}

/** An honest model's texts: the first report's own sentences, which a test may bend. */
export function honest({ reports }: ModelRequest): {
  headline: string;
  lead: string[];
  story: string[];
  brief: string[];
  whyItMatters: string;
} {
  const [first] = reports;
  const sentences = first?.text.match(/[^.]+\./g)?.map((sentence) => sentence.trim()) ?? [];
  return {
    headline: first?.title ?? '',
    lead: sentences,
    story: sentences.slice(0, 2),
    brief: sentences.slice(0, 1),
    whyItMatters: '',
  };
}
