/** Services that count a click and send the reader on: host, path, and the parameters that hold the article's address. */
const COUNTERS: { host: RegExp; path: RegExp; names: string[] }[] = [
  { host: /(?:^|\.)google(?:\.[a-z]{2,3}){1,2}$/, path: /^\/(?:news\/)?url$/, names: ['url', 'q'] },
  { host: /(?:^|\.)bing\.com$/, path: /^\/news\/apiclick\.aspx$/, names: ['url'] },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, names: ['u'] },
  { host: /^l\.instagram\.com$/, path: /^\/$/, names: ['u'] },
  { host: /^out\.reddit\.com$/, path: /^\//, names: ['url'] },
  { host: /(?:^|\.)youtube\.com$/, path: /^\/redirect$/, names: ['q'] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, names: ['z'] },
  { host: /(?:^|\.)linkedin\.com$/, path: /^\/redir\/redirect$/, names: ['url'] },
  { host: /(?:^|\.)duckduckgo\.com$/, path: /^\/l\/$/, names: ['uddg'] },
];

/** The address an article has behind such a service; null where the link is none of one. */
export function linkWithin({ hostname, pathname, searchParams }: URL): string | null {
  const path = pathname.toLowerCase();
  const counter = COUNTERS.find((each) => each.host.test(hostname) && each.path.test(path));
  const inside = counter?.names.map((name) => searchParams.get(name)).find((value) => value !== null);
  return inside && /^https?:\/\//i.test(inside) ? inside : null;
}
