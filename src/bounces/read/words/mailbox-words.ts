/** What servers say, in English, of a mailbox that is full and of a mail they will not have. */

export const MAILBOX_FULL = [
  /(?:mail ?box|inbox|account|user|recipient|disk|storage|maildir|mail ?drop|mail ?folder|message ?store)(?:es|s|'s)?[^.;]{0,50}? (?:is |are |has |was |being |too |currently )*(?:full|over ?-?quota|exceed(?:ed|s|ing)? (?:the |its |their |his |allowed |maximum |storage |disk |mailbox |mail )*(?:quota|limit|storage|space|size|allocation|capacity|threshold)|out of (?:storage|space|quota|disk)|overquota|at capacity)\b/,
  /(?:over|exceed(?:ed|s|ing)?|out of|beyond|reached)[- ]?(?:the |its |their |his |a |your |allowed |allotted |assigned |available |max(?:imum)? |disk |storage |mail |mailbox |hard |soft |user |account |domain |local )*(?:quota|mailbox (?:size|limit|storage|quota)|storage (?:space|limit|quota|allocation|allotment|capacity)|disk space|mailbox space)/,
  /overquota|quota ?(?:exceed|full|violation|limit|exhausted|overflow)|quota (?:has been|is|was|would be) (?:exceeded|reached|full)|mailboxfull|mailbox_full|mail ?box full|full mailbox|quota full/,
  /(?:insufficient|not enough|no more|inadequate|no)(?: \w+)? (?:disk |storage |mailbox |quota |mail )*(?:space|storage|quota) (?:left|available|for|in|remaining|on)(?: (?:the |this |user|mailbox|recipient|disk|account|device))?/,
  /too many (?:messages|mails) (?:in|on) (?:the |this |recipient'?s? )?(?:mailbox|folder|inbox)|number of messages in[^.;]{0,40}(?:mailbox|exceed)|(?:mailbox|inbox)[^.;]{0,40}limit|not have enough (?:space|room)/,
  /(?:message|mail) (?:size )?(?:would )?exceeds? (?:the )?(?:recipient'?s? )?(?:quota|mailbox)|storage (?:is )?full|would exceed (?:the )?(?:mailbox|quota)|exceeded storage allocation|receiving (?:mail )?limit|has too (?:many|much) (?:messages|mail)/,
];

export const TOO_BIG = [
  /(?:message|mail|e-?mail|attachment|file)(?: \w+)?(?: size| length)? (?:is |are |was |has )?(?:exceed(?:s|ed|ing)?|too (?:big|large|long)|larger than|bigger than|greater than)\b(?! (?:the )?(?:quota|mailbox|rate|number))/,
  /(?:message|mail|attachment) size (?:limit )?exceed|size limit|exceed(?:s|ed|ing)? (?:the |a |your |our |maximum |max |allowed |fixed |message |mail )*size|too (?:big|large)\b[^.;]{0,20}(?:message|mail)|message too (?:big|large|long)/,
  /maximum (?:allowed |permitted )?(?:message|mail|attachment) size|sizelimit|size restriction|resolver\.rst\.(?:send|recip)sizelimit|larger than the (?:current )?(?:system|maximum)/,
];

export const VIRUS = [
  /virus(?:es)?\b[^.;]{0,40}(?:found|detected|infected|present|alert|removed)|(?:infected|contains?|containing|carrying|detected|found)[^.;]{0,30}(?:virus|malware|worm|trojan)|malware|trojan|clamav|phishing/,
];

export const CONTENT = [
  /(?:illegal|prohibited|forbidden|banned|disallowed|unacceptable|dangerous|executable) (?:attachment|file|content|extension|mime|header|subject)/,
  /(?:attachment|file type|extension|content type)[^.;]{0,40}(?:not (?:allowed|accepted|permitted)|prohibited|forbidden|blocked|rejected|denied|banned)/,
  /header error|(?:malformed|invalid|bad|broken|missing|duplicate|multiple|improper(?:ly)?) (?:\w+ )?(?:headers?|mime|message-id|date header|from header|to header|from field)/,
  /(?:not|non)[- ](?:rfc|compliant)[^.;]{0,30}(?:\d{3,4}|compliant)|rfc ?-?\d{3,4}[^.;]{0,40}(?:complian|violat|conform)|(?:violates?|does not (?:conform|comply))[^.;]{0,20}rfc|bare (?:lf|cr|linefeed)/,
  /(?:message|mail) (?:content|body)[^.;]{0,20}(?:rejected|denied|refused|not accept)|content (?:rejected|denied|not accept)|conversion (?:required|not|failed)|8-?bit data|lines? too long|line limit|line length/,
  /unacceptable mime|smtputf8|unable to parse|malformed address/,
];
