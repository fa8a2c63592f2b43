export interface Described {
  caption: string;
  credit: string;
}

const LABEL =
  'Photo(?:graph)?s?|Photographie|Image|Pic(?:ture)?s?|(?:Photo |Image )?Credit|Illustration|Crédits?(?: photo)?|Fotos?|Fotograf(?:ie|ía|i)?|Bild(?:er)?|Imagen|Immagine|Zdjęcie|Фото|צילום|תצלום|تصوير|写真|사진';
const LABELLED = new RegExp(
  String.raw`^(.*)(?<=^|[\s|(–—.-])[|(–—-]?\s*(?<![\p{L}\p{M}])(${LABEL})( by\b|\s?[:：]|\.{3}|…)\s*([^()|]{2,100}?(?:\s\([^()]{2,30}\))?)\)?\.?$`,
  'iu',
);
const LABEL_LAST = new RegExp(String.raw`(?:^|\s)(?:${LABEL})\s?[:：]$`, 'iu');
/** "© Ann Lee / CX", "REUTERS/Ann Lee/File Photo" */
const BEHIND = [/^(.{3,}?)\s*©\s*([^©]{2,80})$/u, /^(.+[.!?…]["”’»]?)\s+(\p{Lu}{2,}\/\p{Lu}[^.!?]{1,60})$/u];
const AGENCY =
  /^(?:(?:The )?Associated Press|AP|Reuters|(?:The )?Canadian Press|La Presse canadienne|Agence France-Presse|AFP|Getty(?: Images)?|EPA|EFE|ANSA|dpa|Shutterstock|Bloomberg|Radio-Canada)$/i;

/** "The harbour at dawn. (Photo: Ann Lee)", "… | Photograph: Ann Lee/Agency" and "… © Ann Lee" carry the credit inside. */
export function partCredit(written: string, told: string): Described {
  const caption = written.replace(/\s*Purchase Licensing Rights\W*$/, '').replace(LABEL_LAST, '');
  const labelled = LABELLED.exec(caption);
  if (labelled && !isInSentence(labelled))
    return {
      caption: (labelled[1] ?? '').replace(/^Image:\s/, '').replace(/[\s|(–—-]+$/, ''),
      credit: withoutLabel(told || (labelled[4] ?? '')),
    };
  return (told === '' && creditBehind(caption)) || { caption, credit: withoutLabel(told) };
}

/** "They shared a photo… and left", "a photograph by Ann Lee is on show": words of the caption itself. */
function isInSentence([, before = '', label = '', mark = '', credit = '']: RegExpExecArray): boolean {
  if (!/[\p{L}\p{N}]\s*$/u.test(before) || !/^\p{Ll}/u.test(label)) return false;
  return !/[:：]/.test(mark) || /^\p{Ll}/u.test(credit);
}

/** "The sea wall on Friday. (Ann Lee/CX)" */
function creditBehind(caption: string): Described | null {
  for (const form of BEHIND) {
    const [, words = '', credit = ''] = form.exec(caption) ?? [];
    if (credit !== '') return { caption: words, credit };
  }
  const found = /^(.+[.!?…]["”’»]?)\s*[([]((?:[^()[\]/]{2,60}\/)?[^()[\]/]{2,60})[)\]]$/u.exec(caption);
  const credit = found?.[2] ?? '';
  return isShared(credit) || AGENCY.test(credit) ? { caption: found?.[1] ?? '', credit } : null;
}

/** "Ann Lee/CX" */
function isShared(credit: string): boolean {
  return /^\p{Lu}[^/]*\/\s?\p{Lu}/u.test(credit);
}

/** Whether a line below a picture, parted from the words about it, says whose the picture is. */
export function isCredit(line: string): boolean {
  if (line.length > 80 || /[.!?…]$/.test(line)) return false;
  const [, name = line, agency = ''] = /^([^()]+?)\s*\(([^()]{2,40})\)$/.exec(line) ?? [];
  return (
    LABELLED.test(line) || line.startsWith('©') || isShared(line) || AGENCY.test(name) || AGENCY.test(agency)
  );
}

const LABEL_FIRST = new RegExp(
  String.raw`^(?:(?:${LABEL}|Photography|Graphic)\s*(?:by\b|[:：|/–—-]|\.{3}|…)\s*|©\s*)+`,
  'iu',
);

/** "Photo by Ann Lee", "Photograph: Ann Lee" and "Image | Ann Lee" are credits to Ann Lee. */
function withoutLabel(credit: string): string {
  return credit.replace(LABEL_FIRST, '').trim();
}
