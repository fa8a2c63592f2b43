/** What servers say of an address or a host that is none, in other languages than English. */

export const TRANSLATED_HOST_UNKNOWN = [
  /(?:domain|host|rechner|server)[^.;]{0,40}(?:unbekannt|existiert nicht|nicht gefunden)|(?:domaine|serveur|h[oô]te)[^.;]{0,40}(?:inconnu|introuvable|n'existe pas|inexistant)/,
  /(?:dominio|servidor|dom[ií]nio)[^.;]{0,40}(?:desconocid|no existe|no encontrado|n[aã]o existe|n[aã]o encontrado|non esiste|non trovato|inesistente|inexistente)/,
  /домен[^.;]{0,40}не (?:существует|найден)|(?:ホスト|ドメイン)[^。]{0,30}(?:見つかりません|存在しません|不明)|(?:域名|主机|主機)[^。]{0,20}(?:不存在|找不到|未找到|无法解析)/,
  /(?:dom(?:ae|[aä])nen?|dom[aæ]net?|domenet?|domein|domena|dom[eé]na|tartom[aá]ny|domeniul|alan ad[iı])[^.;]{0,40}(?:finns inte|findes ikke|finnes ikke|bestaat niet|onbekend|nie istnieje|neexistuje|nem l[eé]tezik|nu exist|bulunamad)/,
];

export const TRANSLATED_USER_UNKNOWN = [
  /(?:empf(?:ae|[aä])nger|empfaenger|adressat|benutzer|postfach|mailbox|adresse|e-?mail-?adresse|konto|teilnehmer)[^.;]{0,50}(?:unbekannt|existiert nicht|nicht gefunden|ung(?:ue|[uü])ltig|nicht bekannt|nicht vorhanden|gibt es[^.;]{0,20} nicht|nicht (?:mehr )?(?:erreichbar|vergeben|g(?:ue|[uü])ltig))/,
  /unbekannte[rn]? (?:empf(?:ae|[aä])nger|benutzer|adresse)|keine? (?:solcher? )?(?:benutzer|empf(?:ae|[aä])nger|postfach|mailbox|konto)\b/,
  /(?:utilisateur|destinataire|adresse|bo[iî]te|compte|usager|abonn[eé])[^.;]{0,60}(?:inconnue?|n['? ]?existe (?:pas|plus)|inexistante?|invalide|introuvable|non trouv[eé]e?|incorrecte?|erron[eé]e?)/,
  /(?:usuario|destinatario|direcci[oó]n|cuenta|buz[oó]n|casilla|usu[aá]rio|destinat[aá]rio|endere[cç]o|conta|caixa)[^.;]{0,50}(?:desconocid[oa]|desconhecid[oa]|no existe|no encontrad[oa]|no v[aá]lid[oa]|inexistente|inv[aá]lid[oa]|err[oóô]ne[oa]|(?:no|n[aã]o) (?:se ha |ha sido |fue |foi |pudo ser |p[oô]de ser )?(?:encontrad[oa]|localizad[oa])|n[aã]o existe)|(?:correo|e-?mail)(?: electr[oó]nico)? (?:inexistente|no existe|n[aã]o existe)|(?:no|n[aã]o) existe (?:el|la|un|una|o|a|ese|esa|este|esta|esse|essa|dich[oa]|ning[uú]n)? ?(?:usuario|usu[aá]rio|persona|pessoa|cuenta|conta|buz[oó]n|destinat|direcci|endere)/,
  /(?:utente|destin\.|destinatario|indirizzo|casella)[^.;]{0,50}(?:sconosciut[oa]|errat[oa]|non (?:esiste|(?:[eè] stat[oa] )?trovat[oa]|valid[oa]|esistente|presente(?! (?:in|nel|al|oggi)\b))|inesistente)|(?:non esiste|nessun[oa']?) ?(?:il |la |l'|un |questo |questa |alcun )?(?:utente|destinatario|indirizzo|casella)|(?:pas de|aucune?) (?:bo[iî]te|compte|utilisateur|destinataire|abonn)/,
  /(?:gebruiker|ontvanger|adres|postvak)[^.;]{0,40}(?:onbekend|niet bekend|bestaat niet|niet gevonden|ongeldig)|(?:mottagare|anv(?:ae|[aä])ndare|modtager|mottaker|adresse)n?[^.;]{0,40}(?:ok(?:ae|[aä])nd|finns (?:inte|ej)|ukendt|findes ikke|ukjent|finnes ikke)|vastaanottajaa? ei|k(?:ae|[aä])ytt(?:ae|[aä])j(?:ae|[aä]){2} ei (?:ole|l(?:oe|[oö])y)|(?:bestaat geen|geen) (?:gebruiker|postvak|ontvanger|mailbox)\b/,
  /(?:u[zż]ytkownik|adres|odbiorca|konto|skrzynka)[^.;]{0,40}(?:nie istnieje|nieznan|nie znalezion)|nieznany (?:u[zż]ytkownik|odbiorca)|(?:u[zž]ivatel|p[rř][ií]jemce|schr[aá]nka)[^.;]{0,40}(?:neexistuje|nezn[aá]m|nenalezen)|(?:kullan[iı]c[iı]|al[iı]c[iı]|adres)[^.;]{0,40}(?:bulunamad|bilinmiyor|ge[cç]ersiz|\byok\b)|nieprawid[lł]ow[ye] (?:adres|odbiorc)/,
  /(?:пользовател|получател|адресат|адрес|ящик|аккаунт)[^.;]{0,50}(?:не существует|не найден|неизвест|не зарегистрирован|удал[её]н)|(?:нет такого|неизвестный|несуществующ\S*) (?:пользовател|получател|адрес|ящик)|такого (?:пользователя|ящика|адреса)[^.;]{0,20}нет/,
  /(?:ユーザー?|利用者|宛先|あて先|受信者|アドレス|メールボックス|アカウント)[^。]{0,60}(?:見つかりません|見つからない|存在しません|存在しない|不明|無効|登録されていません)|該当する(?:ユーザ|宛先|アドレス|受信者|メールボックス)[^。]{0,10}(?:いません|ありません|ございません|存在しません)|domino ディレクトリ|リストにありません/,
  /(?:用户|用戶|收件人|邮箱|郵箱|信箱|地址|帐号|账号|帳號|使用者|收件者)[^。]{0,30}(?:不存在|未找到|找不到|无效|無效|未注册)|(?:无此|無此|无该|没有此|沒有此|没有这个|不存在的?)(?:用户|用戶|收件人|邮箱|信箱|使用者|帐号|账号)|(?:사용자|수신자|주소|계정)[^.]{0,30}(?:없|존재하지|찾을 수)/,
  // Who is in no directory
  /nicht im [a-z -]{0,20}(?:verzeichnis|adressbuch)|pas (?:r[eé]pertori[eé]|inscrit|list[eé])[^.;]{0,20}dans l['’ ]?annuaire|no (?:figura|est[aá]|aparece)[^.;]{0,20}en el directorio|n[aã]o (?:consta|est[aá]|figura)[^.;]{0,20}n[oa] (?:diret[oó]rio|cat[aá]logo)|non [^.;]{0,20}(?:nella directory|nell['’ ]?(?:elenco|indirizzario))|niet in (?:de |het )?[a-z -]{0,20}(?:directory|adresboek)/,
  // There is none
  /(?:n[aã]o (?:h[aá]|temos)|no hay|non (?:c['’ ]?[eè]|abbiamo)|il n['’ ]?y a (?:pas|aucun)|es gibt kein|wir haben kein)[^.;]{0,20}(?:usu[aá]rio|caixa|buz[oó]n|cuenta|conta|destinat|utente|casella|bo[iî]te|compte|utilisateur|konto|postfach|empf|benutzer)/,
  // The verb before the noun: Romance languages, Russian, Chinese
  /(?:encontr(?:ar|ado|ou|[oó])|localizar|trovare|trouver)[^.;]{0,40}(?:endere[cç]o|direcci[oó]n|indirizzo|adresse|destinat|usu[aá]rio|utente|utilisateur|caixa|buz[oó]n|casella|bo[iî]te)|не удал[оа]сь найти[^.;]{0,40}(?:адрес|получател|ящик|пользовател)|(?:未找到|找不到|查无|查無|无法找到|無法找到)[^。]{0,20}(?:地址|收件|用户|用戶|使用者|邮箱|郵箱|信箱)/,
  /nie (?:mo[zż]na |uda[lł]o si[eę] )?(?:odnale[zź][cć]|znale[zź][cć]|znaleziono)[^.;]{0,40}(?:adres|u[zż]ytkownik|odbiorc|konta|skrzynk)|(?:nelze|nemo[zž]no|nie je mo[zž]n[eé]) (?:naj[ií]t|nal[eé]zt|n[aá]js[tť])[^.;]{0,40}adres|(?:не вдалося знайти|не знайдено)[^.;]{0,40}(?:адрес|одержувач|отримувач|користувач)|(?:εύρεση|δεν βρέθηκε)[^.;]{0,30}(?:διεύθυνσ|παραλήπτ)/,
  /(?:adresa|adres[aá]t|u[zž]ivatel|p[rř][ií]jemce|schr[aá]nka)[^.;]{0,40}(?:nebyla? (?:nalezen|rozpozn)|nena[sš]la|nenalezen|neexistuje)/,
  // Northern Europe
  /[a-z-]{0,12}(?:adres|gebruiker|geadresseerde|ontvanger)[^.;]{0,60}(?:niet (?:worden )?gevonden|niet te vinden|bestaat niet)|[a-z-]{0,12}adresse[^.;]{0,60}ikke (?:fundet|funnet|finnes|findes)|(?:inte|ikke) (?:att )?(?:hitta|finde|finne)[^.;]{0,40}adress/,
  /(?:mottagar|anv(?:ae|[aä])ndar|e-?postadress|modtager|mottaker|bruger|bruker|postkass|postl[aå]d|adress)\w{0,4}[^.;]{0,40}(?:hittades (?:inte|ej)|(?:inte|ikke) (?:att )?(?:hitta|hittas|fundet|funnet|bli funnet|finne|finde)|saknas|ukendt|ukjent|ok(?:ae|[aä])nd|(?:findes|finnes|eksisterer) (?:ikke|ej)|existerar (?:inte|ej)|finns (?:inte|ej))|(?:vastaanottaja|(?:s(?:ae|[aä])hk(?:oe|[oö])posti)?osoite|(?:s(?:ae|[aä])hk(?:oe|[oö])posti)?osoitetta|k(?:ae|[aä])ytt(?:ae|[aä])j(?:ae|[aä]))[^.;]{0,40}(?:ei l(?:oe|[oö])y|tuntematon|ei ole olemassa)/,
  /(?:finns|findes|finnes) (?:inte n[aå]gon|inge[nt]|ikke (?:noge[nt]|noen?)) (?:s[aå]dant? |slik )?(?:anv(?:ae|[aä])ndar|mottagar|adress|bruger|bruker|modtager|mottaker|postkass)|(?:fant|fandt|hittade) (?:ikke|inte|ej)[^.;]{0,40}(?:adress|bruger|bruker|mottag|mottak|modtag|anv(?:ae|[aä])nd)/,
  // The adjective before the noun
  /(?:onbekende?|ok(?:ae|[aä])nda?|ukendte?|ukjente?|nezn[aá]m[yý]|ismeretlen|bilinmeyen|άγνωστ\S{1,3}|невідом\S{1,3}) (?:e-?(?:mail|post)-?)?(?:gebruiker|ontvanger|adres|anv(?:ae|[aä])ndar|mottagar|modtager|mottaker|bruger|bruker|u[zž]ivatel|p[rř][ií]jemc|pou[zž][ií]vate|c[ií]mzett|felhaszn|kullan|al[iı]c|χρήστ|παραλήπτ|користувач|одержувач|отримувач)|不明な(?:宛先|ユーザ|アドレス|受信者)|未知(?:的)?(?:用户|用戶|收件|地址)|(?:알 수 없는|존재하지 않는|없는|등록되지 않은) (?:메일 ?|이메일 ?|전자우편 ?)?(?:사용자|수신자|수신인|받는 사람|주소|계정|아이디)/,
  // Hungarian, Romanian, Slovak, Greek, Ukrainian
  /(?:c[ií]mzett|felhaszn[aá]l[oó]|postafi[oó]k|c[ií]m)[^.;]{0,40}(?:nem (?:tal[aá]lhat|l[eé]tezik)|ismeretlen)|nincs ilyen (?:felhaszn|c[ií]mzett|postafi|fi[oó]k)|(?:destinatar|utilizator|adres|cuti|c[aă]su)\w{0,5}[^.;]{0,40}(?:nu (?:exist|a fost g[aă]sit)|necunoscut|inexistent)|(?:pr[ií]jemc|adres[aá]t|pou[zž][ií]vate[lľ])\w{0,3}[^.;]{0,40}(?:neexistuje|nezn[aá]m|nena[sš]i?el)/,
  /(?:χρήστης|παραλήπτη|διεύθυνση|θυρίδα)[^.;]{0,40}(?:δεν (?:υπάρχει|βρέθηκε)|άγνωστ)|(?:користувач|одержувач|отримувач|скриньк|адрес)[^.;]{0,40}(?:не (?:існує|знайдено)|невідом)/,
  // Croatian, Serbian, Slovene, Bulgarian, Catalan, the Baltic
  /(?:korisnik|primatelj|adresa|sandu[cč]i[cć])[^.;]{0,40}(?:ne postoji|nije prona[dđ]en|nepoznat)|(?:uporabnik|prejemnik|naslov|nabiralnik)[^.;]{0,40}(?:ne obstaja|ni najden|neznan)|(?:няма такъв|непознат|несъществуващ) (?:потребител|получател|адрес)|(?:потребител|получател|адрес|кутия)\S{0,4}[^.;]{0,40}не (?:съществува|е намерен)|(?:usuari|adre[cç]a|destinatari|b[uú]stia)[^.;]{0,40}(?:no existeix|desconegu)/,
  /(?:kasutaja|aadress|saaja)\S{0,4}[^.;]{0,40}(?:ei (?:ole|eksisteeri|leitud)|tundmatu)|(?:lietot[aā]j|adres|sa[nņ][eē]m[eē]j)\S{0,3}[^.;]{0,40}(?:neeksist[eē]|nav atrast|nezin[aā]m)|(?:vartotoj|adres|gav[eė]j)\S{0,3}[^.;]{0,40}(?:neegzistuoja|nerast|ne[zž]inom)/,
  // Hebrew, Arabic, Thai, Vietnamese, Indonesian
  /(?:הנמען|המשתמש|ה?כתובת|תיבת)[^.;]{0,40}(?:לא (?:נמצא|קיי[מם])|אינ)|(?:المستخدم|المستلم|عنوان|العنوان|صندوق)[^.;]{0,40}(?:غير (?:موجود|معروف|صالح)|لم يتم العثور|لا يوجد)|لم يتم العثور على[^.;]{0,30}(?:عنوان|المستلم|المستخدم)/,
  /ไม่พบ(?:ผู้|ที่อยู่|บัญชี)|ไม่มีผู้ใช้|(?:người (?:dùng|nhận)|địa chỉ|hộp thư)[^.;]{0,40}không (?:tồn tại|tìm thấy|hợp lệ)|không tìm thấy (?:người|địa chỉ)|(?:pengguna|penerima|alamat|akun)[^.;]{0,40}tidak (?:dapat )?(?:ditemukan|dikenal|ada|valid)/,
];

export const TRANSLATED_DISABLED = [
  /(?:konto|postfach|benutzer)[^.;]{0,30}(?:gesperrt|deaktiviert|stillgelegt|nicht (?:mehr )?aktiv)|(?:compte|bo[iî]te|adresse)[^.;]{0,40}(?:d[eé]sactiv[eé]e?|suspendue?|ferm[eé]e?|inactive?|bloqu[eé]e?)/,
  /(?:cuenta|buz[oó]n|conta|caixa|casella|utente)[^.;]{0,40}(?:desactivad|suspendid|deshabilitad|bloquead|inactiv|desativad|suspens|inativ|disabilitat|disattivat|sospes)/,
  /(?:ящик|пользовател|аккаунт|уч[её]тн)[^.;]{0,40}(?:заблокирован|отключ|неактив|приостановлен)|(?:帐号|账号|邮箱|用户|信箱|帳號)[^。]{0,20}(?:禁用|停用|冻结|锁定|暂停|凍結)|(?:アカウント|メールボックス)[^。]{0,30}(?:停止|無効化|ロック|凍結)|휴면/,
];
