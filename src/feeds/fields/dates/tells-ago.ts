const AGO =
  /\d.{0,20}(?<!\p{L})(?:ago|geleden|temu|sedan|siden|önce|назад)(?!\p{L})|\ban? \p{L}+ ago\b|(?<!\p{L})(?:vor|il y a|hace|há|för|for)\s\d|日前|時間前|小时前|일 전|시간 전|منذ/iu;

/** "7 hours ago", "vor 3 Std.": a time told from the reader's. */
export function tellsAgo(line: string): boolean {
  return AGO.test(line);
}
