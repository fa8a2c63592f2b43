export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** The subset of Python that feed cases state their expectations in. */
export type Expression =
  | { kind: 'literal'; value: Value }
  /** `entries[0].title` is the name `entries` and the steps 0 and "title". */
  | { kind: 'path'; name: string; steps: (string | number)[] }
  | { kind: 'call'; of: Expression; args: Expression[] }
  | { kind: 'compare'; operator: string; left: Expression; right: Expression }
  | { kind: 'and' | 'or'; parts: Expression[] }
  | { kind: 'not'; part: Expression };

const TOKEN =
  /\s*(?:([ubrUBR]{0,2})("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(==|!=|<=|>=|[-+()[\]{},.:<>]))/sy;

interface Token {
  kind: 'string' | 'number' | 'name' | 'mark' | 'end';
  text: string;
}

/** Throws SyntaxError on anything it does not know. */
export function parseExpression(text: string): Expression {
  const tokens = tokenise(text);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: 'end', text: '' };
  const take = (wanted: string): boolean => {
    if (peek().text !== wanted || peek().kind === 'string') return false;
    at += 1;
    return true;
  };
  const need = (wanted: string): void => {
    if (!take(wanted)) throw new SyntaxError(`${wanted} expected, not ${peek().text}`);
  };

  function series(word: 'and' | 'or', part: () => Expression): Expression {
    const parts = [part()];
    while (take(word)) parts.push(part());
    return parts.length === 1 ? (parts[0] as Expression) : { kind: word, parts };
  }
  const or = (): Expression => series('or', () => series('and', not));

  function not(): Expression {
    return take('not') ? { kind: 'not', part: not() } : comparison();
  }

  /** `a == b == c` is `a == b and b == c`. */
  function comparison(): Expression {
    let left = sum();
    const parts: Expression[] = [];
    for (let operator = readOperator(); operator; operator = readOperator()) {
      const right = sum();
      parts.push({ kind: 'compare', operator, left, right });
      left = right;
    }
    if (parts.length === 0) return left;
    return parts.length === 1 ? (parts[0] as Expression) : { kind: 'and', parts };
  }

  function readOperator(): string | null {
    for (const operator of ['==', '!=', '<=', '>=', '<', '>', 'in']) if (take(operator)) return operator;
    if (!take('is')) return null;
    return take('not') ? '!=' : '==';
  }

  function sum(): Expression {
    let left = postfix();
    while (take('+')) left = { kind: 'literal', value: `${literalOf(left)}${literalOf(postfix())}` };
    return left;
  }

  function postfix(): Expression {
    let found = primary();
    for (;;) {
      if (take('.')) found = step(found, name());
      else if (take('[')) {
        found = step(found, literalOf(sum()) as string | number);
        need(']');
      } else if (take('(')) found = { kind: 'call', of: found, args: list(')') };
      else return found;
    }
  }

  function name(): string {
    const { text: found } = peek();
    at += 1;
    return found;
  }

  function primary(): Expression {
    const { kind, text: found } = peek();
    at += 1;
    if (kind === 'string') return { kind: 'literal', value: joined(found) };
    if (kind === 'number') return { kind: 'literal', value: Number(found) };
    if (kind === 'name') return named(found);
    if (found === '-') return { kind: 'literal', value: -Number(literalOf(primary())) };
    if (found === '[') return { kind: 'literal', value: list(']').map(literalOf) };
    if (found === '{') return { kind: 'literal', value: entries() };
    if (found === '(') return bracketed();
    throw new SyntaxError(`unexpected ${found || 'end'}`);
  }

  /** Strings that stand side by side are one. */
  function joined(first: string): string {
    let value = first;
    while (peek().kind === 'string') value += name();
    return value;
  }

  function bracketed(): Expression {
    if (take(')')) return { kind: 'literal', value: [] };
    const first = or();
    if (take(')')) return first;
    need(',');
    return { kind: 'literal', value: [first, ...list(')')].map(literalOf) };
  }

  function list(end: string): Expression[] {
    const items: Expression[] = [];
    while (!take(end)) {
      items.push(or());
      if (!take(',')) {
        need(end);
        break;
      }
    }
    return items;
  }

  function entries(): { [key: string]: Value } {
    const pairs: [string, Value][] = [];
    while (!take('}')) {
      const key = String(literalOf(or()));
      need(':');
      pairs.push([key, literalOf(or())]);
      take(',');
    }
    return Object.fromEntries(pairs);
  }

  const expression = or();
  if (peek().kind !== 'end') throw new SyntaxError(`unexpected ${peek().text}`);
  return expression;
}

const CONSTANTS: Record<string, Value> = { True: true, False: false, None: null };

function named(name: string): Expression {
  const constant = CONSTANTS[name];
  return constant === undefined ? { kind: 'path', name, steps: [] } : { kind: 'literal', value: constant };
}

function step(of: Expression, by: string | number): Expression {
  if (of.kind !== 'path') throw new SyntaxError('only what has a name has parts');
  return { ...of, steps: [...of.steps, by] };
}

function literalOf(expression: Expression): Value {
  if (expression.kind !== 'literal') throw new SyntaxError('a value was expected');
  return expression.value;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let end = text.trimEnd().length; TOKEN.lastIndex < end; ) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new SyntaxError(`unknown: ${text.slice(from, from + 20)}`);
    const [, prefix = '', quoted, number, word, mark = ''] = found;
    if (quoted !== undefined) tokens.push({ kind: 'string', text: unquote(quoted, /r/i.test(prefix)) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'name', text: word });
    else tokens.push({ kind: 'mark', text: mark });
    end = text.trimEnd().length;
  }
  return tokens;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\n': '' };

function unquote(quoted: string, raw: boolean): string {
  const inside = quoted.slice(1, -1);
  if (raw) return inside;
  return inside.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs,
    (_, byte?: string, short?: string, long?: string, char?: string) => {
      const code = byte ?? short ?? long;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return ESCAPES[char as string] ?? (char as string);
    },
  );
}
