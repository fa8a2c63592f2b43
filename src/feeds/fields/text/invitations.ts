/*
 * Lines that ask readers to follow, subscribe or write, in the languages of the web. A news sentence hardly begins with
 * such an imperative and names such a service; where the imperative is a past tense as well, "us" or "our" has to follow.
 */

const ASKS = [
  'підпис(?:уйтесь|уйтеся|атися)|приєднуйтесь|подпи(?:сывайтесь|саться|шитесь|шись)|присоединяйтесь|читайте нас',
  'ακολουθ(?:ήστε|είστε)|εγγραφείτε|κάντε εγγραφή',
  'obserwuj|śledź|dołącz|zapisz się|otrzymuj|bądź na bieżąco',
  'seguici|segui(?:te)?|iscriviti|ricevi',
  'síguenos|sigue (?:a(?! la | el )|el canal|nuestr\\p{L}*)|suscríbete|suscríbase|únete|recib[ea](?=.*(?<!\\p{L})(?:tu|nuestr[oa]s?)(?!\\p{L}))',
  'siga|receba|acompanhe|inscreva-se|assine|entre no (?:canal|grupo)|participe do (?:canal|grupo)|clique aqui',
  'suivez|rejoignez|recevez|téléchargez',
  'folgen sie|folge (?:uns|unser\\p{L}*)|abonnieren sie|abonniere|erhalten sie|hier (?:können sie|geht es)',
  'urmăriți-ne|urmărește-ne|abonați-vă|sledujte nás|přihlaste se|odebírejte|sledujte nas|pratite nas|pratite nás|prijavite se|последвайте ни|абонирайте се|sekite mus|sekojiet|jälgi meid|theo dõi|ikuti|fylgstu með|עקבו אחרינו|הצטרפו אלינו|ติดตาม',
  'volg|ontvang|meld je aan|schrijf je in|abonneer',
  'följ|prenumerera|ladda ner|følg|tilmeld|meld deg',
  'تابعو(?:نا|ا)|اشتركوا|انضموا|(?:تابع|اشترك|انضم)(?=.{0,40}(?:قناتنا|قنواتنا|صفحتنا|صفحاتنا|حسابنا|حساباتنا|نشرتنا|مجموعتنا|تطبيقنا))',
].join('|');
const SERVICES =
  'google (?:news|discover|notícias|haberler|actualit)|google새|whats ?app|telegram|viber|facebook|instagram|twitter|youtube|tik ?tok|threads|bluesky|linkedin|newsletter|nieuwsbrief|nyhets?brev|nyhedsbrev|boletín|boletim|mailbox|inbox|postfach|posteingang|correo|e-?mail|mejl|boîte|skrzynk|casella|e-?posta|почт|рассылк|канал|applicat|aplica|\\bapp\\b|تليغرام|تلغرام|تيليغرام|واتساب|فيسبوك|يوتيوب';
const FRONT = new RegExp(
  String.raw`^[^\p{L}]*(?:[^.!?]{0,80}\?\s+)?(?:${ASKS})(?!\p{L}).{0,160}(?:${SERVICES})`,
  'iu',
);
/** The verb stands last. */
const BEHIND = new RegExp(
  String.raw`(?:${SERVICES}).{0,120}(?:(?:takip ed(?:in|ebilirsiniz)|abone ol(?:un|abilirsiniz)?)(?!\p{L})|フォロー(?:して|しよう|を?お願い)|登録(?:して|しよう|はこちら|を?お願い)|구독(?:하세요|해 ?주세요)|팔로우(?:하세요|해 ?주세요))|kövess(?:en)? (?:minket|bennünket)`,
  'iu',
);

