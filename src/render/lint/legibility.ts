import type { CheerioAPI } from 'cheerio';
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { lookOf, type Palette } from '../looks.ts';
import { contrastRatio } from './contrast-ratio.ts';
import { error, type LintFinding } from './finding.ts';

const ENOUGH = 4.5;

/** The inline styles that apply inside an element, as in a mail program that drops <style>. */
interface Setting {
  hidden: boolean;
  heading: boolean;
  /** A byline, a caption or the footer. */
  secondary: boolean;
  /** Pixels. */
  size: number | null;
  lineHeight: number | null;
  colour: string | null;
  background: string | null;
}

/** A piece of visible text. */
interface Run extends Setting {
  text: string;
}

export function lintLegibility($: CheerioAPI, template: string): LintFinding[] {
  const runs = runsIn($('html')[0]);
  return [...lintSizes(runs), ...lintInlineContrast(runs), ...lintPalettes(template)];
}

function lintSizes(runs: Run[]): LintFinding[] {
  const findings: LintFinding[] = [];
  const tiny = runs.find(({ size }) => size !== null && size < 14);
  if (tiny) findings.push(error('font-size', `Smaller than 14 px: “${excerpt(tiny)}”`, 'html'));
  const long = runs.filter(({ text }) => text.length > 90);
  const small = long.find(
    ({ secondary, text, size }) => !secondary && text.length > 200 && size !== null && size < 16,
  );
  if (small) findings.push(error('body-size', `Body text smaller than 16 px: “${excerpt(small)}”`, 'html'));
  const tight = long.find(({ lineHeight, heading }) => !heading && lineHeight !== null && lineHeight < 1.4);
  if (tight) findings.push(error('line-height', `Lines closer than 1.4: “${excerpt(tight)}”`, 'html'));
  return findings;
}

function lintInlineContrast(runs: Run[]): LintFinding[] {
  const weak = runs.find(({ colour, background }) => {
    const ratio = colour && background ? contrastRatio(colour, background) : null;
    return ratio !== null && ratio < ENOUGH;
  });
  return weak ? [error('contrast', `Less than 4.5:1: “${excerpt(weak)}”`, 'html')] : [];
}

/** Dark mode lives in <style>; its colours, like the light ones, all come from the look's palettes. */
function lintPalettes(template: string): LintFinding[] {
  const { light, dark } = lookOf(template);
  return [...weakPairs('light', light), ...weakPairs('dark', dark)].map((pair) =>
    error('palette-contrast', `Less than 4.5:1: ${pair}`, 'html'),
  );
}

const PAIRS: [keyof Palette, keyof Palette][] = [
  ['ink', 'sheet'],
  ['ink', 'tint'],
  ['soft', 'sheet'],
  ['soft', 'tint'],
  ['accent', 'sheet'],
  ['accent', 'tint'],
  ['onMast', 'mast'],
  ['onMast', 'glow'],
];

function weakPairs(scheme: string, palette: Palette): string[] {
  return PAIRS.filter(([text, ground]) => (contrastRatio(palette[text], palette[ground]) ?? 0) < ENOUGH).map(
    ([text, ground]) => `${text} on ${ground} in ${scheme}`,
  );
}

const UNSET: Setting = {
  hidden: false,
  heading: false,
  secondary: false,
  size: null,
  lineHeight: null,
  colour: null,
  background: null,
};

/** Every visible text, in the document's order; each element is looked at once. */
function runsIn(root: AnyNode | undefined): Run[] {
  const runs: Run[] = [];
  const waiting = root ? [{ node: root, outer: UNSET }] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, outer } = next;
    if (isText(node) && node.data.trim() !== '') runs.push({ ...outer, text: node.data.trim() });
    if (!isTag(node)) continue;
    const setting = settingOf(node, outer);
    if (setting.hidden) continue;
    for (const child of node.children.toReversed()) waiting.push({ node: child, outer: setting });
  }
  return runs;
}

function settingOf(element: Element, outer: Setting): Setting {
  const style = stylesOf(element);
  return {
    hidden: element.name === 'style' || style.get('display') === 'none',
    heading: outer.heading || /^h[1-6]$/.test(element.name),
    secondary: outer.secondary || /(^| )soft( |$)/.test(element.attribs.class ?? ''),
    size: pixels(style.get('font-size')) ?? outer.size,
    lineHeight: (Number(style.get('line-height')) || null) ?? outer.lineHeight,
    colour: style.get('color') ?? outer.colour,
    background: style.get('background-color') ?? hexIn(style.get('background')) ?? outer.background,
  };
}

function stylesOf(element: Element): Map<string, string> {
  const declarations = (element.attribs.style ?? '').split(';').filter((one) => one.includes(':'));
  return new Map(
    declarations.map((one) => {
      const at = one.indexOf(':');
      return [one.slice(0, at).trim(), one.slice(at + 1).trim()];
    }),
  );
}

function pixels(size: string | undefined): number | null {
  return size?.endsWith('px') ? Number.parseFloat(size) : null;
}

function hexIn(background: string | undefined): string | null {
  return background?.match(/#[0-9a-f]{3,6}\b/i)?.[0] ?? null;
}

function excerpt({ text }: Run): string {
  return text.slice(0, 40);
}
