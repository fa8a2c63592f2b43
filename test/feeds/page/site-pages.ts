/** Invented articles, marked up the way publishing systems and big news sites do it. */

export const URL_OF_PAGE = 'https://www.harbour.example/2026/11/23/ferry-inquiry';
export const TITLE = 'Ferry inquiry hears of “repeated” engine alarms';
export const PARAGRAPHS = [
  'The engineers of the Corvane ferry reported the same alarm eleven times in the month before it lost power, an inquiry heard on Monday.',
  'Counsel for the port authority said the reports were passed to a contractor, which closed each of them within a day without a visit to the vessel.',
  '“Nobody asked why the light kept coming on,” Maren Oduya, the ferry’s chief engineer, told the panel. “We were told that it was the sensor.”',
  'The ferry drifted for ninety minutes on Sept. 4 with 212 people aboard before two tugs brought it into the lee of Halvora Point.',
  'Transport Minister Ilse Brandt said in a statement that the government would wait for the findings before it decides on new inspections.',
  'Sign-offs by the contractor, Northern Marine Services, are to be examined on Wednesday, when its two directors are due to give evidence.',
];

const prose = (from = 0, to = PARAGRAPHS.length) =>
  PARAGRAPHS.slice(from, to)
    .map((text) => `<p>${text}</p>`)
    .join('\n');
const nav = `<header role="banner"><a href="/">The Harbour Ledger</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>`;
const foot = `<footer><p>© 2026 The Harbour Ledger. All rights reserved. Reproduction in whole or in part is not allowed without our consent.</p></footer>`;
const ld = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const others = [
  'Teachers accept 4.8 per cent and call off strike',
  'Storm closes the coast road for a second night',
  'Council votes on the harbour wall',
  'Fish market to move in spring',
];
const related = (heading: string, name: string) =>
  `<div class="${name}"><h3>${heading}</h3><ul>${others.map((title, n) => `<li><a href="/n${n}">${title}</a></li>`).join('')}</ul></div>`;
const page = (head: string, body: string, title = `${TITLE} | The Harbour Ledger`, lang = 'en-CA') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${nav}${body}${foot}</body></html>`;

export interface SitePage {
  html: string;
  byline: string[];
  publishedAt: string;
  updatedAt?: string;
  image: { url: string; caption?: string; credit?: string } | null;
  paragraphs?: string[];
  title?: string;
}

const PUBLISHED = '2026-11-23T14:05:00.000Z';
const IMAGE = 'https://media.harbour.example/2026/11/ferry.jpg';

export const SITE_PAGES: Record<string, SitePage> = {
  'WordPress with an SEO graph': {
    html: page(
      `${ld({
        '@context': 'https://schema.org',
        '@graph': [
          {
            '@type': 'Article',
            '@id': `${URL_OF_PAGE}#article`,
            isPartOf: { '@id': URL_OF_PAGE },
            author: [{ name: 'Ann Lee', '@id': '#/person/1' }],
            headline: TITLE,
            datePublished: '2026-11-23T14:05:00+00:00',
            dateModified: '2026-11-23T15:10:00+00:00',
            mainEntityOfPage: { '@id': URL_OF_PAGE },
            publisher: { '@id': '#org' },
            image: { '@id': `${URL_OF_PAGE}#primaryimage` },
          },
          { '@type': 'WebPage', '@id': URL_OF_PAGE, url: URL_OF_PAGE, name: `${TITLE} - The Harbour Ledger` },
          {
            '@type': 'ImageObject',
            '@id': `${URL_OF_PAGE}#primaryimage`,
            url: IMAGE,
            width: 1200,
            height: 800,
            caption: 'The ferry under tow.',
          },
          {
            '@type': 'Person',
            '@id': '#/person/1',
            name: 'Ann Lee',
            description: 'Ann writes.',
            url: '/author/ann',
          },
          { '@type': 'NewsMediaOrganization', '@id': '#org', name: 'The Harbour Ledger' },
        ],
      })}<meta property="og:title" content="${TITLE} - The Harbour Ledger"><meta property="og:site_name" content="The Harbour Ledger"><meta property="og:image" content="${IMAGE}?resize=1200%2C800">`,
      `<div id="page" class="site has-sidebar"><div id="content"><main><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">${TITLE}</h1><div class="entry-meta"><span class="byline">by <a href="/author/ann" rel="author">Ann Lee</a></span> <time class="entry-date published" datetime="2026-11-23T14:05:00+00:00">November 23, 2026</time></div></header>
