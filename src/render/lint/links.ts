import type { CheerioAPI } from 'cheerio';
import { countOf } from '../../lib/in-words.ts';
import { isLoopbackUrl } from '../../lib/is-loopback.ts';
import { error, type LintFinding, warning } from './finding.ts';

const EMPTY_NAMES = /^(read more|more|click here|here|link|this|continue|continue reading|details)[.…!]?$/i;

/** `home` is the newsroom's own address: where that is on this machine, the whole newsroom is a rehearsal. */
export function lintLinks($: CheerioAPI, home: string): LintFinding[] {
  const links = $('a')
    .toArray()
    .map((element) => ({
      href: $(element).attr('href') ?? '',
      name: $(element).text().trim() || ($(element).find('img').attr('alt') ?? '').trim(),
    }));
  return [
    ...lintNames(links),
    ...lintAddresses(
      links.map(({ href }) => href),
      home,
    ),
  ];
}

function lintNames(links: { href: string; name: string }[]): LintFinding[] {
  return links
    .filter(({ name }) => name === '' || EMPTY_NAMES.test(name))
    .map(({ href, name }) => error('link-name', `“${name}” does not say where it goes: ${href}`, 'html'));
}

function lintAddresses(hrefs: string[], home: string): LintFinding[] {
  const findings = hrefs
    .filter((href) => !/^(https?:\/\/|mailto:)./.test(href))
    .map((href) => error('link-scheme', `Not a web or mail address: “${href}”`, 'html'));
  const local = hrefs.filter(isLoopbackUrl);
  if (local.length > 0) {
    const level = isLoopbackUrl(home) ? warning : error;
    const many = countOf(local.length, 'link leads', 'links lead');
    const message = `${many} to this machine, where no subscriber can follow: ${each(local)}`;
    findings.push(level('link-localhost', message, 'html'));
  }
  const open = hrefs.filter((href) => href.startsWith('http:') && !isLoopbackUrl(href));
  if (open.length > 0) {
    const many = countOf(open.length, 'link is', 'links are');
    findings.push(warning('link-https', `${many} not https: ${each(open)}`, 'html'));
  }
  return findings;
}

/** Each address once, and all of them: who mends one is not told of the next. */
function each(hrefs: string[]): string {
  return [...new Set(hrefs)].join(', ');
}
