import { Parser } from 'htmlparser2';

const ELEMENTS = new Set(
  'script iframe frame frameset object embed applet svg math form input button textarea select base template portal audio video source'.split(
    ' ',
  ),
);
const ADDRESSES = new Set(
  'href src action formaction xlink:href background poster data cite ping dynsrc lowsrc srcset longdesc'.split(
    ' ',
  ),
);
const SCHEME = /^(?:javascript|vbscript|livescript|mocha|data|feed|file|view-source|jar|blob):/i;
const STYLE =
  /expression\s*\(|javascript:|vbscript:|-moz-binding|behaviou?r\s*:|@import\b(?!\s*url\(['"]?https)/i;

/** What in an HTML document could run, load or send something; an empty list is what we want. Reads comments too. */
export function findActiveContent(html: string): string[] {
  const found: string[] = [];
  let inStyle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      inStyle = name === 'style';
      if (ELEMENTS.has(name)) found.push(`<${name}>`);
      if (name === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? '')) found.push('<meta refresh>');
      for (const [attribute, value] of Object.entries(attributes)) {
        if (isActive(attribute, value)) found.push(`<${name} ${attribute}="${value.slice(0, 60)}">`);
      }
    },
    onclosetag: () => {
      inStyle = false;
    },
    ontext(text) {
      if (inStyle && STYLE.test(text)) found.push(`<style> ${text.slice(0, 60)}`);
    },
    // Outlook reads what its conditional comments hold.
    oncomment: (text) => void found.push(...findActiveContent(text.replace(/^\[if[^\]]*\]>/, ''))),
  });
  parser.end(html);
  return found;
}

function isActive(attribute: string, value: string): boolean {
  if (/^on/i.test(attribute) || attribute === 'srcdoc') return true;
  if (attribute === 'style') return STYLE.test(value);
  // A browser drops these before it reads the scheme.
  return ADDRESSES.has(attribute) && SCHEME.test(value.replace(/[\s\x00-\x20\x7f]+/g, ''));
}
