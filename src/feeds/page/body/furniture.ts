/** Panels that ask for consent, by the names their makers give them: never an article, however long. */
export const CONSENT =
  /(?:^|[\s_-])(?:onetrust|didomi|truste|quantcast|qc-cmp2?|sp_message_container|usercentrics|cookiebot|CybotCookiebotDialog|(?:cookie|consent|gdpr|privacy)[-_]?(?:banner|bar|notice|wall|law|dialog|modal|popup|overlay|manager|consent))(?:$|[\s_-])/i;

/** Words in an element's class or id that say it is not the article; whole words, as class names divide them. */
const FURNITURE =
  /(?:^|[\s_-])(?:cta|share|sharing|sharebar|social|socials|addthis|newsletter|news-letter|infolettre|signup|sign-up|subscribe|subscription|subscriptions|related|relatedlinks|recirc|recirculation|recommended|recommendations|promo|promos|promobox|advert|advertisement|adverts|ad|ads|ad-slot|adslot|dfp|sponsor|sponsored|outbrain|taboola|most-read|most-popular|mostread|trending|comments|comment-list|disqus|livefyre|cookie|cookies|consent|gdpr|breadcrumb|breadcrumbs|pagination|author-bio|authorbio|author-box|about-author|bio|tags|tag-list|taglist|tagged|screen-reader-text|visually-hidden|visuallyhidden|sr-only|popup|modal|paywall-prompt|read-more|readmore|readalso|see-also|sidebar|side-bar|teaser-list|follow-button|follow-us|donate|donation|membership|app-promo|audio-player|jp-relatedposts|sharedaddy|postmetadata|lire-aussi|a-lire|partage|abonnement|nieuwsbrief|lees-ook|nyhetsbrev|nyhedsbrev|boletin|te-puede-interesar|mas-leidas|mais-lidas|leia-tambem|leia-mais|veja-tambem|meistgelesen|abo-box|abo-teaser|abobox|poll|polls|polecane|czytaj-takze|zobacz-takze)(?:$|[\s_-])/i;

/** Words that only blocks of foreign things carry, however the class name goes on. */
const FURNITURE_START =
  /(?:related[-_]?(?:stor|article|content|link|post|topic|read|cover)|newsletter|recirc|outbrain|taboola|share[-_]?(?:bar|button|tool|icon|link)|social[-_]?(?:share|link|media|bar|icon|button)|ad[-_](?:container|wrapper|slot|unit|placeholder)|advert(?:isement|orial)?|most[-_]?(?:read|popular|viewed)|read[-_]?(?:more|also|next)|sign[-_]?up|comment(?:s|-section|-form)|cookie[-_]?(?:banner|notice|consent)|author[-_]?(?:bio|box|card|info)|inline[-_]?promo|promo[-_]?(?:box|unit|module)|subscri(?:be|ption)[-_]?(?:box|form|prompt|cta))/i;

/** Words that also stand on what holds the text: furniture only where no prose is inside. */
const PERHAPS =
  /(?:^|[\s_-])(?:widget|hidden|author|authors|video|videos|player|tools|toolbar|kicker|follow|byline|timestamp|print-only|header|footer|meta|metadata|actions)(?:$|[\s_-])/i;

export const CAPTION =
  /(?:^|[\s_-])(?:caption|captions|(?<!drop[-_])cap|cutline|wp-caption-text|figcaption|photo-credit|photocredit|image-credit|credit|credits|media-caption|legende|légende)(?:$|[\s_-])|caption(?:text|__|$|\s)|(?:image|photo|media)[-_]*(?:credit|caption|description)|(?:image|img|photo|media|pic|foto)[-_]*(?:cap|desc)(?:$|[\s_-])/i;

/** `holdsProse`: whether there is a paragraph of prose in the element that is so named. */
export function namesFurniture(classAndId: string, holdsProse: boolean): boolean {
  if (FURNITURE.test(classAndId) || FURNITURE_START.test(classAndId)) return true;
  return !holdsProse && PERHAPS.test(classAndId);
}
