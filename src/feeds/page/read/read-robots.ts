/** The rules of a robots.txt that address one agent, and the seconds it asks for between two requests; 0 for none. */
export interface RobotsFile {
  rules: RobotsRule[];
  crawlDelay: number;
}

export interface RobotsRule {
  allow: boolean;
  /** In characters, wildcards among them: the longest rule that matches decides. */
  length: number;
  /** What stands between the wildcards, in order. */
  parts: string[];
  /** Whether the last part ends the path. */
  anchored: boolean;
}

/**
 * RFC 9309 2.2 and the customary Crawl-delay. A site that is asked may write what it likes, so the work is linear in
 * the text: an agent that is named again and again has its rules once. `agent` in lower case.
 */
export function readRobots(text: string, agent: string): RobotsFile {
  const own: RobotsFile = { rules: [], crawlDelay: 0 };
  const everybody: RobotsFile = { rules: [], crawlDelay: 0 };
  let named = false;
  let addressed = new Set<RobotsFile>();
  let naming = false;
  for (const [key, value] of directivesOf(text)) {
    if (key === 'user-agent') {
      if (!naming) addressed = new Set();
      const name = (value.toLowerCase().split('/', 1)[0] ?? '').trim();
      if (name === agent) {
        named = true;
        addressed.add(own);
      } else if (name === '*') addressed.add(everybody);
    } else for (const group of addressed) addTo(group, key, value);
    naming = key === 'user-agent';
  }
  return named ? own : everybody;
}

function* directivesOf(text: string): Generator<[key: string, value: string]> {
  for (const line of text.split(/\r\n|\r|\n/)) {
    const said = line.split('#', 1)[0] ?? '';
    const colon = said.indexOf(':');
    if (colon > 0) yield [said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()];
  }
}

function addTo(group: RobotsFile, key: string, value: string): void {
  if (key === 'crawl-delay' && Number.isFinite(Number(value))) group.crawlDelay = Number(value);
  if ((key === 'allow' || key === 'disallow') && value !== '')
    group.rules.push(toRule(key === 'allow', value));
}

function toRule(allow: boolean, value: string): RobotsRule {
  const pattern = normalEncoding(value);
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split(/\*+/);
  return { allow, length: pattern.length, parts, anchored };
}

/** Whether the rules let a page be asked for: the longest that matches decides, of two as long the one that allows. */
export function isRobotsAllowed(rules: readonly RobotsRule[], url: string): boolean {
  const { pathname, search } = new URL(url);
  const path = normalEncoding(pathname + search);
  let best: RobotsRule | null = null;
  for (const rule of rules) {
    const weaker =
      best !== null && (rule.length < best.length || (rule.length === best.length && !rule.allow));
    if (!weaker && isMatch(rule, path)) best = rule;
  }
  return best === null || best.allow;
}

/** Each part at its first place behind the one before: where that leaves no room for the last, no other choice does. */
function isMatch({ parts, anchored }: RobotsRule, path: string): boolean {
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  if (others.length === 0) return !anchored || path === first;
  const last = anchored ? (others.pop() ?? '') : '';
  let at = first.length;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/** One spelling for rules and addresses (RFC 9309 2.2.2): what an address may not hold, in escapes of capitals. */
function normalEncoding(text: string): string {
  const plain = /^[!#-;=?-\]_a-z|~]*$/.test(text);
  const encoded = plain
    ? text
    : text.toWellFormed().replaceAll(/[^!#-;=?-\]_a-z|~]+/g, (odd) => encodeURIComponent(odd));
  return encoded.includes('%') ? encoded.replaceAll(/%[\da-f]{2}/gi, (code) => code.toUpperCase()) : encoded;
}
