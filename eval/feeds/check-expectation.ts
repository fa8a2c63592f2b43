import iconv from 'iconv-lite';
import type { ParsedFeed } from '../../src/feeds/feed-item.ts';
import { decodeBytes } from '../../src/feeds/parse/decode-bytes.ts';
import type { Field, Subject } from './compare-field.ts';
import { fieldAt } from './expected-fields.ts';
import { type Expression, parseExpression, type Value } from './python-expression.ts';

/** One thing a case states of a parsed feed. `subject` null: something we do not model. */
export interface Verdict {
  subject: Subject | null;
  right: boolean;
  /** The statement, for the eyes of who reads why. */
  of: string;
}

/** The expression that follows “Expect:” in the comment a case opens with; null without one. */
export function expectationOf(text: string): string | null {
  const comment = /<!--([\s\S]{0,4000}?)-->/.exec(text)?.[1] ?? '';
  return /^\s*Expect:[ \t]*(\S.*?)\s*$/m.exec(comment)?.[1] ?? null;
}

/**
 * Holds a feed against what its case expects, statement by statement. Whether it is well formed (`bozo`) is no
 * statement about what was read; every other statement is right, wrong, or of something we do not model.
 */
export function checkExpectation(
  expectation: string,
  feed: ParsedFeed,
  source: { bytes: Buffer; contentType: string | null },
): Verdict[] {
  try {
    return flatten(parseExpression(expectation), 'and')
      .filter((part) => !isAboutForm(part))
      .map((part) => judge(part, feed, source));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [{ subject: null, right: false, of: expectation }];
  }
}

function flatten(expression: Expression, kind: 'and' | 'or'): Expression[] {
  if (expression.kind !== kind) return [expression];
  return expression.parts.flatMap((part) => flatten(part, kind));
}

function isAboutForm(part: Expression): boolean {
  if (part.kind === 'literal') return true;
  if (part.kind === 'not') return isAboutForm(part.part);
  return part.kind === 'path' && part.name === 'bozo';
}

type Source = Parameters<typeof checkExpectation>[2];

function judge(part: Expression, feed: ParsedFeed, source: Source): Verdict {
  const of = wordsOf(part);
  if (part.kind === 'or') {
    const verdicts = flatten(part, 'or').map((one) => judge(one, feed, source));
    return verdicts.find(({ right }) => right) ?? (verdicts[0] as Verdict);
  }
  if (part.kind !== 'compare' || part.operator !== '==') return { subject: null, right: false, of };
  const [path, literal] = part.left.kind === 'literal' ? [part.right, part.left] : [part.left, part.right];
  if (literal.kind !== 'literal') return { subject: null, right: false, of };
  return judgeEqual(path, literal.value, { feed, source, of });
}

function judgeEqual(
  path: Expression,
  value: Value,
  { feed, source, of }: { feed: ParsedFeed; source: Source; of: string },
): Verdict {
  if (path.kind === 'path' && path.name === 'encoding')
    return { subject: 'charset', right: isReadAs(String(value), source), of };
  const wanted = wantedOf(path, value);
  const field = wanted && fieldAt(feed, wanted.path.name, wanted.path.steps);
  const right = field ? wanted.holds(field) : null;
  return { subject: right === null || !field ? null : field.subject, right: right === true, of };
}

type Path = Extract<Expression, { kind: 'path' }>;

/** `len(path) == n` counts and `ord(path) == n` names a character; a path alone is compared as it is. */
function wantedOf(
  path: Expression,
  value: Value,
): { path: Path; holds: (field: Field) => boolean | null } | null {
  if (path.kind === 'path') return { path, holds: (field) => field.isRight(value) };
  if (path.kind !== 'call' || path.of.kind !== 'path') return null;
  const [argument] = path.args;
  if (argument?.kind !== 'path') return null;
  if (path.of.name === 'len') return { path: argument, holds: (field) => field.count === value };
  if (path.of.name !== 'ord') return null;
  return { path: argument, holds: (field) => field.isRight(String.fromCodePoint(Number(value))) };
}

/** Names of charsets differ; what counts is that the text is the same. */
function isReadAs(charset: string, { bytes, contentType }: Source): boolean {
  const ours = decodeBytes(bytes, contentType);
  if (iconv.encodingExists(charset)) return iconv.decode(bytes, charset) === ours.text;
  return String(charset).toLowerCase() === ours.encoding;
}

function wordsOf(part: Expression): string {
  switch (part.kind) {
    case 'literal':
      return JSON.stringify(part.value);
    case 'path':
      return [part.name, ...part.steps].join('.');
    case 'call':
      return `${wordsOf(part.of)}(${part.args.map(wordsOf).join(', ')})`;
    case 'compare':
      return `${wordsOf(part.left)} ${part.operator} ${wordsOf(part.right)}`;
    case 'not':
      return `not ${wordsOf(part.part)}`;
    default:
      return part.parts.map(wordsOf).join(` ${part.kind} `);
  }
}
