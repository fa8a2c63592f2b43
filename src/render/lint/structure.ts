import type { CheerioAPI } from 'cheerio';
import { isTag } from 'domhandler';
import { countOf } from '../../lib/in-words.ts';
import { isLoopbackUrl } from '../../lib/is-loopback.ts';
import { error, type LintFinding, type LintInput } from './finding.ts';

/** The document as a screen reader, Outlook and Gmail take it. */
export function lintStructure($: CheerioAPI, input: LintInput): LintFinding[] {
  return [
    ...lintLanguage($, input.edition.language),
    ...lintTitle($, input.rendered.subject),
    ...lintHeadings($),
    ...lintTables($),
    ...lintForbidden($),
    ...lintImages($),
    ...lintColourSchemes($),
  ];
}

function lintLanguage($: CheerioAPI, language: string): LintFinding[] {
  const elements = [$('html'), $('[role=article]').first()];
  const right = elements.every(
    (element) => element.attr('lang') === language && /^(ltr|rtl)$/.test(element.attr('dir') ?? ''),
  );
  return right
    ? []
    : [error('language', `The html and its wrapper must say lang="${language}" and dir.`, 'html')];
}

function lintTitle($: CheerioAPI, subject: string): LintFinding[] {
  return $('title').text().trim() === subject
    ? []
    : [error('title', 'The title is not the subject.', 'html')];
}

function lintHeadings($: CheerioAPI): LintFinding[] {
  const levels = $('h1, h2, h3, h4, h5, h6')
    .toArray()
    .map((heading) => Number(heading.tagName.slice(1)));
  const findings: LintFinding[] = [];
  if (levels.filter((level) => level === 1).length !== 1) {
    findings.push(error('one-h1', 'There must be exactly one h1.', 'html'));
  }
  if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) {
    findings.push(error('heading-order', 'A heading skips a level.', 'html'));
  }
  return findings;
}

function lintTables($: CheerioAPI): LintFinding[] {
  const bare = $('table:not([role=presentation])').length;
  return bare === 0
    ? []
    : [
        error(
          'table-role',
          `${countOf(bare, 'layout table lacks', 'layout tables lack')} role="presentation".`,
          'html',
        ),
      ];
}

const FORBIDDEN = 'script, form, input, svg, math, picture, video, audio, iframe, object, embed, [srcset]';

function lintForbidden($: CheerioAPI): LintFinding[] {
  const names = $(FORBIDDEN)
    .toArray()
    .map((element) => element.tagName);
  const handlers = $('*')
    .toArray()
    .filter(isTag)
    .flatMap((element) => Object.keys(element.attribs).filter((name) => name.startsWith('on')));
  const found = [...new Set([...names, ...handlers])];
  return found.length === 0 ? [] : [error('forbidden-markup', `Not for mail: ${found.join(', ')}.`, 'html')];
}

function lintImages($: CheerioAPI): LintFinding[] {
  return $('img')
    .toArray()
    .flatMap(({ attribs }) => {
      const { src = '', alt, width } = attribs;
      const findings: LintFinding[] = [];
      if (alt === undefined) findings.push(error('image-alt', `No alternative text: ${src}`, 'html'));
      if (!/^\d+$/.test(width ?? '')) findings.push(error('image-width', `No width: ${src}`, 'html'));
      if (!src.startsWith('https:') && !isLoopbackUrl(src)) {
        findings.push(error('image-https', `Not an https address: ${src}`, 'html'));
      }
      if (/\.(webp|avif|svg|jxl)([?#]|$)/i.test(src)) {
        findings.push(error('image-format', `Outlook cannot show ${src}`, 'html'));
      }
      return findings;
    });
}

function lintColourSchemes($: CheerioAPI): LintFinding[] {
  const styles = $('style').text();
  const missing = [
    ['meta color-scheme', $('meta[name=color-scheme]').length > 0],
    ['meta supported-color-schemes', $('meta[name=supported-color-schemes]').length > 0],
    ['a prefers-color-scheme rule', styles.includes('prefers-color-scheme: dark')],
    ['Outlook’s data-ogsc rules', styles.includes('[data-ogsc]')],
    ['Outlook’s data-ogsb rules', styles.includes('[data-ogsb]')],
  ].flatMap(([what, present]) => (present ? [] : [what]));
  return missing.length === 0 ? [] : [error('color-scheme', `Missing: ${missing.join(', ')}.`, 'html')];
}
