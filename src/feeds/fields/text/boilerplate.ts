/*
 * What stands among an article's paragraphs and is none of its own, in English and French.
 * A line is cut only whole and only short, so that a sentence about a newsletter stays.
 */

import { isInvitation } from './invitations.ts';

const MAX_LINE = 240;

/** Whole lines, from their first to their last character. */
const LINES: RegExp[] = [
  // pictures
  /^(?:open this photo in gallery|enlarge this image|toggle caption|hide caption|image caption|view gallery|(?:click )?to enlarge|agrandir(?: l['’]image)?|ouvrir (?:cette photo|l['’]image) en (?:mode )?plein écran)\b.*$/i,
  /^(?:image|photo|picture|photograph|crédits?(?: photo)?|photo credit|image credit|image source|source de l['’]image)\s*(?:credit|courtesy|source)?\s*[:|]\s?.*$/i,
  /^\(?(?:photo|image|ap photo|getty images|reuters|afp|file photo|photo d['’]archives)[^.]{0,80}(?:\/|by|:)[^.]{0,80}\)?$/i,
  /^(?:getty images|ap photo|reuters|afp photo)\s*(?:\/.*)?$/i,
  // more to read
  /^(?:read|see|watch|listen|look)(?: (?:also|more|next|now|here|it))*\s*[:>|–—].*$/i,
  /^(?:read more|read next|read also|also read|more (?:stories|news|on this(?: story)?|coverage|from .{1,60})|related(?: (?:stories|articles?|coverage|links?|topics?|content|reading|video|posts?))?|recommended(?: (?:stories|for you|reading|videos?|from .{1,30}))?|you may also like|you might also like|don['’]t miss|must[- ]reads?|most (?:read|popular|viewed|shared)|trending(?: now| stories)?|top stories|recent (?:posts|articles|stories)|latest (?:news|stories|headlines)|editor['’]?s['’]? (?:picks?|choice)|keep reading|continue reading.*|story continues below.*|article continues (?:below|after).*|(?:up next|next up|what to read next|explore more|for more information|in this article|on this page))\s*[:.…>»]*$/i,
  /^(?:related|recommended|more|read more|see also|also read|read also|also|watch|listen|explainer|analysis|opinion)\s?:\s.*$/i,
  /^(?:à lire(?: aussi| également)?|lire (?:aussi|également|la suite.*|notre .*)|voir aussi|à voir(?: aussi)?|à écouter|écoutez|regardez|sur le même sujet|dans la même rubrique|pour aller plus loin|en savoir plus|nos autres articles|articles? (?:liés?|connexes?|similaires?)|à lire dans .{3,30}|les plus (?:lus|populaires)|autres textes|plus d['’]articles)\b\s?(?:[:>»|–].*)?$/i,
  /^(?:te puede interesar|(?:lea|lee) (?:también|además)|también (?:lea|lee|te puede interesar)|leia (?:também|mais)|lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu)|les mer om|más información|noticias relacionadas|lees ook|leggi anche|اقرأ أيضا)\s?(?:[:：>»|–].*)?$/i,
  /^(?:(?:関連|おすすめ|人気|最新)(?:の)?(?:ニュース|記事)|アクセスランキング|あわせて読みたい|많이 본 (?:뉴스|기사)|相关(?:新闻|阅读|报道|文章)|相關(?:新聞|閱讀|報導|文章)|(?:延伸|推荐|推薦)(?:阅读|閱讀))$/u,
  // following, sharing, newsletters
  /^follow (?:related )?(?:authors?|topics?)(?: and (?:authors?|topics?))?\b.*$/i,
  /^(?:follow|suivez|suivre)\s(?:us|me|him|her|nous|@|[\p{L} .'’]{2,40} (?:on|sur)\b).*$/iu,
  /^(?:share|tweet|print|save|e-?mail|copy link|link copied!?|comments?|comment|reprints?|text size|listen to (?:this )?article|gift (?:this )?article|partager?|imprimer|enregistrer|courriel|copier le lien|lien copié|commentaires?|réagir|écouter(?: l['’]article)?)(?:\s(?:this|on|via|to|par|sur|cet?|l['’]|by|the|full|story|article|post|page|newsletter|issue|episode|facebook|twitter|x|linkedin|whatsapp|reddit|email|e-mail|link|with|friends?|\d+|options?))*[:.]?$/i,
  /^(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|email|instagram|bluesky|threads|telegram|flipboard|tumblr|messenger|copy link)(?:[\s,|·•]+(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|email|instagram|bluesky|threads|telegram|flipboard|tumblr|messenger|copy link|print|share|save))*$/i,
  /^(?:sign up|subscribe|sign in|log in|register|join|get|receive|want|enter|click|tap|inscrivez-vous|abonnez-vous|recevez|s['’]inscrire|s['’]abonner|connectez-vous|je m['’]abonne|je m['’]inscris)\b.{0,200}\b(?:newsletters?|inbox|e-?mails?|mailing list|briefing|updates?|alerts?|subscri\w+|free trial|podcasts?|app|account|infolettres?|boîte (?:de réception|mail|courriel)|courriels?|alertes?|abonn\S+|compte|application|here|ici|WhatsApp|Telegram)\b.{0,120}$/i,
  /^(?:sign up|subscribe(?: now| today)?|sign in|log in|register(?: now)?|join now|get started|learn more|find out more|download (?:the|our) app.*|s['’]abonner|s['’]inscrire|se connecter|abonnez-vous|inscrivez-vous)[.!]?$/i,
  /^(?:this (?:article|story) is from|you['’]re reading)\b.{0,160}\bnewsletter\b.*$/i,
  /^.{2,60} is a (?:reader|listener|member|donor)-supported (?:publication|newsletter|newsroom)\b.*$/i,
  /^(?:newsletters?|infolettres?|privacy notice:? newsletters may contain\b.*|ce texte fait partie de (?:notre|la) (?:section|infolettre|chronique)\b.*|abonnez-vous pour (?:appuyer|soutenir|lire)\b.*)$/i,
  /^(?:thank you for (?:subscribing|signing up|registering)|you(?:['’]ve| have) (?:successfully )?(?:subscribed|signed up)|already (?:have an account|a (?:subscriber|member))|by (?:signing up|subscribing|clicking|registering|submitting)\b.*|please enter a valid email.*|an error (?:has )?occurr?ed.*|support (?:our|independent|local|quality) (?:journalism|work|newsroom)(?!.*\bsaid\b).*|become a (?:member|subscriber|supporter).*|merci de votre inscription.*|déjà (?:abonné|inscrit|membre).*|en vous (?:inscrivant|abonnant)\b.*)$/i,
  // advertisements, cookies, comments
  /^[\s\-–—*]*(?:advertisements?|ads?|advertising|sponsored(?: content)?|paid (?:post|content)|promoted|publicité|annonce|contenu sponsorisé|la suite (?:après|de l['’]article) (?:cette |la )?.*|story continues|skip (?:advertisement|ad|to .{1,40}|past .{1,60}|newsletter.*)|end of newsletter promotion|after newsletter promotion|newsletter promotion|suite après la publicité|anzeige|publicidad|werbung)[\s\-–—*]*$/i,
  /^(?:we use|this (?:site|website|page) uses|nous utilisons|ce site utilise)\b.{0,120}\bcookies?\b.*$/i,
  /^(?:accept|reject|manage)(?: all)? cookies.*$/i,
  /^(?:(?:view|show|hide|read|see|post|add|leave|join|write|load|start)(?: (?:all|the|a|your|more|\d+))* (?:comments?|conversation|discussion)|have your say.*|what do you think\?.*|comments? (?:are )?(?:closed|disabled|policy).*|this (?:article|conversation|thread) (?:is|was) (?:closed|moderated).*|commenting (?:on|for) this (?:post|article|story) (?:is|isn['’]t|has)\b.{0,120}|ready for more\?|voir (?:les|tous les) commentaires|laisser un commentaire|les commentaires sont fermés.*|rejoindre la conversation.*)$/i,
  /^.{2,40} is committed to (?:maintaining|providing|fostering) a .{0,60}\b(?:discussion|forum|conversation)\b.*$/i,
  /^report an? (?:\w+ )?(?:error|typo|problem|mistake)\b.*$/i,
  /^(?:report|editorial|corrections?|signaler une (?:erreur|coquille)) ?(?:code of conduct|an error)?$/i,
  // readers' tools
  /^(?:list of \d+ items|list \d+ of \d+.*|end of list|(?:about the )?authors? of the article:?|\d{1,2}[:h.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)$/i,
  /^prenez note que cet article publié en (?:19|20)\d{2} pourrait contenir\b.*$/i,
  /^(?:your browser does not support|please enable javascript|javascript is (?:disabled|required)|votre navigateur ne|this (?:video|content|browser) (?:is|can|file cannot|does not support)|video (?:player|unavailable)|loading(?: the .{1,30})?|chargement|media playback is|to play this (?:video|content)|play video|unmute|(?:watch|play|pause|listen) (?:live|now|video|audio))\b.{0,140}$/i,
  /^(?:\d{1,3}\s?(?:min(?:ute)?s?|mn)(?: de lecture| read| to read)?|reading time\b.*|temps de lecture\b.*|(?:estimated )?read(?:ing)? time.*)$/i,
  /^(?:back to (?:the )?(?:top|front page|home(?: ?page)?|index|main page|contents)(?:\s\|.{0,120})?|top|next|previous|next article|previous article|menu|close|search|tags?|topics?|filed under.*|more on|share|haut de (?:la )?page|fermer|suivant|précédent|mots[- ]clés|sujets?|thèmes?|étiquettes?)\s?:?$/i,
  /^(?:tags?|topics?|filed under|categories|keywords|mots-clés|sujets associés)\s?:\s?.{1,200}$/i,
  /^(?:sujets|thèmes|schlagw[oö]rte\p{L}*|themen|etiquetas|tagi|метки|теги|الوسوم|标签|標籤|태그)\s?[:：]\s?.{1,200}(?<![.!?])$/iu,
  /^(?:partage[rz]|share|teilen|compartir|compartilhar|condividi|udostępnij|поделиться)\s?:(?=.{0,40}(?:facebook|twitter|whatsapp|telegram|linkedin)).{1,100}$/iu,
  /^(?:home|home ?page|accueil|startseite|inicio|início|strona główna|главная|首页|首頁|ホーム|トップ)\s?[>›»/].{1,120}$/iu,
  /^[A-Z]{2,4} (?:AUDIO|VIDEO): .*$|^[A-Z]{2,4} (?:correspondent|reporter) .{3,40} reports\b.{0,80}$/,
  /^\d{1,3}(?:[.,]\d)?[KM]$/,
  /^listen to more stories\b.{0,80}$|^listen\s?\d(?:\.\d)?x$/i,
  /^\[.{0,200}\b(?:newsletters?|subscribe)\b.{0,60}\]$/i,
  /^republish (?:this|our) (?:story|article|stories|articles|work)$/i,
  /^(?:有料)?会員(?:に|限定|登録).{0,40}お読み(?:いただけ|になれ)ます。?$/u,
  /^\d[\d.,]*\s?[km]?\s(?:views?|shares?|likes?|reads?|comments?)(?:\s?[·•|,]\s?\d[\d.,]*\s?[km]?\s(?:views?|shares?|likes?|reads?|comments?)){0,3}$/i,
];

/** Only behind the last paragraph: what a text ends in besides its own words. */
const CLOSING: RegExp[] = [
  /^(?:reporting|additional reporting|writing|editing|edited|compiled|translated)\s(?:and \w+ )?by\b.{0,200}$/i,
  /^\(?(?:reporting|additional reporting|writing|editing) by\b.{0,200}\)?$/i,
  /^(?:quellen?|fuente|fonte|المصدر)\s?:.{0,100}$/i,
  /^this entry was (?:posted|written|published) (?:on|by)\b.{0,300}$/i,
  /^(?!.*\b(?:said|ruled)\b)(?:©|\(c\)|copyright)\s?.{0,200}$/i,
  /^(?:our standards|the thomson reuters trust principles).{0,80}$/i,
  /^(?:this (?:article|story|report|content|post)(?: by the \p{Lu}\p{L}+ press)? (?:was|has been|first|originally) (?:\w+ )?(?:published|appeared|produced|generated|edited|amended)\b.{0,200})$/iu,
  /^(?:by )?\p{Lu}[\p{L}.'’ -]{2,50}, (?:the (?:canadian|associated) press|la presse canadienne|agence france-presse)$/iu,
  /^(?:dieses thema im programm|über dieses thema bericht\p{L}*)(?!\p{L}).{1,200}$/iu,
  /^view (?:the )?(?:source|original)(?: \w+)?(?: version)?(?: on| at)\b.{1,80}$/i,
  /^(?:investor|media|press)(?: relations)? contacts?\s?:.{1,200}$/i,
  /^this (?:article|story|page|document) (?:was|is) (?:printed|downloaded) from\b.{0,200}$/i,
  /^.{2,80}\b(?:writers?|reporters?)\b.{2,100}\bcontributed(?: reporting)? to this (?:report|story|article)\.?$/i,
  // "ang/tb": who edited it
  /^\(?\p{Ll}{2,4}(?:\/\p{L}{2,6}){1,3}\)?$/u,
  /^(?:all rights reserved|tous droits réservés)\b.{0,160}$/i,
  /^(?:contact|e-?mail|write to|reach|follow)\b.{0,80}(?:@|\bat\b|\bon twitter\b).{0,100}$/i,
  /^(?:have|got) (?:a )?(?:news )?tips?\b.{0,200}$/i,
  /^(?:contributing|contributed|contributors?): .{0,160}$/i,
  /^\S+@\S+\.\p{L}{2,}$/u,
  /저작권자|무단 ?(?:전재|복제|배포)|無断(?:転載|複製)|版权所有|未经授权/u,
  /^download (?:the|our)\b.{0,60}\bapp\b.{0,80}$/i,
  /^do you have (?:an? |any )?(?:news )?(?:opinion|story|tip|information|question|view|comment)s?\b.{0,220}$/i,
  /^(?:to comment|for comments?|have something to say|send (?:us )?(?:your )?feedback)\b.{0,160}$/i,
  /^(?:a version of this (?:article|story)|an earlier version of this (?:article|story))\b.{0,300}$/i,
  /^(?:follow|read|see) (?:our|the|more) .{0,60}\bcoverage\b.{0,80}$/i,
  /^(?:avec|with) (?:(?:a )?reports?|files|des informations|des renseignements|l['’]?agence|material|contributions?|la presse canadienne|reuters|afp)\b.{0,120}$/i,
  /^vous avez (?:une information|des informations|une histoire|un sujet)\b.{0,60}\b(?:transmettre|partager|raconter|proposer)\b.{0,120}$/i,
  /^[\s_—–*#-]*(?:30[\s_—–*#-]*)?$/,
  /^(?:more (?:to come|soon)|developing(?: story)?)[.…]*$/i,
];

/** What a paywall leaves behind the opening of a text. */
const PAYWALL =
  /^(?:(?:article|contenu) réservé aux abonnés|il vous reste \d.{0,40} à lire\b.*|la suite (?:de cet article )?est réservée aux abonnés\b.*|(?:cet article|ce contenu) est réservé aux abonnés\b.*|(?:this|the rest of this) (?:article|story|content) is (?:for|available to|only available to|reserved for|exclusive to) (?:our |paid )?(?:subscribers|members)\b.*|(?:subscribe|sign in|log in|register|create (?:a free|an) account)\b.{0,60}\bto (?:(?:continue|keep) reading|(?:unlock|read|access) (?:this|the (?:full|rest|whole))(?: \w+)? (?:article|story))\b.*|to (?:continue|keep) reading\b.{0,80}\b(?:subscribe|log in|sign in|register|account)\b.*|(?:already a subscriber|déjà abonné)\b.*|(?:この記事は)?(?:有料|会員限定)(?:会員限定)?(?:記事|です).{0,40}|残り\s?[\d,]+\s?文字.{0,40}|dieser (?:artikel|inhalt) ist (?:nur|exklusiv) für (?:\S+ )?abonnent\S*.{0,40}|(?:contenido|artículo) (?:exclusivo|solo) para suscriptores.{0,40}|dit artikel is (?:alleen|exclusief) voor abonnees.{0,40})$/i;

export function isPaywallLine(line: string): boolean {
  return line.length <= MAX_LINE && PAYWALL.test(line);
}

/** Is the whole line something other than the article's text? */
export function isBoilerplate(line: string): boolean {
  if (line.length > MAX_LINE) return false;
  return LINES.some((pattern) => pattern.test(line)) || PAYWALL.test(line) || isInvitation(line);
}

/** Is it what a text ends in: credits, rights, invitations to write? */
export function isClosing(line: string): boolean {
  const words = line.replace(/^[\s(•·*–—-]+(?=\p{L})/u, '');
  return (line.length <= MAX_LINE && CLOSING.some((pattern) => pattern.test(words))) || isLicence(line);
}

/** Where else it is printed, and on what terms others may print it too. */
function isLicence(line: string): boolean {
  if (line.length > 600 || /\b(?:said|ruled)\b/i.test(line)) return false;
  if (
    /^this (?:article|story|essay) (?:appears|appeared) in\b.{0,120}\b(?:print|issue|edition)\b/i.test(line)
  )
    return true;
  if (/^(?:©|\(c\)|copyright\b)/i.test(line))
    return /\brights reserved\b|\b(?:reproduc|redistribut)ed\b/i.test(line);
  return /\bcreative commons\b/i.test(line) && /\b(?:re-?publish|re-?print|licen[cs]e)/i.test(line);
}
