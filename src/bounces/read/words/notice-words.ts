/** How the subjects of returned mail begin or what they hold, by language. Matched without regard to case. */
export const NOTICE_SUBJECTS: readonly RegExp[] = [
  /undeliver(?:able|ed)|returned (?:mail|message|to sender)|return(?:ed|ing) (?:e-?mail)|non[- ]?deliver|nondeliverable|bounce/,
  /(?:mail|message|delivery|e-?mail)[^:]{0,30}(?:fail(?:ed|ure)?|error|status|problem|rejected|returned|refused|bounced|could not|couldn.t|not delivered|undelivered|reject|notification|delay)/,
  /failure (?:notice|notification|delivery|report)|failed (?:delivery|mail)|delivery (?:has )?(?:failed|failure|status|notification|report|unsuccessful|error|problem|incomplete)|mail system error|(?:error|problem)s? (?:sending|delivering)|\bnd[nr]:|could ?n[o']t send/,
  /not? (?:be )?deliver(?:ed|y|able)|could ?n[o']?t (?:be )?(?:deliver|send)|unable to deliver|user unknown|(?:unknown|invalid|no such) (?:user|recipient|address)/,
  /not (?:a )?member|post(?:ing)? [^:]{0,40}(?:rejected|denied)|rejected (?:post|submission)|sender not (?:allowed|authori[sz]ed)|loop alert|warning: (?:could|message)|(?:rejected|blocked|refused|quarantined|returned|undelivered) (?:e-?mail|mail|message)/,
  /virus(?:es)? (?:\([^)]{0,60}\) )?(?:in|found|detected|alert|warning|infected)|(?:address|recipient|mailbox) (?:not found|unknown|full)|(?:over|exceeded) quota|(?:banned|forbidden|prohibited|blocked) (?:contents?|attachments?|files?|e-?mails?)|blocked by (?:our|the|your)/,
  /^(?:relayed|delivered|expanded):|successful (?:mail |message )?delivery|return receipt/,
  // German
  /unzustellbar|nicht zustellbar|zustell(?:ung|bar|fehler|problem)|(?:ue|[uü])bermittlungsstatus|fehler bei|nicht (?:(?:ue|[uü])bermittelt|zugestellt|ausgeliefert)|r(?:ue|[uü])cksendung|zur(?:ue|[uü])ckgesend/,
  // French
  /[eé]chec|non[- ](?:remis|distribu|d[eé]livr)|retour(?:n[eé])? (?:de |à )|remise (?:impossible|diff[eé]r)|impossible (?:de )?(?:remettre|d'envoyer|d[eé]livr)|message (?:rejet|refus|retourn)|avis de non/,
  // Spanish
  /no (?:se (?:pudo|puede)|entregad[oa]|entregable|se ha podido|ha sido entregad)|error (?:de|en la) entrega|devuelto|devoluci[oó]n|fallo (?:de|en la) entrega|correo rechazado/,
  // Portuguese
  /n[aã]o (?:foi )?(?:entregue|entreg[aá]vel|[eé] poss[ií]vel)|n[aã]o foi poss|falha (?:na|de) entrega|erro (?:na|de) entrega|devolvid|imposs[ií]vel entregar/,
  // Italian
  /mancat[ao] (?:consegna|recapito)|(?:consegna|recapito) (?:non|fallit|impossibile)|non (?:recapit|consegn|inoltrabil)|errore (?:di|nella) consegna|impossibile (?:recapitare|consegnare)/,
  // Dutch
  /niet (?:te bezorgen|bezorgd|afgeleverd|bestelbaar)|onbestelbaar|vertraagd:|bezorging/,
  // Swedish, Danish, Norwegian, Finnish, Icelandic
  /(?:kan|kunde|g[aå]r) inte (?:att )?(?:levereras|leverera)|olevererbart|leveransfel|kunne ikke (?:leveres|afleveres)|kan ikke (?:leveres|afleveres)|ikke (?:levert|leveret)|(?:leverings|levering)(?:fejl|feil)|toimitus ep(?:ae|[aä])onnistu|ei voi(?:da|tu)? toimittaa|toimitta(?:minen|matta)|tekst ekki a[dð] (?:afhenda|senda)/,
  // Polish, Czech, Slovak, Hungarian, Romanian, Croatian, Baltic
  /niedostarcz|nie (?:dor[eę]czon|dostarczon|mo[zż]na dor[eę]czy|mo[zż]na dostarczy)|niedor[eę]cz|zwrot |nedoru[cč]|nelze doru[cč]it|ned[aá] sa doru[cč]i[tť]|nem (?:siker(?:ue|[uü])lt|k[eé]zbes[ií]t)|k[eé]zbes[ií]t(?:hetetlen|[eé]si)|nebol[ao]? doru[cč]|nelivrabil|nu (?:poate fi|a putut fi|a fost|s-a putut) livra|neisporu[cč]|isporuka nije|nije (?:bilo mogu[cć]e )?isporu[cč]|ni bil[oa]? (?:mogo[cč]e )?dostav|nepristatyt|nepieg[aā]d/,
  // Turkish
  /teslim edilem|g(?:oe|[oö])nderilemedi|iletilemedi|teslimat(?:[^:]{0,20})ba[sş]ar[iı]s[iı]z/,
  // Russian, Ukrainian, Bulgarian, Greek
  /не\s?доставлен|не может быть доставлено|не уда(?:л[оа]сь|[её]тся)|возврат|ошибка доставки|сбой доставки|невозможно доставить|не доставлено|не вдалося|не (?:е |може да бъде )?доставен|недоставим|δεν (?:ήταν δυνατή|παραδόθηκε|μπορεί να παραδοθεί)|ανεπίδοτο|αποτυχία παράδοσης/,
  // Hebrew, Arabic, Thai, Vietnamese, Indonesian
  /לא ניתן למ|לא נמסר|כשל במסירה|تعذر|غير قابل للتسليم|فشل (?:في )?(?:ال)?تسليم|ไม่สามารถส่ง|ส่งไม่สำเร็จ|không gửi được|không thể (?:gửi|phân phối)|gagal (?:terkirim|dikirim)|tidak (?:dapat|terkirim)/,
  // Japanese, Chinese, Korean
  /エラー|配信(?:不能|不可|エラー|に失敗|できません)|配達(?:不能|できません|エラー)|送信(?:できません|エラー|失敗)|届きません|不達|戻り(?:メール|ました)/,
  /退信|投[递遞](?:失败|失敗)|退回|未送[达達]|无法(?:传递|送达|投递|发送)|無法(?:傳[送遞]|投遞|送達|寄送)|未傳遞|传递失败|送达失败|发送失败|寄送失敗|弹回|반송|(?:전송|배달|전달|발송)[ 이가를을에]*(?:실패|되지 않|불가|안 ?됨|할 수 없)/,
];

/** What the text of returned mail says, by language. */
export const NOTICE_WORDS: readonly RegExp[] = [
  /(?:could|can|did|was|were|has|have|is|are) ?n[o']t (?:be |been |have been )?(?:deliver|reach|sent|send|accept)|cannot be delivered|unable to (?:deliver|send|relay)|undeliverable|wasn't able to deliver|could not send|did not reach/,
  /delivery (?:to the following|failed|has failed|error|attempts)|permanent (?:fatal )?(?:error|failure)|(?:error|problem)s? (?:occurred )?(?:while )?(?:attempting to |trying to |in )?deliver|failed address|delivery problems|delivery errors|failure reasons|mail delivery|failed to deliver/,
  /message (?:was )?(?:not delivered|rejected|returned|bounced)|(?:has|have|was|were) (?:been )?(?:automatically )?(?:rejected|refused|bounced|blocked)\b|will not (?:have been|be) delivered|delivery failure|bounce: rcpt|rejected by (?:a |the )?(?:remote|recipient)|returned to sender|transcript of session|said: ?[45]\d\d/,
  /invalid (?:final delivery|user address)|no such user|user unknown|not (?:a )?member of|not (?:authori[sz]ed|allowed|permitted) to (?:send|post)|delivery (?:of (?:the|your) (?:e-?mail|message) (?:was|has been) (?:stopped|blocked|refused|cancell?ed)|(?:to|is delayed to) these recipients)|duplicated message-id|remote server returned/,
  // German
  /nicht (?:zugestellt|(?:ue|[uü])bermittelt|ausgeliefert|zustellbar)|zustellung|wurde nicht|zustellversuch|(?:ue|[uü])bermittlung an folgende|fehlgeschlagen/,
  // French
  /n'(?:a|ont) pas pu|n'ont pu|n'a pu|[eé]chec de (?:la )?remise|la remise (?:a [eé]chou|[aà] ces destinataires)|(?:n'a|n'ont) pas [eé]t[eé] (?:remis|d[eé]livr|distribu)|impossible de (?:remettre|d[eé]livrer|livrer)|non (?:remis|distribu[eé])/,
  // Spanish, Portuguese, Italian
  /no (?:pudo|se pudo|ha podido|se puede|ha sido|fue|se ha podido|se entreg)|error de entrega|fallo (?:de|en la) entrega/,
  /n[aã]o p[oô]de|n[aã]o foi (?:entregue|poss[ií]vel)|n[aã]o (?:p[oô]de ser|ser[aá]) entregue|falha (?:na|de) entrega/,
  /non (?:pu[oò]|potuto|poteva)'? (?:essere )?(?:recapitat|consegnat|inoltrat)|ne (?:peut|pourra) (?:pas )?[eê]tre (?:remis|d[eé]livr|distribu)|no (?:puede|podr[aá]) ser entregad|n[aã]o pode ser entregue/,
  /non [eè] stat[oa] (?:possibile|consegnat|recapitat)|impossibile (?:recapitare|consegnare)|(?:recapito|consegna) non (?:riuscit|possibile)|mancat[ao] (?:consegna|recapito)/,
  // Dutch and the North
  /niet (?:worden )?(?:bezorgd|afgeleverd|worden bezorgd)|bezorging[^.]{0,60}(?:mislukt|vertraagd)|kan niet bezorgen|(?:inte|ej) (?:att )?(?:levereras|leverera|kunnat leverera)|(?:ikke|ikkje) (?:leveres|afleveres|levert|leveret)|mislyk(?:kedes|tes)|ei voi(?:tu|da|nut)? toimittaa|toimit(?:taminen|us)[^.]{0,60}ep(?:ae|[aä])onnistui/,
  // Polish, Czech, Slovak, Hungarian, Romanian
  /nie (?:zosta[lł][ao]? |mog[lł][ao]? (?:zosta[cć] |by[cć] )?)(?:dostarczon|dor[eę]czon)|nie powiod[lł]o|nie mo[zż]na (?:dostarczy|dor[eę]czy)|(?:nebyl[ao]?|nem[uů][zž]e b[yý]t|nemohl[ao]? b[yý]t|nebol[ao]?|nebol[oa]? mo[zž]n[eé]|nelze|ned[aá] sa) (?:mo[zž]n[eé] )?doru[cč]|nezda[rř]ilo|nepoda[rř]ilo (?:sa |se )?doru[cč]|nije (?:bilo mogu[cć]e )?isporu[cč]|ni bil[oa]? (?:mogo[cč]e )?dostav|ne mo[zž]e(?:mo)? (?:se )?isporu[cč]|nem (?:siker(?:ue|[uü])lt|k[eé]zbes[ií]thet)|nu (?:a putut|poate|s-a putut)/,
  // Turkish, Greek
  /teslim edilem|ula[sş]t[iı]r[iı]lamad|g(?:oe|[oö])nderilemedi|iletilemedi|δεν (?:ήταν δυνατή|παραδόθηκε|μπόρεσε)|απέτυχε/,
  // Russian, Ukrainian, Bulgarian
  /не (?:может|могло|уда[леё]|доставлен|был[оа]? доставлен|вдалося|може (?:бути|да бъде)|е доставен)|сбой доставки|невозможно (?:доставить|отправить)/,
  // Hebrew, Arabic, Thai, Vietnamese, Indonesian
  /לא ניתן ל|המסירה נכשלה|تعذر|فشل|ไม่สามารถส่ง|không thể (?:gửi|phân phối|chuyển)|không được gửi|tidak (?:dapat|bisa) (?:dikirim|disampaikan)|gagal/,
  // Japanese, Chinese, Korean
  /送信(?:できません|できませんでした|に失敗)|配信(?:できません|に失敗|不能|されませんでした)|届けられません|届きませんでした|お届けでき|配送/,
  /(?:无法|無法|未能|不能)[^。]{0,20}(?:投[递遞]|发送|送[达達]|传[递送]|傳[遞送]|寄送)|退信|被退回|(?:传递|投递|送达|发送|傳遞)[^。]{0,60}失[败敗]|(?:전송|배달|전달|발송|보내)[^.]{0,20}(?:못|실패|않|없)/,
];
