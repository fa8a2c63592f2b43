import { isIP } from 'node:net';

export interface Outlet {
  name: string;
  /** Its owner, where that owner has several outlets; else its own name. */
  family: string;
  /** What it writes about, where that is one thing. */
  section: string | null;
}

/** domains | name as readers know it | owner, where it has others in this list | section */
const OUTLETS = `
bbc.co.uk bbc.com bbci.co.uk | BBC
cnn.com | CNN
nytimes.com | The New York Times
washingtonpost.com | The Washington Post
wsj.com | The Wall Street Journal | News Corp
nypost.com | New York Post | News Corp
thetimes.co.uk thetimes.com | The Times | News Corp
theguardian.com | The Guardian
dailymail.co.uk | Daily Mail | DMGT
inews.co.uk | The i Paper | DMGT
telegraph.co.uk | The Telegraph
independent.co.uk | The Independent
ft.com | Financial Times
economist.com | The Economist
reuters.com | Reuters
apnews.com | AP News
afp.com | AFP
bloomberg.com | Bloomberg
foxnews.com | Fox News | Fox
foxbusiness.com | Fox Business | Fox
nbcnews.com | NBC News | NBCUniversal
cnbc.com | CNBC | NBCUniversal
abcnews.go.com | ABC News
cbsnews.com | CBS News
npr.org | NPR
latimes.com | Los Angeles Times
usatoday.com | USA Today
politico.com politico.eu | Politico
axios.com | Axios
theatlantic.com | The Atlantic
aljazeera.com | Al Jazeera
dw.com | DW
france24.com | France 24
lemonde.fr | Le Monde
theglobeandmail.com | The Globe and Mail
cbc.ca | CBC
abc.net.au | ABC Australia
dailywire.com | The Daily Wire
louderwithcrowder.com | Louder with Crowder
arstechnica.com | Ars Technica | Condé Nast | technology
wired.com | Wired | Condé Nast
theverge.com | The Verge | Vox Media | technology
vox.com | Vox | Vox Media
cnet.com | CNET | Ziff Davis | technology
zdnet.com | ZDNET | Ziff Davis | technology
gizmodo.com | Gizmodo | G/O Media | technology
lifehacker.com | Lifehacker | G/O Media | lifestyle
engadget.com | Engadget | Yahoo | technology
techcrunch.com | TechCrunch | Yahoo | technology
techradar.com | TechRadar | Future | technology
pcgamer.com | PC Gamer | Future | technology
pcworld.com | PCWorld | Foundry | technology
computerworld.com | Computerworld | Foundry | technology
gamespot.com | GameSpot | | technology
androidauthority.com | Android Authority | | technology
digitaltrends.com | Digital Trends | | technology
`;

const BY_DOMAIN = new Map<string, Outlet>(
  OUTLETS.trim()
    .split('\n')
    .flatMap((line) => {
      const [domains = '', name = '', family, section] = line.split('|').map((part) => part.trim());
      const outlet = { name, family: family || name, section: section || null };
      return domains.split(' ').map((domain) => [domain, outlet] as const);
    }),
);

/** The outlet behind an address: by its domain, with a name made from the domain where we know none. */
export function outletOf(url: string): Outlet {
  const host = new URL(url).hostname.toLowerCase();
  const domain = registrableDomain(host);
  const known = BY_DOMAIN.get(host.replace(/^www\./, '')) ?? BY_DOMAIN.get(domain);
  if (known) return known;
  if (isIP(host.replace(/^\[|\]$/g, ''))) return { name: host, family: host, section: null };
  const words = (domain.split('.')[0] ?? domain).split('-').filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || host;
  return { name, family: name, section: null };
}

/** The part of a host somebody registered: two labels, or three under suffixes such as co.uk. */
export function registrableDomain(host: string): string {
  const labels = host.split('.');
  const wide = /^(?:co|com|org|net|ac|gov|edu|go|or|ne|ltd|plc)\.[a-z]{2}$/.test(labels.slice(-2).join('.'));
  return labels.slice(wide ? -3 : -2).join('.');
}
