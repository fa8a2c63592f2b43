import { appendFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { IssueContent } from '../../../src/issues/issue.ts';
import { honest, type ModelRequest, reply, type Says, startModelDouble } from '../../support/model-double.ts';
import { ISSUE_ID, startNewsroom } from '../../support/newsroom-here.ts';

const LUNCHES = 'County council agrees free lunches for primary pupils';

/** Every honest text of this model but the headline, which it words by itself from the report's. */
const worded: Says = (request) => ({ ...honest(request), headline: wordedHeadline(request) });
const wordedHeadline = ({ reports }: ModelRequest) =>
  reports[0]?.title.replace('County council agrees free lunches for every primary pupil', LUNCHES) ?? '';

async function start(says: Says, env: Record<string, string> = {}, yaml = '') {
  const model = await startModelDouble(says);
  const here = await startNewsroom();
  if (yaml !== '') appendFileSync(`${here.env.NEWSROOM_DIR}/newsroom.yaml`, yaml);
  onTestFinished(async () => {
    await model[Symbol.asyncDispose]();
    await here[Symbol.asyncDispose]();
  });
  await here.run(['poll']);
  Object.assign(here.env, { MODEL_URL: model.url, MODEL_NAME: 'double-1', MODEL_KEY: 'sk-test', ...env });
  const compose = async (...options: string[]) => {
    const ran = await here.run(['compose', 'morning', '--json', ...options]);
    expect(ran.code).toBe(0);
    return { said: ran.stderr, content: (JSON.parse(ran.stdout) as { content: IssueContent }).content };
  };
  return { model, here, compose };
}

const waysOf = ({ stories }: IssueContent) => stories.map(({ wording }) => wording?.parts.lead?.by);

test('without a model nothing is asked, and nothing is said of one', async () => {
  const { model, compose } = await start(worded, { MODEL_URL: '', MODEL_NAME: '', MODEL_KEY: '' });
  const { content, said } = await compose();
  expect(waysOf(content)).toEqual(Array(6).fill(undefined));
  expect(JSON.stringify(content)).not.toContain('wording');
  expect(said).not.toContain('Worded');
  expect(model.requests).toHaveLength(0);
});

test('the draft is worded by the model, and the subject follows its headline', async () => {
  const { model, compose } = await start(worded);
  const { content, said } = await compose();
  expect(waysOf(content)).toEqual(Array(6).fill('model'));
  expect(content.stories[0]?.headline).toBe(LUNCHES);
  expect(content.subject).toBe(LUNCHES);
  expect(said).toContain('Worded by double-1: 6 of 6 summaries.');
  expect(model.requests).toHaveLength(6);
});

test('composing again asks for nothing and changes nothing', async () => {
  const { model, compose, here } = await start(worded);
  const { content } = await compose();
  const asked = model.requests.length;
  await here.run(['approve', 'morning']);
  expect((await compose()).content).toEqual(content);
  expect((await compose('--dry-run')).content).toEqual(content);
  expect(model.requests).toHaveLength(asked);
  await using app = await here.open();
  expect((await app.issues.get(ISSUE_ID))?.state).toBe('approved');
});

test('a dry run asks, says how many are the model’s, and writes no issue', async () => {
  const { here, compose } = await start(worded);
  const { said } = await compose('--dry-run');
  expect(said).toContain('Worded by double-1: 6 of 6 summaries.');
  await using app = await here.open();
  expect(await app.issues.get(ISSUE_ID)).toBeUndefined();
});

test('status tells what the model has used of the day', async () => {
  const { here, compose } = await start(worded, {
    MODEL_PRICE_INPUT: '1',
    MODEL_PRICE_OUTPUT: '10',
    MODEL_BUDGET_PER_DAY: '2',
  });
  await compose();
  const { stdout } = await here.run(['status']);
  // Six answers of 900 and 300 tokens: 1,200 each, at 0.0009 + 0.003.
  expect(stdout).toContain('model double-1\t7200 of 800000 tokens today, cost 0.02 of 2.00');
  const { stdout: without } = await here.run(['status'], {
    MODEL_URL: '',
    MODEL_NAME: '',
    MODEL_KEY: '',
    MODEL_BUDGET_PER_DAY: '',
    MODEL_PRICE_INPUT: '',
    MODEL_PRICE_OUTPUT: '',
  });
  expect(without).not.toContain('model');
});

test('a model that is away leaves the issue as it would be without one', async () => {
  const { model, compose } = await start(
    () => (response) => reply(response, 401, { error: { message: 'no' } }),
  );
  const { content, said } = await compose();
  expect(waysOf(content)).toEqual(Array(6).fill('extractive'));
  expect(content.stories.every(({ summaries }) => summaries.lead.sentences.length > 0)).toBe(true);
  expect(said).toContain('0 of 6 summaries.');
  expect(said).toMatch(/The others are extractive: the model’s server refuses the key \(401: no\)\.$/m);
  // The stories that were begun at the same time.
  expect(model.requests.length).toBeLessThanOrEqual(3);
});

test('a stop while the model is asked leaves a draft of the sources’ own sentences, at once', async () => {
  const stop = new AbortController();
  const { here } = await start(() => () => stop.abort()); // it never answers
  await using app = await here.open();
  const made = await app.jobs.makeDraft({
    edition: 'morning',
    date: null,
    actor: 'ann',
    signal: stop.signal,
  });
  expect(made.outcome === 'composed' && waysOf(made.issue.content)).toEqual(Array(6).fill('extractive'));
});

test.for([
  ['tokens an issue', { MODEL_TOKENS_PER_ISSUE: '4500', MODEL_OUTPUT_TOKENS: '200' }, 'issue’s'],
  ['tokens a day', { MODEL_TOKENS_PER_DAY: '4500', MODEL_OUTPUT_TOKENS: '200' }, 'day’s'],
  [
    'money an issue',
    {
      MODEL_PRICE_INPUT: '1',
      MODEL_PRICE_OUTPUT: '10',
      MODEL_BUDGET_PER_ISSUE: '0.014',
      MODEL_OUTPUT_TOKENS: '300',
    },
    'issue’s',
  ],
] as const)('the budget of %s ends the asking, not the issue', async ([, env, whose]) => {
  const { model, compose } = await start(worded, env);
  const { content } = await compose();
  const ways = waysOf(content);
  expect(ways).toHaveLength(6);
  expect(model.requests.length).toBeGreaterThan(0);
  expect(model.requests.length).toBeLessThan(6);
  expect(ways.filter((by) => by === 'model')).toHaveLength(model.requests.length);
  const asked = model.requests.length;
  expect(content.stories.at(-1)?.wording?.parts.lead?.reasons.join()).toContain(`the ${whose} budget`);
  // What the first round used is not used again; a restart does not forget it.
  await compose();
  expect(model.requests.length).toBe(asked);
});

test('what an editor wrote stays, whatever the model says later', async () => {
  const { here, compose, model } = await start(worded);
  const { content } = await compose();
  const [lead] = content.stories;
  if (!lead) throw new Error('no lead');
  const texts = { headline: 'Ours', summary: { length: 'lead' as const, text: 'Our own words.' } };
  {
    await using app = await here.open();
    const issue = await app.issues.get(ISSUE_ID);
    await app.issues.edit(
      ISSUE_ID,
      issue?.version ?? 0,
      { kind: 'set_story', storyId: lead.id, ...texts },
      'ann',
    );
  }
  model.says = (request) => ({ ...(worded(request, 0) as object), brief: [] });
  const { content: refreshed } = await compose();
  const now = refreshed.stories.find(({ id }) => id === lead.id);
  expect(now?.edits).toEqual({ headline: 'Ours', summary: { lead: 'Our own words.' } });
});

test('an edition may do without', async () => {
  const { model, compose } = await start(worded, {}, '    summaries: extractive\n');
  const { content } = await compose();
  expect(waysOf(content)).toEqual(Array(6).fill(undefined));
  expect(model.requests).toHaveLength(0);
});

test('a lie in one story leaves the others alone, and the linter finds nothing in the issue', async () => {
  const { here, compose } = await start((request) => {
    const texts = honest(request);
    if (!texts.headline.includes('Otters')) return texts;
    return { ...texts, headline: 'Otters bite 900 people', brief: ['Warden Bram Soto counted 900 otters.'] };
  });
  const { content } = await compose();
  expect(JSON.stringify(content.stories.map(({ headline, summaries }) => [headline, summaries]))).not.toMatch(
    /900|Soto/,
  );
  const otters = content.stories.find(({ headline }) => headline.includes('Otters'));
  expect(otters?.wording?.parts).toMatchObject({
    headline: { by: 'extractive' },
    brief: { by: 'extractive' },
  });
  const linted = await here.run(['lint', 'morning', '--json']);
  expect(linted.stdout).not.toContain('fact-not-in-source');
});