<div class="entry-content"><figure class="wp-block-image"><img src="${IMAGE}" width="1200" height="800"><figcaption>The ferry under tow.</figcaption></figure>${prose(0, 3)}
<div class="wp-block-group newsletter-signup"><p>Sign up for our morning newsletter and get the day's news in your inbox.</p></div>
<p><strong>Read more:</strong> <a href="/n1">Storm closes the coast road for a second night</a></p>${prose(3)}
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a>Facebook</a></li><li><a>Tweet</a></li></ul></div>
${related('Related', 'jp-relatedposts')}</div>
<div class="author-box"><p>Ann Lee covers the harbour, the fleet and the people who live from it for The Harbour Ledger.</p></div></article>
<div id="comments" class="comments-area"><h2>3 thoughts</h2><ol class="comment-list"><li class="comment"><cite class="fn author">Bob Reader</cite><p>I was on that ferry, and nobody told us anything for an hour. It was a very long and cold night.</p></li></ol></div></main>
<aside id="secondary" class="widget-area sidebar">${related('Recent posts', 'widget')}</aside></div></div>`,
      `${TITLE} - The Harbour Ledger`,
    ),
    byline: ['Ann Lee'],
    publishedAt: PUBLISHED,
    updatedAt: '2026-11-23T15:10:00.000Z',
    image: { url: `${IMAGE}?resize=1200%2C800`, caption: 'The ferry under tow.' },
  },
  'Arc with promotions between the paragraphs': {
    html: page(
      `${ld({
        '@context': 'http://schema.org',
        '@type': 'NewsArticle',
        headline: TITLE,
        datePublished: '2026-11-23T09:05:00-05:00',
        author: [
          { '@type': 'Person', name: 'Ann Lee' },
          { '@type': 'Person', name: 'Bo Cruz' },
        ],
        image: [{ '@type': 'ImageObject', url: IMAGE }],
      })}<meta property="og:image" content="${IMAGE}">`,
      `<main class="l-main"><article class="l-article"><h1 class="c-primary-title">${TITLE}</h1><div class="c-byline"><span>Ann Lee</span><span>Special to The Harbour Ledger</span></div>
