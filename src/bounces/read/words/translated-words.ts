import type { BounceReason } from '../report.ts';

/** The same in other languages, as providers there word it. */
export const TRANSLATED: readonly (readonly [BounceReason, readonly RegExp[]])[] = [
  [
    'mailbox_full',
    [
      /(?:postfach|mailbox|speicherplatz|konto)[^.;]{0,40}(?:voll|[uü]berschritten|ersch[oö]pft|[uü]berf[uü]llt)|quota[^.;]{0,20}(?:[uü]berschritten|d[eé]pass|superad|excedid|superat)/,
      /(?:bo[iî]te|messagerie|espace|quota)[^.;]{0,40}(?:pleine?|satur[eé]e?|d[eé]pass[eé]e?|remplie|insuffisant)/,
      /(?:buz[oó]n|casilla|cuota|bandeja|caixa|cota|casella|spazio)[^.;]{0,40}(?:llen[oa]|excedid[oa]|superad[oa]|sin espacio|chei[oa]|lotad[oa]|pien[oa]|esaurit[oa])/,
      /(?:postvak|mailbox)[^.;]{0,30}vol\b|skrzynk[ai][^.;]{0,30}(?:pe[lł]na|przepe[lł]nion)|schr[aá]nka[^.;]{0,20}pln[aá]|(?:posta kutusu|kota)[^.;]{0,30}(?:dolu|a[sş][iı]l)/,
      /ящик[^.;]{0,40}(?:переполнен|заполнен|полон)|превы(?:шен|сил)\S*[^.;]{0,20}(?:квот|лимит|объ[её]м)/,
      /(?:メールボックス|受信箱|ボックス|容量)[^。]{0,30}(?:一杯|いっぱい|満杯|超え|超過|オーバー|不足)/,
      /(?:邮箱|郵箱|信箱|空间|空間|容量|配额)[^。]{0,20}(?:满|滿|不足|超出|超过|超過)|(?:메일함|편지함|용량)[^.]{0,20}(?:초과|가득|부족)/,
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
      /adresse (?:a chang[eé]|hat sich ge[aä]ndert)|hat die (?:adresse|e-?mail-?adresse) gewechselt|neue (?:e-?mail-?)?adresse lautet|nouvelle adresse|nueva direcci[oó]n|nuovo indirizzo/,
    ],
  ],
  [
    'sender_rejected',
    [
      /absender(?:adresse)?[^.;]{0,40}(?:abgelehnt|unbekannt|ung[uü]ltig|gesperrt|nicht (?:erlaubt|zugelassen|berechtigt))|exp[eé]diteur[^.;]{0,40}(?:refus|rejet|invalide|inconnu|bloqu)/,
      /(?:remitente|remetente|mittente)[^.;]{0,40}(?:rechazad|rejeitad|inv[aá]lid|desconocid|bloquead|rifiutat)|отправител[^.;]{0,40}(?:отклон|не существ|заблокир|неизвест)|发件人[^。]{0,20}(?:拒绝|不存在|无效)|送信者[^。]{0,30}(?:拒否|許可)/,
    ],
  ],
  ['filtered', [/受信拒否|受信設定|受信者[^。]{0,20}拒否|指定受信|拒收/]],
  [
    'rate_limited',
    [
      /zu viele (?:verbindungen|nachrichten|empf[aä]nger|mails)|trop de (?:connexions|messages|destinataires|mails)|demasiad[oa]s (?:conexiones|mensajes|correos|destinatarios)|muitas conex[oõ]es|troppe connessioni|слишком (?:много|часто)/,
      /(?:发送|發送|连接|連線)[^。]{0,12}(?:频繁|频率|过多|超限|过快)|频率/,
    ],
  ],
  [
    'host_unknown',
    [
      /(?:domain|host|rechner|server)[^.;]{0,40}(?:unbekannt|existiert nicht|nicht gefunden)|(?:domaine|serveur|h[oô]te)[^.;]{0,40}(?:inconnu|introuvable|n'existe pas|inexistant)/,
      /(?:dominio|servidor|dom[ií]nio)[^.;]{0,40}(?:desconocid|no existe|no encontrado|n[aã]o existe|n[aã]o encontrado|non esiste|non trovato|inesistente|inexistente)/,
      /домен[^.;]{0,40}не (?:существует|найден)|(?:ホスト|ドメイン)[^。]{0,30}(?:見つかりません|存在しません|不明)|(?:域名|主机|主機)[^。]{0,20}(?:不存在|找不到|未找到|无法解析)/,
    ],
  ],
  [
    'user_unknown',
    [
      /(?:empf[aä]nger|empfaenger|adressat|benutzer|postfach|mailbox|adresse|e-?mail-?adresse|konto|teilnehmer)[^.;]{0,50}(?:unbekannt|existiert nicht|nicht gefunden|ung[uü]ltig|nicht bekannt|nicht vorhanden|gibt es nicht|nicht (?:mehr )?(?:erreichbar|vergeben|g[uü]ltig))/,
      /unbekannte[rn]? (?:empf[aä]nger|benutzer|adresse)|kein (?:solcher )?(?:benutzer|empf[aä]nger|postfach)/,
      /(?:utilisateur|destinataire|adresse|bo[iî]te|compte|usager|abonn[eé])[^.;]{0,60}(?:inconnue?|n'existe (?:pas|plus)|inexistante?|invalide|introuvable|non trouv[eé]e?|incorrecte?)/,
      /(?:usuario|destinatario|direcci[oó]n|cuenta|buz[oó]n|casilla|usu[aá]rio|destinat[aá]rio|endere[cç]o|conta|caixa)[^.;]{0,50}(?:desconocid[oa]|desconhecid[oa]|no existe|no encontrad[oa]|no v[aá]lid[oa]|inexistente|inv[aá]lid[oa]|n[aã]o (?:existe|encontrad[oa]))/,
      /(?:utente|destinatario|indirizzo|casella)[^.;]{0,50}(?:sconosciut[oa]|non (?:esiste|trovat[oa]|valid[oa]|esistente)|inesistente)/,
      /(?:gebruiker|ontvanger|adres|postvak)[^.;]{0,40}(?:onbekend|bestaat niet|niet gevonden|ongeldig)|(?:mottagare|anv[aä]ndare|modtager|mottaker|adresse)n?[^.;]{0,40}(?:ok[aä]nd|finns (?:inte|ej)|ukendt|findes ikke|ukjent|finnes ikke)|vastaanottajaa? ei/,
      /(?:u[zż]ytkownik|adresat|odbiorca|konto|skrzynka)[^.;]{0,40}(?:nie istnieje|nieznan|nie znalezion)|nieznany (?:u[zż]ytkownik|odbiorca)|(?:u[zž]ivatel|p[rř][ií]jemce|schr[aá]nka)[^.;]{0,40}(?:neexistuje|nezn[aá]m|nenalezen)|(?:kullan[iı]c[iı]|al[iı]c[iı]|adres)[^.;]{0,40}(?:bulunamad|bilinmiyor|ge[cç]ersiz)/,
      /(?:пользовател|получател|адресат|адрес|ящик|аккаунт)[^.;]{0,50}(?:не существует|не найден|неизвест|не зарегистрирован|удал[её]н)|(?:нет такого|неизвестный|несуществующ\S*) (?:пользовател|получател|адрес|ящик)|такого (?:пользователя|ящика|адреса)[^.;]{0,20}нет/,
      /(?:ユーザー?|利用者|宛先|あて先|受信者|アドレス|メールボックス|アカウント)[^。]{0,60}(?:見つかりません|見つからない|存在しません|存在しない|不明|無効|登録されていません)|domino ディレクトリ|リストにありません/,
      /(?:用户|用戶|收件人|邮箱|郵箱|信箱|地址|帐号|账号|帳號|使用者|收件者)[^。]{0,30}(?:不存在|未找到|找不到|无效|無效|未注册)|(?:无此|無此|没有这个|不存在的?)(?:用户|用戶|收件人|邮箱|信箱|使用者|帐号|账号)|(?:사용자|수신자|메일 ?주소|계정)[^.]{0,30}(?:없|존재하지|찾을 수)/,
    ],
  ],
  [
    'disabled',
    [
      /(?:konto|postfach|benutzer)[^.;]{0,30}(?:gesperrt|deaktiviert|stillgelegt|nicht (?:mehr )?aktiv)|(?:compte|bo[iî]te|adresse)[^.;]{0,40}(?:d[eé]sactiv[eé]e?|suspendue?|ferm[eé]e?|inactive?|bloqu[eé]e?)/,
      /(?:cuenta|buz[oó]n|conta|caixa|casella|utente)[^.;]{0,40}(?:desactivad|suspendid|deshabilitad|bloquead|inactiv|desativad|suspens|inativ|disabilitat|disattivat|sospes)/,
      /(?:ящик|пользовател|аккаунт|уч[её]тн)[^.;]{0,40}(?:заблокирован|отключ|неактив|приостановлен)|(?:帐号|账号|邮箱|用户|信箱|帳號)[^。]{0,20}(?:禁用|停用|冻结|锁定|暂停|凍結)|(?:アカウント|メールボックス)[^。]{0,30}(?:停止|無効化|ロック|凍結)|휴면/,
    ],
  ],
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