const OTHERS = [
  /^(?:have|has) (?:you|your family)(?: or \S+ you know)? been affected\b.{0,160}$|^get in touch\.?$/i,
  /^.{0,160}(?<!\p{L})(?:apúntate|suscríbete|inscreva-se|iscriviti|abonnez-vous)(?: (?:aquí|aqui|qui|ici))?[.!]?$/iu,
  /^.{0,60}\bpreferred source on google\b.{0,40}$/i,
  /^(?:fotos?|fot\.|bild(?:er)?|zdjęcia?|фото|写真|사진)\s?[:：]\s?[^.]{1,60}$/iu,
  /^(?:connectez-vous|identifiez-vous|inicia sesión|accedi|melden sie sich an|zaloguj się|войдите|авторизуйтесь|faça login|log ind?|logga in)(?!\p{L}).{0,60}(?:comment|coment|kommenti|komment|kommentar|koment|коммент).{0,60}$/iu,
  /^vous souhaitez (?:réagir|commenter)\b.{0,60}$/i,
  /^(?:compart(?:ir|e|ilhe|ilhar)|condividi|udostępnij|поделиться|artikel (?:teilen|delen)|del artikkelen|dela artikeln|del artiklen)(?:\s(?:est[ae]|quest[oa]|ten|en|em|su|on)?\s?\p{L}*){0,2}$/iu,
  /^(?:(?:entradas|artículos|noticias|notícias|matérias|artigos) relacionad[ao]s|articoli correlati|(?:ähnliche|verwandte|weitere) artikel|gerelateerde artikelen|podobne artykuły|powiązane artykuły|похожие (?:статьи|новости)|новости по теме|liknande artiklar|benzer haberler|ilgili haberler)$/iu,
  /^newsletters?\b[^.:]{0,40}\s?:\s.*$/i,
  /^(?!.*\bsaid\b)(?=.*\b(?:links?|affiliates?)\b)(?=.*\b(?:we|our|us|commissions?)\b).{0,140}\b(?:may|might|could) (?:earn|receive|get) (?:an? |some )?(?:[\p{L}-]+ )?(?:commissions?|compensation)\b.*$/iu,
  /^(?=.*\b(?:our (?:reporting|journalism|newsroom|work|site|stories)|nonprofit newsroom|independent journalism|readers like you)\b)[^“”"]{0,160}\b(?:donate (?:today|now|here)|make a (?:tax-deductible )?(?:donation|gift))\b.*$/i,
  /^(?:advertentie|annons|annonse|mainos|reklama?|реклама|διαφήμιση|إعلان|広告|광고|iklan|quảng cáo|hirdetés|pubblicità|publicidade|artykuł sponsorowany|materiały? (?:promocyjne|partnera).{0,60})$/iu,
  /^(?:baca juga|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|l[æä]s (?:også|också|även|mer)|les også|lue myös|чита(?:йте|ти) (?:также|також)|смотрите также|olvass(?:a el|on)|διαβάστε (?:επίσης|ακόμη|και)|đọc thêm|xem thêm|관련 ?기사|関連記事)\s?[:：>»|–].*$/iu,
  /^(?!.*\bsaid\b)(?=.*\b(?:we|our|this|may)\b).{0,120}\baffiliate[- ]links?\b.*$/i,
  /^(?:fout(?:je)? (?:gezien|opgemerkt|gevonden)|fehler (?:gefunden|entdeckt)|vous avez (?:vu|repéré|trouvé) une erreur|une erreur dans|spotted (?:an error|a mistake|something)|(?:found|see|notice) (?:an?|any) (?:error|mistake|typo)|zauważy\p{L}+ błąd|нашли ошибку|заметили (?:ошибку|опечатку)|rätta artikel|har du (?:hittat|sett) (?:ett|något) fel|encontrou um erro|¿?has (?:visto|encontrado) un error)(?!\p{L}).{0,160}$/iu,
];

/** Is the whole line an invitation, or a notice of how the site earns its money? */
export function isInvitation(line: string): boolean {
  return FRONT.test(line) || BEHIND.test(line) || OTHERS.some((pattern) => pattern.test(line));
}
