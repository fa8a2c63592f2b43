import type { BounceReason } from '../report.ts';
import {
  TRANSLATED_DISABLED,
  TRANSLATED_HOST_UNKNOWN,
  TRANSLATED_USER_UNKNOWN,
} from './translated-address-words.ts';

/** The same in other languages, as providers there word it. */
export const TRANSLATED: readonly (readonly [BounceReason, readonly RegExp[]])[] = [
  [
    'mailbox_full',
    [
      /(?:postfach|mailbox|speicherplatz|konto)[^.;]{0,40}(?:voll|(?:ue|[uü])berschritten|ersch(?:oe|[oö])pft|(?:ue|[uü])berf(?:ue|[uü])llt)|quota[^.;]{0,20}(?:(?:ue|[uü])berschritten|d[eé]pass|superad|excedid|superat)/,
      /(?:bo[iî]te|messagerie|espace|quota)[^.;]{0,40}(?:pleine?|satur[eé]e?|d[eé]pass[eé]e?|remplie|insuffisant)/,
      /(?:buz[oó]n|casilla|cuota|bandeja|caixa|cota|casella|spazio)[^.;]{0,40}(?:llen[oa]|excedid[oa]|superad[oa]|sin espacio|chei[oa]|lotad[oa]|pien[oa]|esaurit[oa])/,
      /(?:postvak|mailbox)[^.;]{0,30}vol\b|skrzynk[ai][^.;]{0,30}(?:pe[lł]na|przepe[lł]nion)|schr[aá]nka[^.;]{0,20}pln[aá]|(?:posta kutusu|kota)[^.;]{0,30}(?:dolu|a[sş][iı]l)/,
      /ящик[^.;]{0,40}(?:переполнен|заполнен|полон)|превы(?:шен|сил)\S*[^.;]{0,20}(?:квот|лимит|объ[её]м)/,
      /(?:メールボックス|受信箱|ボックス|容量)[^。]{0,30}(?:一杯|いっぱい|満杯|超え|超過|オーバー|不足)/,
      /(?:邮箱|郵箱|信箱|空间|空間|容量|配额)[^。]{0,20}(?:满|滿|不足|超出|超过|超過)|(?:메일함|편지함|용량)[^.]{0,20}(?:초과|가득|부족)/,
      /(?:inkorg|brevl[aå]da|postl[aå]da|postkasse|postboks|innboks|indbakke|kvot[ea])n?[^.;]{0,30}(?:\bfull?t?\b|fyldt|overskr|(?:oe|[oö])verskr)|(?:postilaatikko|kiinti(?:oe|[oö]))[^.;]{0,30}(?:t(?:ae|[aä])ynn|ylit)|(?:postafi[oó]k|kv[oó]ta|t[aá]rhely)[^.;]{0,30}(?:megtelt|tele\b|betelt|t[uú]ll[eé]p)|(?:c[aă]su[tț]|cuti)[^.;]{0,40}plin/,
      /(?:sandu[cč]i[cć]|nabiralnik)[^.;]{0,40}\b(?:pun|poln)\b|кутия\S{0,3}[^.;]{0,40}(?:пълна|препълнен)|b[uú]stia[^.;]{0,30}plena|postkast[^.;]{0,30}t[aä]is|pastkast[^.;]{0,30}piln|d[eė][zž]ut[eė][^.;]{0,30}piln/,
      /(?:θυρίδα|γραμματοκιβώτιο)[^.;]{0,40}(?:γεμάτ|πλήρ)|скринь?к[^.;]{0,40}(?:переповнен|заповнен)|תיב[^.;]{0,40}מלאה|(?:صندوق|علبة)[^.;]{0,40}(?:ممتلئ|امتل)|กล่อง[^.;]{0,40}เต็ม|hộp thư[^.;]{0,40}đầy|(?:kotak|kuota)[^.;]{0,40}(?:penuh|terlampaui)/,
    ],
  ],
  ['virus', [/вирус|病毒|ウイルス|ウィルス|바이러스/]],
  [
    'too_big',
    [
      /(?:nachricht|mail)[^.;]{0,30}zu gro(?:ss|ß)|message trop (?:gros|volumineux|grand)|taille maximale|mensaje (?:demasiado|es muy) grande|tama[ñn]o m[aá]ximo|tamanho m[aá]ximo|messaggio troppo grande/,
      /письмо слишком большое|размер (?:письма|сообщения)|(?:邮件|信件)(?:过大|太大|大小超)|サイズ[^。]{0,20}(?:超え|超過|大き)/,
    ],
  ],
  [
    'moved',
    [
      /adresse (?:a chang[eé]|hat sich ge(?:ae|[aä])ndert)|hat die (?:adresse|e-?mail-?adresse) gewechselt|neue (?:e-?mail-?)?adresse lautet|nouvelle adresse|nueva direcci[oó]n|nuovo indirizzo/,
    ],
  ],
  [
    'sender_rejected',
    [
      /absender(?:adresse)?[^.;]{0,40}(?:abgelehnt|unbekannt|ung(?:ue|[uü])ltig|gesperrt|nicht (?:erlaubt|zugelassen|berechtigt))|exp[eé]diteur[^.;]{0,40}(?:refus|rejet|invalide|inconnu|bloqu)/,
      /(?:remitente|remetente|mittente)[^.;]{0,40}(?:rechazad|rejeitad|inv[aá]lid|desconocid|bloquead|rifiutat)|отправител[^.;]{0,40}(?:отклон|не существ|заблокир|неизвест)|发件人[^。]{0,20}(?:拒绝|不存在|无效)|送信者[^。]{0,30}(?:拒否|許可)/,
    ],
  ],
  ['filtered', [/受信拒否|受信設定|受信者[^。]{0,20}拒否|指定受信|拒收/]],
  [
    'rate_limited',
    [
      /zu viele (?:verbindungen|nachrichten|empf(?:ae|[aä])nger|mails)|trop de (?:connexions|messages|destinataires|mails)|demasiad[oa]s (?:conexiones|mensajes|correos|destinatarios)|muitas conex[oõ]es|troppe connessioni|слишком (?:много|часто)/,
      /(?:发送|發送|连接|連線)[^。]{0,12}(?:频繁|频率|过多|超限|过快)|频率/,
    ],
  ],
  ['host_unknown', TRANSLATED_HOST_UNKNOWN],
  ['user_unknown', TRANSLATED_USER_UNKNOWN],
  ['disabled', TRANSLATED_DISABLED],
  [
    'blocked',
    [
      /ip[^.;]{0,60}(?:bloqu|refus|gesperrt|blockiert|bloccat|заблокир|封|屏蔽)|黑名单|黑名單|封禁|屏蔽|(?:чёрн|черн)\S* спис|ブラックリスト|차단/,
    ],
  ],
  [
    'spam',
    [
      /mail rejet|courriel? ind[eé]sirable|correo (?:no deseado|basura)|спам|垃圾邮件|垃圾郵件|スパム|迷惑メール|스팸/,
    ],
  ],
  [
    'expired',
    [
      /zustellversuche?[^.;]{0,30}(?:erfolglos|gescheitert)|d[eé]lai[^.;]{0,30}(?:d[eé]pass|expir)|tiempo[^.;]{0,30}(?:agotado|expir)|tempo[^.;]{0,30}(?:esgotado|scadut)|истекло|超时|超時|タイムアウト/,
    ],
  ],
  [
    'network',
    [
      /verbindung[^.;]{0,40}(?:abgelehnt|fehlgeschlagen|unterbrochen)|nicht erreichbar|connexion[^.;]{0,40}(?:refus|impossible|[eé]chou|perdue)|conexi[oó]n[^.;]{0,40}(?:rechazad|perdid|fall)|соединени|接続でき|接続に失敗|连接[^。]{0,10}(?:失败|拒绝)/,
    ],
  ],
  [
    'policy',
    [
      /richtlinie|refus[eé]\b|interdit|rechazad[oa]|rifiutat[oa]|rejeitad[oa]|отклонен|отказано|запрещен|拒绝|拒絕|策略|ポリシー|拒否|거부/,
    ],
  ],
];