<div class="c-article-body"><figure class="c-image"><span class="c-image-expand">Open this photo in gallery:</span><img src="${IMAGE}" width="900" height="600" alt="A ferry"><figcaption class="figcap-text"><p>The ferry under tow off Halvora Point.<span class="credit">Cy Dee/The Harbour Ledger</span></p></figcaption></figure>
${PARAGRAPHS.map((text, n) => `<p class="c-article-body__text">${text}</p>${n === 2 ? `<div class="c-ad" id="ad-1"><p>Advertisement</p></div><p class="c-article-body__text">Open this photo in gallery:</p>` : ''}${n === 3 ? `<p class="c-article-body__text"><a href="/n0">Teachers accept 4.8 per cent and call off strike</a></p>` : ''}`).join('\n')}
<div class="c-newsletter"><h3>Follow the news</h3><p>Sign up for the weekly harbour newsletter and never miss a boat, a tide or a decision of the council.</p></div>
<p>Report an editorial error</p><p>Follow related authors and topics</p></div></article></main>${related('Trending', 'c-trending')}`,
    ),
    byline: ['Ann Lee', 'Bo Cruz'],
    publishedAt: PUBLISHED,
    image: {
      url: IMAGE,
      caption: 'The ferry under tow off Halvora Point.',
      credit: 'Cy Dee/The Harbour Ledger',
    },
  },
  'Chorus without structured data': {
    html: page(
      `<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2026-11-23T14:05:00.000Z"><meta property="og:image" content="${IMAGE}"><meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="The Harbour Ledger">`,
      `<section class="c-entry-hero"><h1 class="c-page-title">${TITLE}</h1><p class="c-entry-summary">What the panel was told on its first day.</p><div class="c-byline"><span class="c-byline__item">By <a href="/authors/ann"><span class="c-byline__author-name">Ann Lee</span></a></span><time class="c-byline__item" datetime="2026-11-23T14:05:00">Nov 23, 2026, 9:05am EST</time></div><div class="c-social-buttons"><a>Share</a><a>Tweet</a></div></section>
<div class="l-col__main"><figure class="e-image e-image--hero"><img src="${IMAGE}" width="1000" height="600"><span class="e-image__meta"><figcaption>The ferry under tow.</figcaption><cite>Cy Dee</cite></span></figure><div class="c-entry-content">${prose(0, 2)}<aside class="c-read-more"><h4>Most read</h4><p>${others[0]}</p></aside><blockquote class="c-pullquote">Nobody asked why the light kept coming on</blockquote>${prose(2)}</div></div>
<div class="c-recirc-module">${related('More from the harbour', 'list')}</div>`,
    ),
    byline: ['Ann Lee'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE, caption: 'The ferry under tow.', credit: 'Cy Dee' },
    paragraphs: ['What the panel was told on its first day.', ...PARAGRAPHS],
  },
  'Brightspot with microdata': {
    html: page(
      `<meta property="og:image" content="${IMAGE}">`,
      `<bsp-story-page class="StoryPage"><div class="StoryPage-main"><h1 class="Page-headline" itemprop="headline">${TITLE}</h1><div class="Page-byline"><div class="Page-authors">By <a class="Link" href="/author/ann-lee"><span>ANN LEE</span></a> and <a class="Link" href="/author/bo-cruz"><span>BO CRUZ</span></a></div><meta itemprop="datePublished" content="2026-11-23T14:05:00Z"><div class="Page-dateModified"><bsp-timestamp data-timestamp="1795443000000">Updated 10:10 AM EST</bsp-timestamp></div></div>
<div class="Page-actions"><button>Share</button><ul><li><a>Copy Link</a></li><li><a>Email</a></li><li><a>Facebook</a></li></ul></div>
<div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody"><p>CORVANE (HL) — ${PARAGRAPHS[0]}</p>${prose(1, 4)}<div class="HTMLModuleEnhancement"></div><div class="PageListEnhancementGeneric"><div class="PageList-items">${related('RELATED COVERAGE', 'PageListStandardE')}</div></div>${prose(4)}<p>___</p><p>Follow our coverage at https://harbour.example/ferry</p></div></div></div></bsp-story-page>`,
    ),
    byline: ['ANN LEE', 'BO CRUZ'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE },
    paragraphs: [`CORVANE (HL) — ${PARAGRAPHS[0]}`, ...PARAGRAPHS.slice(1)],
  },
  'Drupal, in French': {
    html: page(
      `<link rel="canonical" href="${URL_OF_PAGE}"><meta property="og:title" content="Le traversier : « des alarmes répétées »"><meta property="og:image" content="${IMAGE}">`,
      `<div class="region-content"><article class="node node--type-article node--view-mode-full"><h1><span class="field field--name-title">Le traversier : « des alarmes répétées »</span></h1><div class="node__meta">Par Anaïs Leduc et Benoît Côté<br>Publié le 23 novembre 2026 à 14h05</div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item"><p>Les mécaniciens du traversier ont signalé onze fois la même alarme dans le mois précédant la panne, a appris lundi la commission d’enquête.</p><p>L’avocat de l’administration portuaire a soutenu que les rapports avaient été transmis à un sous-traitant, qui les a fermés sans visite à bord.</p><p>À lire aussi : <a href="/a">La tempête ferme la route de la côte</a></p><p>PUBLICITÉ</p><p>« Personne n’a demandé pourquoi le voyant s’allumait », a déclaré le chef mécanicien devant les commissaires, qui l’ont longuement questionné.</p><p>Abonnez-vous à notre infolettre pour recevoir chaque matin l’essentiel de l’actualité.</p><p>Les directeurs du sous-traitant doivent témoigner mercredi devant la commission, dont le rapport est attendu avant l’été prochain.</p></div><div class="field field--name-field-tags"><a href="/t">Transports</a></div></article></div>`,
      'Le traversier : « des alarmes répétées » | Le Quai',
      'fr-CA',
    ),
    title: 'Le traversier : « des alarmes répétées »',
    byline: ['Anaïs Leduc', 'Benoît Côté'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE },
    paragraphs: [
      'Les mécaniciens du traversier ont signalé onze fois la même alarme dans le mois précédant la panne, a appris lundi la commission d’enquête.',
      'L’avocat de l’administration portuaire a soutenu que les rapports avaient été transmis à un sous-traitant, qui les a fermés sans visite à bord.',
      '« Personne n’a demandé pourquoi le voyant s’allumait », a déclaré le chef mécanicien devant les commissaires, qui l’ont longuement questionné.',
      'Les directeurs du sous-traitant doivent témoigner mercredi devant la commission, dont le rapport est attendu avant l’été prochain.',
    ],
  },
  'a broadcaster with a block a paragraph': {
    html: page(
      `${ld({ '@context': 'http://schema.org', '@type': 'ReportageNewsArticle', url: URL_OF_PAGE, headline: TITLE, datePublished: '2026-11-23T14:05:00.000Z', author: { '@type': 'NewsMediaOrganization', name: 'Tidewater Radio' } })}<meta property="og:title" content="${TITLE}"><meta property="og:image" content="${IMAGE}">`,
      `<main id="main-content"><article class="ssrcss-abc-ArticleWrapper"><header><h1 id="main-heading">${TITLE}</h1></header><div data-component="byline-block" class="ssrcss-byline"><div>Ann Lee</div><div>Transport correspondent, Tidewater Radio</div></div>
<div data-component="image-block"><figure><img src="${IMAGE}" width="976" height="549"><span class="visually-hidden">Image caption, </span><figcaption>The ferry under tow.</figcaption><span role="text" class="ssrcss-copyright">Cy Dee</span></figure></div>
${PARAGRAPHS.map((text) => `<div data-component="text-block" class="ssrcss-RichText"><div><p class="ssrcss-Paragraph">${text}</p></div></div>`).join('')}
<div data-component="links-block" class="ssrcss-LinksBlock"><h2>More on this story</h2><ul>${others.map((text) => `<li><a href="/x">${text}</a></li>`).join('')}</ul></div><section data-component="tag-list"><h2>Related Topics</h2><ul><li><a>Ferries</a></li></ul></section></article></main>`,
    ),
    byline: ['Ann Lee'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE, caption: 'The ferry under tow.' },
  },
  'a page whose parts are divided by advertisements': {
    html: page(
      `<meta name="parsely-author" content="Ann Lee"><meta name="parsely-pub-date" content="2026-11-23T14:05:00Z"><meta name="parsely-title" content="${TITLE}"><meta name="parsely-image-url" content="${IMAGE}">`,
      `<div id="story"><h1>${TITLE}</h1><section name="articleBody"><div class="StoryBodyCompanionColumn"><div>${prose(0, 2)}</div></div><div class="ad-wrapper"><p>ADVERTISEMENT</p><a href="#after">SKIP ADVERTISEMENT</a></div><div class="StoryBodyCompanionColumn"><div>${prose(2, 4)}</div></div><div><div data-testid="inline-promo"><p>Get the best of the harbour delivered to your inbox. Sign up for the newsletter.</p></div></div><div class="StoryBodyCompanionColumn"><div>${prose(4)}</div></div></section><div class="bottom-of-article"><p>Ann Lee is a reporter in Corvane who has covered shipping since 2014. More about Ann Lee</p><p>A version of this article appears in print on Nov. 24, 2026, Section A, Page 1 of the Corvane edition.</p></div></div>`,
    ),
    byline: ['Ann Lee'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE },
  },
  'an agency whose paragraphs are div elements': {
    html: page(
      `${ld({ '@context': 'http://schema.org', '@type': 'NewsArticle', headline: TITLE, url: URL_OF_PAGE, datePublished: '2026-11-23T14:05:00Z', dateModified: '2026-11-23T14:05:00Z', author: [{ '@type': 'Person', name: 'Ann Lee' }], image: [IMAGE] })}<meta property="og:image" content="${IMAGE}">`,
      `<main><article data-testid="Article"><header><h1 data-testid="Heading">${TITLE}</h1><div class="info-content__author-date">By <a rel="author" href="/authors/ann-lee/">Ann Lee</a></div><time><span>November 23, 2026</span><span>2:05 PM UTC</span><span>Updated 1 hour ago</span></time></header>
<div data-testid="primary-image"><figure><img src="${IMAGE}" width="960"><figcaption>The ferry under tow off Halvora Point, November 22, 2026. HPA/Cy Dee<a href="/licensing">Purchase Licensing Rights, opens new tab</a></figcaption></figure></div>
<div class="article-body__content">${PARAGRAPHS.map((text, n) => `<div data-testid="paragraph-${n}" class="text__text body__large">${text}</div>`).join('')}<div data-testid="promo-box"><p>The Harbour Briefing newsletter tells you each morning what the tide will bring in. Sign up here.</p></div><div class="sign-off"><p>Reporting by Ann Lee in Corvane; Editing by Di Moss</p></div><p>Our Standards: The Harbour Ledger Principles.</p></div></article></main>`,
    ),
    byline: ['Ann Lee'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE },
  },
  'a public broadcaster with controls in its captions': {
    html: page(
      `<meta name="date" content="2026-11-23"><meta property="og:title" content="${TITLE}"><meta property="og:image" content="${IMAGE}">`,
      `<div id="main-section"><article class="story"><div class="storytitle"><h1>${TITLE}</h1></div><div class="dateblock"><time datetime="2026-11-23T09:05:00-05:00"><span class="date">November 23, 2026</span><span class="time">9:05 AM ET</span></time></div><div id="storybyline"><div class="byline-container--block"><p class="byline__name byline__name--block"><a href="/people/1/ann-lee" rel="author">Ann Lee</a></p></div></div>
<div id="storytext" class="storytext storylocation"><div class="bucketwrap image large"><div class="imagewrap"><img src="${IMAGE}" alt="The ferry"></div><div class="credit-caption"><div class="caption-wrap"><div class="caption"><p>The ferry under tow. <b class="credit">Cy Dee for HPA</b><b class="hide-caption"><b>hide caption</b></b></p></div><b class="toggle-caption"><b>toggle caption</b></b></div><span class="credit">Cy Dee for HPA</span></div></div>
${prose(0, 3)}<div class="bucketwrap internallink"><div class="bucket img"><div class="bucketblock"><h3 class="slug"><a href="/s">Harbour</a></h3><p><a href="/n1">Storm closes the coast road for a second night</a></p></div></div></div>${prose(3)}</div>
<ul class="tags"><li><a>ferries</a></li></ul></article></div>`,
    ),
    byline: ['Ann Lee'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE, caption: 'The ferry under tow.', credit: 'Cy Dee for HPA' },
  },
  'a national daily with promotions, in French': {
    html: page(
      `<meta property="og:title" content="Traversier : onze alarmes en un mois"><meta property="og:site_name" content="Le Quai"><meta property="og:article:published_time" content="2026-11-23T14:05:00+00:00"><meta property="og:article:author" content="Anaïs Leduc"><meta property="og:image" content="${IMAGE}">`,
      `<main><section class="zone--article"><article class="article--content"><header class="article__heading"><h1 class="article__title">Traversier : onze alarmes en un mois</h1><p class="article__desc">La commission d’enquête a ouvert ses travaux.</p><div class="meta__date">Publié le 23 novembre 2026 à 15h05 <span class="meta__reading-time">Temps de Lecture 3 min.</span></div></header>
<section class="article__content"><figure class="article__media"><img src="${IMAGE}"><figcaption class="article__legend">Le traversier, dimanche. CY DEE / HPA</figcaption></figure><p class="article__paragraph">Les mécaniciens du traversier ont signalé onze fois la même alarme dans le mois précédant la panne, a appris lundi la commission d’enquête.</p><section class="catcher catcher--inlined"><span class="catcher__kind">Lire aussi |</span><h4 class="catcher__title"><a href="/a">Article réservé à nos abonnés La tempête ferme la route de la côte</a></h4></section><h2 class="article__sub-title">Un voyant jugé défectueux</h2><p class="article__paragraph">L’avocat de l’administration portuaire a soutenu que les rapports avaient été transmis à un sous-traitant, qui les a fermés sans visite à bord.</p><section class="inread-newsletter"><p>Newsletter</p><p>« La lettre du quai » : chaque matin, l’essentiel de l’actualité du port et de ses gens, dans votre boîte aux lettres.</p><button>S’inscrire</button></section><p class="article__paragraph">« Personne n’a demandé pourquoi le voyant s’allumait », a déclaré le chef mécanicien devant les commissaires, qui l’ont longuement questionné.</p><p class="article__paragraph">Il vous reste 62 % de cet article à lire. La suite est réservée aux abonnés.</p></section></article></section></main>`,
      'Traversier : onze alarmes en un mois',
      'fr',
    ),
    title: 'Traversier : onze alarmes en un mois',
    byline: ['Anaïs Leduc'],
    publishedAt: PUBLISHED,
    image: { url: IMAGE },
    paragraphs: [
      'La commission d’enquête a ouvert ses travaux.',
      'Les mécaniciens du traversier ont signalé onze fois la même alarme dans le mois précédant la panne, a appris lundi la commission d’enquête.',
      'Un voyant jugé défectueux',
      'L’avocat de l’administration portuaire a soutenu que les rapports avaient été transmis à un sous-traitant, qui les a fermés sans visite à bord.',
      '« Personne n’a demandé pourquoi le voyant s’allumait », a déclaré le chef mécanicien devant les commissaires, qui l’ont longuement questionné.',
    ],
  },
  'a page builder with a widget for each paragraph': {
    html: page(
      `<meta property="og:title" content="${TITLE} – The Harbour Ledger"><meta property="article:published_time" content="2026-11-23T14:05:00+00:00"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee"><meta property="og:image" content="https://harbour.example/sites/default/files/ferry.jpg">`,
      `<div class="elementor"><div class="elementor-widget elementor-widget-heading"><h1>${TITLE}</h1></div>${PARAGRAPHS.map((text) => `<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>${text}</p></div></div>`).join('')}</div>`,
      `${TITLE} – The Harbour Ledger`,
    ),
    byline: ['Ann Lee'],
    publishedAt: PUBLISHED,
    image: { url: 'https://harbour.example/sites/default/files/ferry.jpg' },
  },
};
