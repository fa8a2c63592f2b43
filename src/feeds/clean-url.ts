const TRACKERS =
  /^(?:utm_.*|at_(?:medium|campaign|custom\d*|link_.*|format|bbc_team|ptr_name)|ns_(?:mchannel|campaign|source|fee|linkname)|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi|fp)|__hs.*|vero_id|ito|ftag|cmp|cmpid|icid|intcid|ncid|ocid|xtor|wt_mc|wt\.mc_id|smid|smtyp|emc|partner|feed(?:type|name)|guce?_?.*|guccounter|traffic_source|taid|soc_src|soc_trk|ref_src|ref_url|__twitter_impression|amp|amp_.*|outputtype|sr_share|s_cid|rss|spm|wprss|syn-.*|referrer|mod=rss)$/i;
/** Ordinary words that are trackers only with such a value. */
const MAYBE_TRACKERS = /^(?:ref|src|source|from|via|mod|medium|campaign|origin|output)$/i;
const TRACKING_VALUES = /rss|feed|twitter|facebook|newsletter|social|^(?:amp|home|homepage|email)$/i;

/**
 * The address under which one article is known: absolute http(s), without trackers, fragment,
 * credentials, AMP or mobile variant. Null when the link is no web address.
 */
export function cleanUrl(link: string, base: string): string | null {
  const text = link.trim();
  if (text.length > 4_000 || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || !url.hostname) return null;
  const wrapped = url.pathname.match(/^\/amp\/s\/([^/]+\.[^/]+\/.*)$/)?.[1];
  if (wrapped && /(^|\.)google\.[a-z.]+$/.test(url.hostname)) return cleanUrl(`https://${wrapped}`, base);
  url.hash = '';
  url.username = '';
  url.password = '';
  url.hostname = plainHost(url.hostname);
  url.pathname = plainPath(url.pathname);
  dropTrackers(url);
  return url.href;
}

/** `m.` and `amp.` hosts of a site that has a fuller name; a two-label host is left alone. */
function plainHost(host: string): string {
  const wiki = host.replace(/^([a-z-]+)\.m\.(wiki[a-z]+\.org)$/, '$1.$2');
  return wiki.replace(/^(?:m|amp|mobile)\.([^.]+\.[^.].*)$/, 'www.$1');
}

function plainPath(path: string): string {
  return path.replace(/(.)\/amp\/?$/, '$1/').replace(/\.amp(\.html?)?$/, '$1');
}

function dropTrackers(url: URL): void {
  const names = [...url.searchParams.keys()];
  const dropped = names.filter(
    (name) =>
      TRACKERS.test(name) ||
      (MAYBE_TRACKERS.test(name) && TRACKING_VALUES.test(url.searchParams.get(name) ?? '')),
  );
  // Untouched queries keep their exact spelling: some sites are particular about encoding and order.
  for (const name of new Set(dropped)) url.searchParams.delete(name);
  if (url.search === '?' || names.length === dropped.length) url.search = '';
}

/** A picture's absolute address, its query untouched (it often holds the size and a signature); else null. */
export function cleanPhotoUrl(link: string, base: string): string | null {
  const text = link.trim();
  if (text === '' || text.length > 4_000 || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.href;
}
